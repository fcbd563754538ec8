/** What a compliant read loses to the log’s tree growing meanwhile: one at a time, and where the machine is full. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Bench, Mode } from '../harness/bench.js';
import { type Contender, closedLoop, compare, interleave, type Round, spreadFor } from '../harness/rounds.js';
import { compliantRead } from '../read/read.js';
import { PEOPLE } from '../setting.js';
import { anyOf, openWorld, type World } from '../world.js';

const MANY = 64;
const LENGTH: Record<Mode, { rounds: number; milliseconds: number }> = {
	quick: { rounds: 5, milliseconds: 3_000 },
	full: { rounds: 21, milliseconds: 3_000 },
};

const GROWING = 'while the tree grows';
const RESTING = 'while the tree rests';
const SIDES = { unit: 'ms', ours: GROWING, peer: RESTING };

export const reading: Bench = {
	id: 'P6-read',
	async run(mode, progress) {
		const world = await openWorld(PEOPLE[mode], progress);
		const taken = (inFlight: number) =>
			interleave([growing(world, inFlight), resting(world, inFlight)], { ...LENGTH[mode], progress });
		try {
			const alone = await taken(1);
			const many = await taken(MANY);
			return {
				title: 'Compliant reads, and the log’s tree',
				setting:
					`As P1. Each read leaves an entry. Growing: the same process moves entries into the tree each second and signs its ` +
					`head, as a server does. Resting: they stay in the inbox, and are moved between the rounds. ${MANY} in flight ask for ` +
					'all the machine has, so that moving an entry takes its time from reads.',
				rounds: LENGTH[mode].rounds,
				postgres: world.postgres,
				comparisons: [
					compare(alone, {
						...{ ...SIDES, what: 'median latency, one at a time', figure: 'p50' },
						target: { of: 'ratio', must: 'stay-below', value: 1.1 },
					}),
					compare(alone, { ...SIDES, what: '99th percentile, one at a time', figure: 'p99' }),
					compare(alone, {
						...{ ...SIDES, unit: '/s', what: 'reads per second, one at a time', figure: 'perSecond' },
						target: { of: 'ratio', must: 'reach', value: 0.9 },
					}),
					compare(many, {
						...{ ...SIDES, unit: '/s', what: `reads per second, ${MANY} in flight`, figure: 'perSecond' },
						target: { of: 'ratio', must: 'reach', value: 0.9 },
					}),
					compare(many, { ...SIDES, what: `median latency, ${MANY} in flight`, figure: 'p50' }),
					compare(many, { ...SIDES, what: `99th percentile, ${MANY} in flight`, figure: 'p99' }),
				],
				timeGoes: [processorTime(many)],
			};
		} finally {
			await world.close();
		}
	},
};

function processorTime(taken: Map<string, Round[]>): string {
	const cpu = (name: string) => `${spreadFor(taken, name, 'cpu').median.toFixed(1)} µs`;
	return `Processor time of the Node process for one read, ${MANY} in flight: ${cpu(GROWING)} while the tree grows, ${cpu(RESTING)} while it rests.`;
}

const operation =
	({ region, subjects }: World) =>
	() =>
		compliantRead({ region }, anyOf(subjects));

function resting(world: World, inFlight: number): Contender {
	return {
		name: RESTING,
		run: async milliseconds => {
			await world.region.integrator.integrate();
			return closedLoop(inFlight, milliseconds, operation(world));
		},
	};
}

/** As many entries are moved in the time measured as are made in it: those of the second before wait at its beginning. */
function growing(world: World, inFlight: number): Contender {
	const { period, run } = world.region.integrator.work();
	return {
		name: GROWING,
		run: async milliseconds => {
			await world.region.integrator.integrate();
			await closedLoop(inFlight, period, operation(world));
			let on = true;
			const turns = (async () => {
				for (; on; await pause(period)) await run(Date.now());
			})();
			const figures = await closedLoop(inFlight, milliseconds, operation(world));
			on = false;
			await turns;
			return figures;
		},
	};
}
