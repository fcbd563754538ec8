/** What a sweep asks of the vault's rows, in SQL. */
import type { DueTarget } from '../decide/due.js';
import type { Instant } from '../decide/state.js';
import type { Session } from '../platform/postgres/session.js';
import type { RetentionEvent } from '../policy/model.js';
import type { PageRow, RecordRow } from './store.js';
import { STARTS } from './stored-state.js';

export type RecordStub = Pick<RecordRow, 'id' | 'item' | 'service' | 'collectedAt'>;

/** Where a walk over everybody begins. */
const FIRST = '00000000-0000-0000-0000-000000000000';

/** Instants stand in the state as big-endian doubles; those since 1970 compare as bytes like the numbers they are. */
const begun = (start: number, cutoff: string) => `substring(s.facts from ${start + 1} for 8) <= ${cutoff}`;

const DUE_BEFORE = [
	begun(STARTS.accountClosed, 'due.closed'),
	begun(STARTS.lastContact, 'due.contact'),
	begun(STARTS.activityEnded, 'due.activity'),
].join(' and ');

/**
 * People of whom something within the targets is stored, or nothing at all, in the order of their ids. The state is not
 * verified here: whoever is found is judged again on a verified one.
 */
export async function dueSubjects(
	session: Session,
	targets: DueTarget[],
	after: string | null,
	limit: number,
): Promise<string[]> {
	const event = (name: RetentionEvent) => targets.map(({ cutoffs }) => instantBytes(cutoffs[name]));
	const rows = await session.query<[string]>({
		name: 'sweep-due-subjects',
		text: `with due as (
				select * from unnest(
					$1::smallint[], $2::smallint[], $3::smallint[], $4::timestamptz[], $5::bytea[], $6::bytea[], $7::bytea[]
				) as due(item, page, service, collected, closed, contact, activity)
			), found as (
				select s.id from due
				join record r on r.item = due.item and r.service = due.service and r.collected_at <= due.collected
				join subject s on s.id = r.subject and ${DUE_BEFORE}
				where s.id > $8
				union
				select s.id from due
				join page p on p.page = due.page and p.service = due.service
				join subject s on s.id = p.subject and ${DUE_BEFORE}
				where s.id > $8
				union
				select s.id from subject s
				where s.id > $8 and not exists (select from page p where p.subject = s.id)
					and not exists (select from record r where r.subject = s.id)
			)
			select id from found order by id limit $9`,
		values: [
			targets.map(({ item }) => item),
			targets.map(({ page }) => page),
			targets.map(({ collectedBy }) => collectedBy),
			targets.map(({ cutoffs }) => instantOrInfinity(cutoffs.collected)),
			event('account-closed'),
			event('last-contact'),
			event('activity-ended'),
			after ?? FIRST,
			limit,
		],
	});
	return rows.map(([subject]) => subject);
}

/** Everybody stored here, a page at a time in the order of their ids. */
export async function subjectsAfter(
	session: Session,
	after: string | null,
	limit: number,
): Promise<string[]> {
	const rows = await session.query<[string]>({
		name: 'sweep-subjects-after',
		text: 'select id from subject where id > $1 order by id limit $2',
		values: [after ?? FIRST, limit],
	});
	return rows.map(([subject]) => subject);
}

export async function recordStubs(session: Session, subject: string): Promise<RecordStub[]> {
	const rows = await session.query<[string, number, number, number]>({
		name: 'sweep-records',
		text: 'select id, item, service, collected_at from record where subject = $1',
		values: [subject],
	});
	return rows.map(([id, item, service, collectedAt]) => ({ id, item, service, collectedAt }));
}

export async function everyPage(session: Session, subject: string): Promise<PageRow[]> {
	const rows = await session.query<[number, number, number, number, Buffer]>({
		name: 'sweep-pages',
		text: 'select page, service, generation, revision, sealed from page where subject = $1',
		values: [subject],
	});
	return rows.map(([page, service, generation, revision, sealed]) => ({
		page,
		service,
		generation,
		revision,
		sealed,
	}));
}

export async function deleteRecords(session: Session, subject: string, ids: string[]): Promise<void> {
	await session.query({
		name: 'sweep-delete-records',
		text: 'delete from record where subject = $1 and id = any($2::uuid[])',
		values: [subject, ids],
	});
}

export async function deletePage(
	session: Session,
	subject: string,
	{ page, service }: Pick<PageRow, 'page' | 'service'>,
): Promise<void> {
	await session.query({
		name: 'sweep-delete-page',
		text: 'delete from page where subject = $1 and page = $2 and service = $3',
		values: [subject, page, service],
	});
}

function instantBytes(instant: Instant): Buffer {
	const bytes = Buffer.alloc(8);
	bytes.writeDoubleBE(Math.max(0, instant));
	return bytes;
}

function instantOrInfinity(instant: Instant): Date | string {
	return Number.isFinite(instant) ? new Date(instant) : 'infinity';
}
