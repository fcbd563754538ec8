/** One visitor with the machine to themselves: what an action costs where nobody waits for anybody. */
import type { Obhut } from '../../src/client/connect.js';
import { summarise } from '../harness/rounds.js';
import { ACTIONS, activityFor } from './actions.js';
import { arrive, type Latencies, type Side, timed } from './rounds.js';
import type { Visitor } from './visitor.js';

/** Visitors at once, where they are many. */
export const PEOPLE = 32;

const TIMES = 40;

export interface Alone {
	/** Milliseconds of one ask of Obhut over HTTP. */
	ask: number;
	actions: { name: string; asks: number; ours: number; plain: number }[];
}

interface AloneParts {
	ours: Side;
	plain: Side;
	version: string;
	obhut: Obhut;
	/** How often the twin's pages have asked something so far. */
	asks(): Promise<number>;
}

export async function oneAlone({ ours, plain, version, obhut, asks }: AloneParts): Promise<Alone> {
	const order = { count: 1, round: -1, version };
	const [visitor] = (await arrive(ours, order)).visitors as [Visitor];
	const [other] = (await arrive(plain, order)).visitors as [Visitor];
	const activities = [await activityFor(visitor), await activityFor(other)] as const;
	const [ourTimes, plainTimes]: [Latencies, Latencies] = [new Map(), new Map()];
	const asked: Latencies = new Map(ACTIONS.map(({ name }) => [name, []]));
	const askTimes: Latencies = new Map();
	for (let time = 0; time < TIMES; time++) {
		for (const { name, run } of ACTIONS) {
			const before = await asks();
			await timed(plainTimes, name, () => run(other, activities[1]));
			asked.get(name)!.push((await asks()) - before);
			await timed(ourTimes, name, () => run(visitor, activities[0]));
			await timed(askTimes, 'session', () => obhut.session(visitor.session).who());
		}
	}
	for (const one of [visitor, other]) one.leave();
	const actions = ACTIONS.map(({ name }) => ({
		...{ name, asks: median(asked.get(name)!) },
		...{ ours: median(ourTimes.get(name)!), plain: median(plainTimes.get(name)!) },
	}));
	return { ask: median(askTimes.get('session')!), actions };
}

/** Milliseconds. */
function median(taken: number[]): number {
	return summarise(taken, 1, 0).p50;
}

/** @param perSecond actions of everybody together */
export function whereTimeGoes({ ask, actions }: Alone, perSecond: number): string[] {
	const row = ({ name, asks, ours, plain }: Alone['actions'][number]) =>
		`${name}: ${asks} asks, ${ours.toFixed(1)} ms, over plain tables ${plain.toFixed(1)} ms`;
	const asks = actions.reduce((sum, action) => sum + action.asks, 0) / actions.length;
	return [
		`In the asks: a page has Obhut answer several over HTTP, nearly all one after the other, ${asks.toFixed(1)} an action on average. The shortest, ` +
			`whose session it is, takes ${ask.toFixed(2)} ms with nobody else there. So an action of one visitor alone takes, at the median: ${actions.map(row).join('; ')}.`,
		`Under ${PEOPLE} people Obhut answers ${(perSecond * asks).toFixed(0)} asks a second, each an HTTP exchange of two processes that share the machine’s processors ` +
			'with PostgreSQL and the load.',
	];
}
