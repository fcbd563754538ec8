/** Recurring work: each process offers itself, the database gives each turn to one of them. */
import type { Clock } from './clock.js';
import type { Session } from './postgres/session.js';
import { takeTurn } from './turn-store.js';

export interface Recurring {
	/** Stable name; one turn per name and period. */
	work: string;
	/** Milliseconds. */
	period: number;
	run(now: number): Promise<void>;
}

export interface Turns {
	/** Offers every work now, whatever the timers say; resolves when what was due is done. */
	offer(): Promise<void>;
	/** Waits for what is under way. */
	stop(): Promise<void>;
}

/** Milliseconds between offers at most: a process that starts anew within every period would never come to its turn. */
const OFFERED = 60_000;

/** Offers each work as often as its period, once a minute at least; `failed` is told of errors, and the next turn goes on. */
export function keepTurns(
	session: Session,
	clock: Clock,
	works: Recurring[],
	failed: (work: string, error: unknown) => void,
): Turns {
	const running = new Map<string, Promise<void>>();
	const take = async ({ work, period, run }: Recurring): Promise<void> => {
		try {
			const now = clock();
			if (await takeTurn(session, work, now, period)) await run(now);
		} catch (error) {
			failed(work, error);
		}
	};
	const offer = (one: Recurring): Promise<void> => {
		const under = running.get(one.work);
		if (under) return under;
		const begun = take(one).finally(() => running.delete(one.work));
		running.set(one.work, begun);
		return begun;
	};
	const timers = works.map(one => setInterval(() => void offer(one), Math.min(one.period, OFFERED)).unref());
	return {
		offer: async () => {
			await Promise.all(works.map(offer));
		},
		stop: async () => {
			for (const timer of timers) clearInterval(timer);
			await Promise.all(running.values());
		},
	};
}
