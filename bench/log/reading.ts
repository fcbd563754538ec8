/** What a compliant read loses to the log’s tree growing meanwhile. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Bench, Mode } from '../harness/bench.js';
import { type Contender, closedLoop, compare, interleave, spreadFor } from '../harness/rounds.js';
import { compliantRead } from '../read/read.js';
import { PEOPLE } from '../setting.js';
import { anyOf, openWorld, type World } from '../world.js';

const IN_FLIGHT = 64;
const LENGTH: Record<Mode, { rounds: number; milliseconds: number }> = {
	quick: { rounds: 5, milliseconds: 3_000 },
	full: { rounds: 9, milliseconds: 5_000 },
};

const GROWING = 'while the tree grows';
const RESTING = 'while the tree rests';

export const reading: Bench = {
	id: 'P6-read',
	async run(mode, progress) {
		const world = await openWorld(PEOPLE[mode], progress);
		try {
			const taken = await interleave([growing(world), resting(world)], { ...LENGTH[mode], progress });
			const line = { unit: '/s', ours: GROWING, peer: RESTING };
			const [with_, without] = [GROWING, RESTING].map(name => spreadFor(taken, name, 'cpu').median);
			return {
				title: 'Compliant reads, and the log’s tree',
				setting:
					`As P1, ${IN_FLIGHT} reads in flight. Each leaves an entry. Growing: the same process moves them into the tree each second and ` +
					'signs its head, as a server does. Resting: they stay in the inbox, and are moved between the rounds.',
				rounds: LENGTH[mode].rounds,
				postgres: world.postgres,
				comparisons: [
					compare(taken, {
						...line,
						what: 'reads per second',
						figure: 'perSecond',
						target: { of: 'ratio', must: 'reach', value: 0.9 },
					}),
					compare(taken, { ...line, what: 'median latency', unit: 'ms', figure: 'p50' }),
					compare(taken, { ...line, what: '99th percentile', unit: 'ms', figure: 'p99' }),
				],
				timeGoes: [
					`Processor time of the Node process for one read: ${with_!.toFixed(1)} µs while the tree grows, ${without!.toFixed(1)} µs while it rests.`,
				],
			};
		} finally {
			await world.close();
		}
	},
};

const operation =
	({ region, subjects }: World) =>
	() =>
		compliantRead({ region }, anyOf(subjects));

function resting(world: World): Contender {
	return {
		name: RESTING,
		run: async milliseconds => {
			await world.region.integrator.integrate();
			return closedLoop(IN_FLIGHT, milliseconds, operation(world));
		},
	};
}

/** As many entries are moved in the time measured as are made in it: those of the second before wait at its beginning. */
function growing(world: World): Contender {
	const { period, run } = world.region.integrator.work();
	return {
		name: GROWING,
		run: async milliseconds => {
			await world.region.integrator.integrate();
			await closedLoop(IN_FLIGHT, period, operation(world));
			let on = true;
			const turns = (async () => {
				for (; on; await pause(period)) await run(Date.now());
			})();
			const figures = await closedLoop(IN_FLIGHT, milliseconds, operation(world));
			on = false;
			await turns;
			return figures;
		},
	};
}
