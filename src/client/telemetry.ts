import type { CountSeries, Observation, Transport } from './transport.js';

/** Most observations the server takes in one ask. */
const MOST_OBSERVATIONS = 100;

/** Counts without people: nothing here takes a person's id, and nothing sent is kept as it came. */
export class Telemetry {
	readonly #transport: Transport;

	constructor(transport: Transport) {
		this.#transport = transport;
	}

	/**
	 * `await obhut.telemetry.observe([{ kind: 'performance', name: 'start-page', took: 84 }])`: added to the hour's
	 * counters, and durable once this resolves. Sent again after a lost connection it may be counted twice.
	 */
	async observe(observations: Observation[]): Promise<void> {
		for (let at = 0; at < observations.length; at += MOST_OBSERVATIONS) {
			await this.#transport.ask('telemetry', {
				observations: observations.slice(at, at + MOST_OBSERVATIONS),
			});
		}
	}

	/** Counters of the hours from the one `from` falls into, at most 31 days back. */
	async since(from: Date): Promise<CountSeries[]> {
		return (await this.#transport.ask('telemetrySeries', { from: from.toISOString() })).series;
	}
}
