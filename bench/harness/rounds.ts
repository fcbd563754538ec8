/** Rounds of several contenders in turn, A B C A B C …, so that whatever else the machine does weighs on all of them. */
import { setImmediate as turn } from 'node:timers/promises';
import type { Progress } from './progress.js';
import { type Comparison, type Spread, spreadOf, type Target } from './result.js';

/** What one contender did in one round. */
export interface Round {
	perSecond: number;
	/** Milliseconds. */
	p50: number;
	p99: number;
	/** Microseconds of this process's own processor time for one operation. */
	cpu: number;
}

export interface Contender {
	name: string;
	run(milliseconds: number): Promise<Round>;
}

export interface RoundsOptions {
	rounds: number;
	/** Of each contender in each round. */
	milliseconds: number;
	progress: Progress;
}

/** Every contender's rounds, by name; each is warmed up for one round that is not counted. */
export async function interleave(
	contenders: Contender[],
	{ rounds, milliseconds, progress }: RoundsOptions,
): Promise<Map<string, Round[]>> {
	const taken = new Map<string, Round[]>(contenders.map(({ name }) => [name, []]));
	for (let round = -1; round < rounds; round++) {
		for (const [position, { name, run }] of contenders.entries()) {
			progress.at((round + 1) * contenders.length + position, (rounds + 1) * contenders.length, name);
			const figures = await run(milliseconds);
			if (round >= 0) taken.get(name)!.push(figures);
		}
	}
	return taken;
}

/** `inFlight` callers, each sending its next operation when the last was answered. */
export async function closedLoop(
	inFlight: number,
	milliseconds: number,
	operation: () => Promise<unknown>,
): Promise<Round> {
	await turn();
	const latencies: number[] = [];
	const before = process.cpuUsage();
	const start = performance.now();
	const end = start + milliseconds;
	const caller = async () => {
		for (let now = performance.now(); now < end; ) {
			await operation();
			const done = performance.now();
			latencies.push(done - now);
			now = done;
		}
	};
	await Promise.all(Array.from({ length: inFlight }, caller));
	const seconds = (performance.now() - start) / 1000;
	const { user, system } = process.cpuUsage(before);
	return summarise(latencies, seconds, user + system);
}

/** `microseconds` of processor time were spent on all of it. */
export function summarise(latencies: number[], seconds: number, microseconds: number): Round {
	const sorted = Float64Array.from(latencies).sort();
	const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
	return {
		perSecond: sorted.length / seconds,
		p50: at(0.5),
		p99: at(0.99),
		cpu: microseconds / Math.max(1, sorted.length),
	};
}

/** One figure of ours beside the same of a peer, round by round. */
export function compare(
	taken: Map<string, Round[]>,
	asked: { what: string; unit: string; ours: string; peer: string; figure: keyof Round; target?: Target },
): Comparison {
	const figures = (name: string) => taken.get(name)!.map(round => round[asked.figure]);
	const [ours, theirs] = [figures(asked.ours), figures(asked.peer)];
	return {
		what: asked.what,
		unit: asked.unit,
		ours: spreadOf(ours),
		peer: { name: asked.peer, figure: spreadOf(theirs) },
		ratio: spreadOf(ours.map((value, round) => value / theirs[round]!)),
		...(asked.target ? { target: asked.target } : {}),
	};
}

export function spreadFor(taken: Map<string, Round[]>, name: string, figure: keyof Round): Spread {
	return spreadOf(taken.get(name)!.map(round => round[figure]));
}
