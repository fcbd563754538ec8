/** P1: compliant reads of five items of one person against a plain select of the same values. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Bench, Mode } from '../harness/bench.js';
import type { Progress } from '../harness/progress.js';
import { type Comparison, spreadOf } from '../harness/result.js';
import { type Contender, closedLoop, compare, interleave, type Round, spreadFor } from '../harness/rounds.js';
import { committer, pipelinedReader, pooledReader } from '../peers.js';
import { CALLER, ITEMS, PEOPLE, PURPOSE } from '../setting.js';
import { anyOf, openWorld, type World } from '../world.js';
import { stagesOfRead } from './stages.js';

const IN_FLIGHT = 64;
const OURS = 'Obhut';
const POOL = 'pg Pool(10)';
const PIPELINE = 'one pipelined pg client';

const LENGTH: Record<Mode, { rounds: number; milliseconds: number }> = {
	quick: { rounds: 5, milliseconds: 1_500 },
	full: { rounds: 9, milliseconds: 5_000 },
};

export async function compliantRead({ region }: Pick<World, 'region'>, subject: string): Promise<void> {
	const [result] = await region.vault.read(CALLER, { subjects: [subject], purpose: PURPOSE, items: ITEMS });
	if (!result?.known || Object.keys(result.values).length !== ITEMS.length) {
		throw new Error('a read did not release what it should');
	}
}

async function plainRead(reader: { read(subject: string): Promise<object> }, subject: string): Promise<void> {
	if (Object.keys(await reader.read(subject)).length !== ITEMS.length) {
		throw new Error('a plain select did not find its rows');
	}
}

export const read: Bench = {
	id: 'P1',
	async run(mode, progress) {
		const world = await openWorld(PEOPLE[mode], progress);
		const pool = pooledReader(world.address);
		const pipeline = await pipelinedReader(world.address);
		const loop = (name: string, read: (subject: string) => Promise<void>): Contender => ({
			name,
			run: milliseconds => closedLoop(IN_FLIGHT, milliseconds, () => read(anyOf(world.subjects))),
		});
		try {
			const taken = await interleave(
				[
					loop(OURS, subject => compliantRead(world, subject)),
					loop(POOL, subject => plainRead(pool, subject)),
					loop(PIPELINE, subject => plainRead(pipeline, subject)),
				],
				{ ...LENGTH[mode], progress },
			);
			const pair = await pairs(world, mode, progress);
			return {
				title: 'Compliant read, 64 in flight',
				setting:
					`Five items of one person drawn evenly from ${PEOPLE[mode].toLocaleString('en')} people, ${IN_FLIGHT} reads in flight, in-process: ` +
					'state, decision, decryption and a durable log entry, against a prepared select of the same five values by primary key.',
				rounds: LENGTH[mode].rounds,
				postgres: world.postgres,
				comparisons: [...figures(taken), ...pair],
				timeGoes: [processorTime(taken), ...(await stagesOfRead(world))],
			};
		} finally {
			await pool.close();
			await pipeline.close();
			await world.close();
		}
	},
};

function figures(taken: Map<string, Round[]>): Comparison[] {
	const line = (what: string, unit: string, peer: string, figure: keyof Round) => ({
		...{ what, unit, peer, figure },
		ours: OURS,
	});
	return [
		compare(taken, {
			...line('reads per second', '/s', POOL, 'perSecond'),
			target: { of: 'ratio', must: 'reach', value: 1 },
		}),
		compare(taken, {
			...line('reads per second', '/s', PIPELINE, 'perSecond'),
			target: { of: 'ratio', must: 'reach', value: 0.5 },
		}),
		compare(taken, line('median latency', 'ms', POOL, 'p50')),
		compare(taken, {
			...line('99th percentile', 'ms', POOL, 'p99'),
			target: { of: 'ratio', must: 'stay-below', value: 3 },
		}),
		compare(taken, line('99th percentile', 'ms', PIPELINE, 'p99')),
	];
}

function processorTime(taken: Map<string, Round[]>): string {
	const cpu = (name: string) => `${spreadFor(taken, name, 'cpu').median.toFixed(1)} µs`;
	return (
		`Processor time of the Node process for one read: ${cpu(OURS)} with Obhut, ${cpu(POOL)} through the pool, ` +
		`${cpu(PIPELINE)} pipelined. One thread does all of it, so this is the ceiling.`
	);
}

/** The same with two processes on the two sides, each running half. */
async function pairs(world: World, mode: Mode, progress: Progress): Promise<Comparison[]> {
	const workers = [await startWorker(world), await startWorker(world)];
	const both = (name: string, kind: 'ours' | 'pool'): Contender => ({
		name,
		run: async milliseconds => {
			const halves = await Promise.all(workers.map(worker => ask(worker, { kind, milliseconds })));
			return join(halves);
		},
	});
	const two = { ours: 'Obhut, two processes', pool: `${POOL}, two processes` };
	const pool = pooledReader(world.address);
	const one: Contender = {
		name: POOL,
		run: milliseconds => closedLoop(IN_FLIGHT, milliseconds, () => plainRead(pool, anyOf(world.subjects))),
	};
	try {
		const contenders = [both(two.ours, 'ours'), one, both(two.pool, 'pool')];
		const taken = await interleave(contenders, { ...LENGTH[mode], progress });
		const what = 'reads per second, two processes with 32 each';
		const line = { what, unit: '/s', ours: two.ours, figure: 'perSecond' as const };
		return [compare(taken, { ...line, peer: POOL }), compare(taken, { ...line, peer: two.pool })];
	} finally {
		await pool.close();
		for (const worker of workers) worker.disconnect();
	}
}

async function startWorker({ address }: World): Promise<ChildProcess> {
	const worker = fork(fileURLToPath(new URL('./worker.js', import.meta.url)));
	await ask(worker, address);
	return worker;
}

async function ask(worker: ChildProcess, message: object): Promise<Round> {
	worker.send(message);
	const [answer] = (await once(worker, 'message')) as [Round];
	return answer;
}

function join(halves: Round[]): Round {
	const mean = (figure: keyof Round) => halves.reduce((sum, half) => sum + half[figure], 0) / halves.length;
	return {
		perSecond: mean('perSecond') * halves.length,
		p50: mean('p50'),
		p99: mean('p99'),
		cpu: mean('cpu'),
	};
}

/** P1b: one read at a time against one select and one commit at a time. */
export const readAlone: Bench = {
	id: 'P1b',
	async run(mode, progress) {
		const world = await openWorld(PEOPLE[mode], progress);
		const pool = pooledReader(world.address);
		const writer = await committer(world.address, 700);
		const alone = (name: string, operation: () => Promise<unknown>): Contender => ({
			name,
			run: milliseconds => closedLoop(1, milliseconds, operation),
		});
		try {
			const [select, commit] = ['plain select', 'one commit'];
			const taken = await interleave(
				[
					alone(OURS, () => compliantRead(world, anyOf(world.subjects))),
					alone(select, () => plainRead(pool, anyOf(world.subjects))),
					alone(commit, writer.commit),
				],
				{ ...LENGTH[mode], progress },
			);
			const p50 = (name: string) => taken.get(name)!.map(round => round.p50);
			const floor = p50(select).map((value, round) => value + p50(commit)[round]!);
			const above = p50(OURS).map((value, round) => value - floor[round]!);
			return {
				title: 'Compliant read, one at a time',
				setting: `As P1 with one read in flight, against a prepared select and an autocommit insert of 700 bytes, each one at a time.`,
				rounds: LENGTH[mode].rounds,
				postgres: world.postgres,
				comparisons: [
					{
						what: 'median latency',
						unit: 'ms',
						ours: spreadOf(p50(OURS)),
						peer: { name: 'one select and one commit', figure: spreadOf(floor) },
						ratio: spreadOf(p50(OURS).map((value, round) => value / floor[round]!)),
					},
					{
						what: 'median latency above one select and one commit',
						unit: 'ms',
						ours: spreadOf(above),
						target: { of: 'figure', must: 'stay-below', value: 0.5 },
					},
				],
			};
		} finally {
			await pool.close();
			await writer.close();
			await world.close();
		}
	},
};
