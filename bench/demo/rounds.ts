/** Rounds of the demo: everybody at once on one side, then on the other, each action's answers apart. */
import { type Round, summarise } from '../harness/rounds.js';
import { ACTIONS, activityFor } from './actions.js';
import { Visitor } from './visitor.js';

/** A shop with or without Obhut behind it. */
export interface Side {
	name: string;
	shop: string;
	/** The newest code sent to each, once `count` have been sent to everybody. */
	codes(visitors: Visitor[], count: number): Promise<string[]>;
	/** What a visitor must agree to first. */
	agree(visitor: Visitor): Promise<void>;
}

/** Milliseconds of every answer, by action. */
export type Latencies = Map<string, number[]>;

/** Actions of every kind together. */
export const ALL = 'all actions';

export async function timed<T>(latencies: Latencies, name: string, work: () => Promise<T>): Promise<T> {
	const begun = performance.now();
	const done = await work();
	const taken = latencies.get(name) ?? [];
	latencies.set(name, taken);
	taken.push(performance.now() - begun);
	return done;
}

/** New people register, ask for a second code and sign in, all of them at once in each step. */
export async function arrive(
	side: Side,
	{ count, round, version }: { count: number; round: number; version: string },
): Promise<{ visitors: Visitor[]; latencies: Latencies }> {
	const latencies: Latencies = new Map();
	const visitors = Array.from(
		{ length: count },
		(_, at) => new Visitor(side.shop, `visitor-${round}-${at}@bench.example`),
	);
	const home = { residence: 'DE' };
	const each = (work: (visitor: Visitor, at: number) => Promise<unknown>) => Promise.all(visitors.map(work));
	await each(visitor => {
		const fields = { ...home, email: visitor.email, seen: 'yes', shown: version };
		return timed(latencies, 'register', () => visitor.send('/register', fields));
	});
	await side.codes(visitors, 1);
	await each(({ email }, at) =>
		timed(latencies, 'ask for another code', () => visitors[at]!.send('/sign-in/code', { ...home, email })),
	);
	const codes = await side.codes(visitors, 2);
	await each((visitor, at) => {
		const fields = {
			region: 'eu',
			email: visitor.email,
			code: codes[at]!,
			shown: version,
			onward: '/account',
		};
		return timed(latencies, 'sign in', () => visitor.send('/sign-in', fields));
	});
	await each(visitor => side.agree(visitor));
	return { visitors, latencies };
}

/** Everybody goes through the actions again and again, each beginning with another. */
export async function goRound(visitors: Visitor[], milliseconds: number): Promise<Map<string, Round>> {
	const activity = await activityFor(visitors[0]!);
	const latencies: Latencies = new Map();
	const begun = performance.now();
	const end = begun + milliseconds;
	await Promise.all(
		visitors.map(async (visitor, first) => {
			for (let at = first; performance.now() < end; at++) {
				const { name, run } = ACTIONS[at % ACTIONS.length]!;
				await timed(latencies, name, () => run(visitor, activity));
			}
		}),
	);
	latencies.set(ALL, [...latencies.values()].flat());
	return summaries(latencies, (performance.now() - begun) / 1000);
}

export function summaries(latencies: Latencies, seconds: number): Map<string, Round> {
	return new Map([...latencies].map(([name, taken]) => [name, summarise(taken, seconds, 0)]));
}
