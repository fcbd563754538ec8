/** Forgetting what was sent and said long ago: the rows say who was written to, and when. */
import type { Database } from '../platform/postgres/database.js';
import type { Recurring } from '../platform/turns.js';
import { deleteAnnouncements } from './announcement-store.js';
import { ANNOUNCEMENT_KEPT, LASTING, LASTING_KEPT, MESSAGE_KEPT } from './rules.js';
import { deleteSettled } from './store.js';

const HOUR = 3_600_000;

/** At most so many rows a statement, so that nobody waits for them long. */
const A_ROUND = 5_000;

/** What is still queued is never forgotten, however old. */
export function forgettingWork({ database }: { database: Pick<Database, 'query'> }): Recurring {
	return {
		work: 'forget-messages',
		period: HOUR,
		run: async now => {
			const before = { most: now - MESSAGE_KEPT, lasting: now - LASTING_KEPT };
			while ((await deleteSettled(database, before, LASTING, A_ROUND)) === A_ROUND);
			await deleteAnnouncements(database, now - ANNOUNCEMENT_KEPT);
		},
	};
}
