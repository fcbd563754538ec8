/**
 * Tells staff about a region's alarms, and keeps what it told.
 *
 * A notice is told at least once: it counts as told when the transaction in which somebody took it is committed. Where it
 * was not taken, the next look tells it again; and where the process dies between the yes and the commit, it is told
 * twice, with the same id.
 */
import { createHash } from 'node:crypto';
import type { Clock } from '../../platform/clock.js';
import type { Database } from '../../platform/postgres/database.js';
import type { Recurring } from '../../platform/turns.js';
import type { Alarm } from '../alarms.js';
import { LOOK_EVERY, type Notice, SETTLED_AFTER, type Telling, type Told } from './model.js';
import { noticesDue } from './rules.js';
import { keepTold, lockNotices, toldSoFar } from './store.js';

export interface NoticeParts {
	region: string;
	database: Pick<Database, 'transaction'>;
	clock: Clock;
	/** Every alarm of the region as it stands now. */
	look(): Promise<Alarm[]>;
	/** Resolves once the notice was taken; throws where it was not. */
	tell(notice: Notice): Promise<void>;
	/** How one look at a time is let through; only tests have another way. */
	lock?: typeof lockNotices;
}

/** One look each turn. It throws what `look` and `tell` throw, and has then told and kept nothing. */
export function noticesWork(parts: NoticeParts): Recurring {
	const { clock, database, lock = lockNotices, look, region, tell } = parts;
	const settled = clock() + SETTLED_AFTER;
	return {
		work: 'alarm-notices',
		period: LOOK_EVERY,
		async run(now) {
			if (now < settled) return;
			const failure = await database.transaction(async transaction => {
				// A mail server may take longer than a turn lasts: the next turn is another process's.
				if (!(await lock(transaction))) return null;
				const known = await toldSoFar(transaction);
				const { tellings, told } = noticesDue(known, await look(), now);
				try {
					if (tellings.length > 0) {
						await tell({ id: noticeId(region, known, tellings), region, at: now, tellings });
					}
				} catch (error) {
					// Not thrown in here, where it would be taken for one of the database.
					return { error };
				}
				await keepTold(transaction, told);
				return null;
			});
			if (failure) throw failure.error;
		},
	};
}

function noticeId(region: string, known: readonly Told[], tellings: readonly Telling[]): string {
	const past = tellings.map(({ alarm, change }) => [change, known.find(({ code }) => code === alarm.code)]);
	return createHash('sha256')
		.update(JSON.stringify([region, past]))
		.digest('hex')
		.slice(0, 32);
}
