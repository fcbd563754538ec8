/** Drafts, notices and the way of a version into force, in SQL. What publishes runs as the owner; the rest as the runtime. */
import type { Session } from '../../platform/postgres/session.js';
import type { SourceFile } from '../../policy/source-file.js';
import type { StoredPlaces } from './obstacles.js';

export interface StoredDraft {
	version: string;
	/** SHA-256 (hex) of the model. */
	digest: string;
	sources: SourceFile[];
	/** Milliseconds. */
	effectiveAt: number;
	reducesRights: boolean;
	storedAt: number;
}

/** As the owner. A draft of the same version is replaced: what was proposed of it names another digest. */
export async function putDraft(session: Session, draft: Omit<StoredDraft, 'storedAt'>): Promise<void> {
	await session.query({
		name: 'draft-put',
		text: `insert into policy_draft (version, digest, sources, effective_at, reduces_rights)
			values ($1, $2, $3, $4, $5)
			on conflict (version) do update set digest = excluded.digest, sources = excluded.sources,
				effective_at = excluded.effective_at, reduces_rights = excluded.reduces_rights, stored_at = now()`,
		values: [
			draft.version,
			draft.digest,
			JSON.stringify(draft.sources),
			new Date(draft.effectiveAt),
			draft.reducesRights,
		],
	});
}

export async function drafts(session: Session): Promise<StoredDraft[]> {
	const rows = await session.query<[string, string, SourceFile[], number, boolean, number]>({
		name: 'draft-list',
		text: `select version, digest, sources, effective_at, reduces_rights, stored_at
			from policy_draft order by stored_at desc`,
	});
	return rows.map(([version, digest, sources, effectiveAt, reducesRights, storedAt]) => ({
		version,
		digest,
		sources,
		effectiveAt,
		reducesRights,
		storedAt,
	}));
}

/** As the owner: the draft becomes the next version. False where there is no such draft, or the version is published. */
export async function publishDraft(
	session: Session,
	draft: { version: string; digest: string; publishedAt: number; publishedBy: string },
): Promise<boolean> {
	const rows = await session.query({
		name: 'draft-publish',
		text: `with draft as (delete from policy_draft where version = $1 and digest = $2 returning *)
			insert into policy_version
				(ordinal, version, digest, sources, effective_at, published_at, published_by, must_be_seen)
			select (select max(ordinal) + 1 from policy_version),
				version, digest, sources, effective_at, $3, $4, reduces_rights
			from draft where exists (select from policy_version) on conflict (version) do nothing returning 1`,
		values: [draft.version, draft.digest, new Date(draft.publishedAt), draft.publishedBy],
	});
	return rows.length > 0;
}

/** How a region stands, in one small look. */
export interface RegionStanding {
	hasDrafts: boolean;
	/** Published and not in force, oldest first. */
	waiting: WaitingVersion[];
	/** Versions in force, oldest first. */
	inForce: string[];
}

export interface WaitingVersion {
	ordinal: number;
	version: string;
	effectiveAt: number;
	mustBeSeen: boolean;
}

export async function regionStanding(session: Session, now: number): Promise<RegionStanding> {
	const rows = await session.query<[boolean, number | null, string, number, boolean, number | null]>({
		name: 'publication-standing',
		text: `select exists (select from policy_draft), ordinal, version, effective_at, must_be_seen, in_force_from
			from policy_version order by ordinal`,
	});
	return {
		hasDrafts: rows[0]?.[0] ?? false,
		waiting: rows
			.filter(([, , , , , from]) => from === null)
			.map(([, ordinal, version, effectiveAt, mustBeSeen]) => ({
				ordinal: ordinal!,
				version,
				effectiveAt,
				mustBeSeen,
			})),
		inForce: rows.filter(([, , , , , from]) => from !== null && from <= now).map(row => row[2]),
	};
}

export interface NoticeRow {
	announcedAt: number;
	/** Last person a notice was queued for. */
	through: string | null;
	complete: boolean;
}

/** False where another process has begun already. */
export async function beginNotice(session: Session, ordinal: number, now: number): Promise<boolean> {
	const rows = await session.query({
		name: 'notice-begin',
		text: `insert into policy_notice (ordinal, announced_at) values ($1, $2)
			on conflict do nothing returning 1`,
		values: [ordinal, new Date(now)],
	});
	return rows.length > 0;
}

export async function findNotice(session: Session, ordinal: number): Promise<NoticeRow | null> {
	const [row] = await session.query<[number, string | null, number | null]>({
		name: 'notice-find',
		text: 'select announced_at, through, complete_at from policy_notice where ordinal = $1',
		values: [ordinal],
	});
	return row ? { announcedAt: row[0], through: row[1], complete: row[2] !== null } : null;
}

/** The same, and nobody else goes on with it until the transaction ends. */
export async function holdNotice(session: Session, ordinal: number): Promise<NoticeRow | null> {
	const [row] = await session.query<[number, string | null, number | null]>({
		name: 'notice-hold',
		text: 'select announced_at, through, complete_at from policy_notice where ordinal = $1 for update',
		values: [ordinal],
	});
	return row ? { announcedAt: row[0], through: row[1], complete: row[2] !== null } : null;
}

export async function advanceNotice(
	session: Session,
	ordinal: number,
	through: string | null,
	completeAt: number | null,
): Promise<void> {
	await session.query({
		name: 'notice-advance',
		text: `update policy_notice set through = coalesce($2, through), complete_at = $3 where ordinal = $1`,
		values: [ordinal, through, completeAt === null ? null : new Date(completeAt)],
	});
}

/** The next people in the order of their ids. */
export async function peopleAfter(
	session: Session,
	through: string | null,
	limit: number,
): Promise<string[]> {
	const rows = await session.query<[string]>({
		name: 'notice-people',
		text: 'select id from subject where $1::uuid is null or id > $1::uuid order by id limit $2',
		values: [through, limit],
	});
	return rows.map(([id]) => id);
}

/** As the owner. False where it is in force already, or the date has not come. */
export async function putInForce(session: Session, version: string, now: number): Promise<boolean> {
	const rows = await session.query({
		name: 'publication-in-force',
		text: `update policy_version set in_force_from = $2
			where version = $1 and in_force_from is null and effective_at <= $2 returning 1`,
		values: [version, new Date(now)],
	});
	return rows.length > 0;
}

/** Of the places asked about, those that hold values. */
export async function storedIn(session: Session, places: StoredPlaces): Promise<StoredPlaces> {
	const pages = await session.query<[number]>({
		name: 'publication-stored-pages',
		text: `select asked from unnest($1::int[]) as asked
			where exists (select from page where page.page = asked)`,
		values: [places.pages],
	});
	const items = await session.query<[number]>({
		name: 'publication-stored-items',
		text: `select asked from unnest($1::int[]) as asked
			where exists (select from record where record.item = asked)`,
		values: [places.items],
	});
	return { pages: pages.map(([page]) => page), items: items.map(([item]) => item) };
}
