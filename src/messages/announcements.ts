/** What is said to everybody at a prominent place on the page (S3.3, S4.5, S8.2). */
import { randomUUID } from 'node:crypto';
import type { Clock } from '../platform/clock.js';
import type { Database } from '../platform/postgres/database.js';
import type { Policy } from '../policy/model.js';
import { announcementsAt, insertAnnouncement } from './announcement-store.js';
import type { Announcements } from './model.js';
import { announcementText } from './words.js';

export interface AnnouncementParts {
	database: Pick<Database, 'query'>;
	policy: Policy;
	clock: Clock;
}

/** `put` throws where a parameter of the kind is missing. */
export function openAnnouncements({ clock, database, policy }: AnnouncementParts): Announcements {
	return {
		async put(transaction, announcement) {
			for (const language of policy.languages) announcementText(policy, announcement, language);
			const id = randomUUID();
			await insertAnnouncement(transaction, { id, ...announcement });
			return id;
		},
		now: () => announcementsAt(database, clock()),
		say: (announcement, language) => announcementText(policy, announcement, language),
	};
}
