/** Telling people of one region about a new version (S8.2): an announcement for all, and where it reduces rights, mail. */
import { itemOfForm, rightsPurpose } from '../../policy/places.js';
import {
	advanceNotice,
	beginNotice,
	findNotice,
	holdNotice,
	peopleAfter,
	type WaitingVersion,
} from './draft-store.js';
import type { PublishingRegion } from './model.js';
import type { NoticeStanding } from './rules.js';

/** How long the announcement stands once the version is in force, milliseconds. */
const STANDS_ON = 30 * 86_400_000;

/** People whose notices are queued in one transaction. */
const BATCH = 500;

/** Begins, or goes on where another process or a crash left off; resolves when everybody has a notice queued. */
export async function tellPeople(
	region: PublishingRegion,
	version: WaitingVersion,
	now: number,
): Promise<void> {
	await region.database.transaction(async transaction => {
		if (!(await beginNotice(transaction, version.ordinal, now))) return;
		await region.announcements.put(transaction, {
			kind: 'policy-change',
			from: now,
			until: version.effectiveAt + STANDS_ON,
			params: { version: version.version, effective: isoDate(version.effectiveAt) },
		});
	});
	while (!(await queueSome(region, version, now)));
}

export async function noticeStanding(
	{ database, outbox }: PublishingRegion,
	{ ordinal, version, mustBeSeen }: WaitingVersion,
): Promise<NoticeStanding> {
	const row = await findNotice(database, ordinal);
	if (!row) return { announcedAt: null, complete: false, queued: 0 };
	const { announcedAt, complete } = row;
	const queued = mustBeSeen ? (await outbox.count('policy-change', 'version', version)).queued : 0;
	return { announcedAt, complete, queued };
}

/** True when nobody is left. */
async function queueSome(
	{ database, outbox, policy: { policy } }: PublishingRegion,
	{ ordinal, version, effectiveAt, mustBeSeen }: WaitingVersion,
	now: number,
): Promise<boolean> {
	const known = await findNotice(database, ordinal);
	if (!known || known.complete) return true;
	const purpose = rightsPurpose(policy);
	const to = purpose === null ? null : itemOfForm(policy, purpose, 'email');
	const service = Object.keys(policy.services)[0]!;
	return database.transaction(async transaction => {
		const row = await holdNotice(transaction, ordinal);
		if (!row || row.complete) return true;
		const byMail = mustBeSeen && purpose !== null && to !== null;
		const people = byMail ? await peopleAfter(transaction, row.through, BATCH) : [];
		for (const subject of people) {
			const params = { version, effective: isoDate(effectiveAt) };
			const language = policy.languages[0]!;
			const message = { subject, template: 'policy-change', purpose: purpose!, to: to!, service } as const;
			await outbox.put(transaction, { ...message, language, params }, now);
		}
		const done = people.length < BATCH;
		await advanceNotice(transaction, ordinal, people.at(-1) ?? null, done ? now : null);
		return done;
	});
}

function isoDate(at: number): string {
	return new Date(at).toISOString().slice(0, 10);
}
