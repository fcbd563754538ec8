/** The vault's rows in SQL. Everything here moves sealed bytes; nothing here opens them. */
import type { Session } from '../platform/postgres/session.js';
import { STANDING, type StandingStops } from './stop-store.js';
import type { StoredKey } from './subject-keys.js';

export interface PersonRow {
	subject: string;
	facts: Buffer;
	mac: Buffer;
	key: StoredKey;
}

export interface PageRow {
	page: number;
	service: number;
	generation: number;
	revision: number;
	sealed: Buffer;
}

export interface RecordRow {
	id: string;
	item: number;
	service: number;
	collectedAt: number;
	generation: number;
	revision: number;
	sealed: Buffer;
}

export interface PersonRows extends PersonRow {
	/** All of the person's row as one text: equal texts, equal rows. */
	text: string;
	pages: PageRow[];
	records: RecordRow[];
}

/** What one statement saw, and so one snapshot. */
export interface Loaded {
	/** Unknown people are absent. */
	people: Map<string, PersonRows>;
	stops: StandingStops;
}

type PersonTuple = [string, Buffer, Buffer, number, number, Buffer];
type PageTuple = [number | null, number, number, number, Buffer];

/** A person's row in one column: far cheaper to take over than five where it is the row that verified last time. */
const PERSON_TEXT = `concat_ws(' ', k.generation, k.kek, encode(s.facts, 'hex'), encode(s.mac, 'hex'), encode(k.wrapped, 'hex'))`;

/** A person as loaded, taken apart only where somebody looks inside. */
class LoadedPerson implements PersonRows {
	readonly subject: string;
	readonly text: string;
	readonly pages: PageRow[] = [];
	readonly records: RecordRow[] = [];
	#parts: string[] | null = null;

	constructor(subject: string, text: string) {
		this.subject = subject;
		this.text = text;
	}

	get facts(): Buffer {
		return Buffer.from(this.#part(2), 'hex');
	}

	get mac(): Buffer {
		return Buffer.from(this.#part(3), 'hex');
	}

	get key(): StoredKey {
		const [generation, kek] = [Number(this.#part(0)), Number(this.#part(1))];
		return { generation, kek, bytes: Buffer.from(this.#part(4), 'hex') };
	}

	#part(position: number): string {
		this.#parts ??= this.text.split(' ');
		return this.#parts[position] ?? '';
	}
}

/** People with the pages named, and the standing stops. A stop's row names nobody; its text is the stop. */
export async function loadPages(session: Session, subjects: string[], pages: number[]): Promise<Loaded> {
	const rows = await session.query<[string | null, string, ...PageTuple]>({
		name: 'vault-load-pages',
		text: `select s.id, ${PERSON_TEXT}, p.page, p.service, p.generation, p.revision, p.sealed
			from subject s
			join subject_key k on k.subject = s.id
			left join page p on p.subject = s.id and p.page = any($2::smallint[])
			where s.id = any($1::uuid[])
			union all
			select null, st.stopped, null, null, null, null, null from (${STANDING}) st`,
		values: [subjects, pages],
	});
	const people = new Map<string, LoadedPerson>();
	let stops: Set<string> | null = null;
	for (const [subject, text, page, service, generation, revision, sealed] of rows) {
		if (subject === null) {
			stops ??= new Set();
			stops.add(text);
			continue;
		}
		let person = people.get(subject);
		if (!person) {
			person = new LoadedPerson(subject, text);
			people.set(subject, person);
		}
		if (page !== null) person.pages.push({ page, service, generation, revision, sealed });
	}
	return { people, stops };
}

type AnyTuple = [number, string, string | null, Buffer, number, number, number, string, number, Buffer];

const STOPPED = 3;

/** As `loadPages`, with the records of the items named: still one statement, one snapshot. */
export async function loadRecords(
	session: Session,
	subjects: string[],
	pages: number[],
	items: number[],
): Promise<Loaded> {
	const rows = await session.query<AnyTuple>({
		name: 'vault-load-records',
		text: `select 0 as part, s.id, ${PERSON_TEXT} as person, null::bytea as sealed, 0 as generation, 0 as number,
				0 as service, null::uuid as record, null::timestamptz as collected_at, null::bytea as revision
			from subject s join subject_key k on k.subject = s.id
			where s.id = any($1::uuid[])
			union all
			select 1, p.subject, null, p.sealed, p.generation, p.page, p.service, null, null, int8send(p.revision)
			from page p where p.subject = any($1::uuid[]) and p.page = any($2::smallint[])
			union all
			select 2, r.subject, null, r.sealed, r.generation, r.item, r.service, r.id, r.collected_at,
				int8send(r.revision)
			from record r where r.subject = any($1::uuid[]) and r.item = any($3::smallint[])
			union all
			select ${STOPPED}, null, st.stopped, null, 0, 0, 0, null, null, null from (${STANDING}) st
			order by 1, 9`,
		values: [subjects, pages, items],
	});
	const people = new Map<string, LoadedPerson>();
	let stops: Set<string> | null = null;
	for (const [part, subject, text, sealed, generation, number, service, id, collectedAt, bytes] of rows) {
		if (part === 0) {
			people.set(subject, new LoadedPerson(subject, text!));
			continue;
		}
		if (part === STOPPED) {
			stops ??= new Set();
			stops.add(text!);
			continue;
		}
		const person = people.get(subject);
		const revision = Number(bytes.readBigInt64BE());
		if (part === 1) person?.pages.push({ page: number, service, generation, revision, sealed });
		else person?.records.push({ id, item: number, service, collectedAt, generation, revision, sealed });
	}
	return { people, stops };
}

/** How an act holds a person's rows until its transaction ends. */
export type Hold = 'keep' | 'change' | 'erase';

const LOCKS: Record<Hold, string> = {
	keep: 'for share of s for share of k',
	change: 'for no key update of s for share of k',
	erase: 'for update of s for update of k',
};

/**
 * A person's state and key, held against others: `keep` lets other writers pass but no change of state, `change` only
 * readers, `erase` nobody. INVARIANT(no-overtaking): a withdrawal or erasure cannot commit between a write's decision
 * and its commit, nor a write between theirs.
 */
export async function holdPerson(session: Session, subject: string, hold: Hold): Promise<PersonRow | null> {
	const [row] = await session.query<PersonTuple>({
		name: `vault-hold-${hold}`,
		text: `select s.id, s.facts, s.mac, k.generation, k.kek, k.wrapped
			from subject s join subject_key k on k.subject = s.id
			where s.id = $1 ${LOCKS[hold]}`,
		values: [subject],
	});
	if (!row) return null;
	const [id, facts, mac, generation, kek, bytes] = row;
	return { subject: id, facts, mac, key: { generation, kek, bytes } };
}

export async function insertPerson(session: Session, row: PersonRow): Promise<void> {
	await session.query({
		name: 'vault-insert-person',
		text: `with s as (insert into subject (id, facts, mac) values ($1, $2, $3))
			insert into subject_key (subject, generation, kek, wrapped) values ($1, $4, $5, $6)`,
		values: [row.subject, row.facts, row.mac, row.key.generation, row.key.kek, row.key.bytes],
	});
}

export async function updateState(
	session: Session,
	subject: string,
	facts: Buffer,
	mac: Buffer,
): Promise<void> {
	await session.query({
		name: 'vault-update-state',
		text: 'update subject set facts = $2, mac = $3 where id = $1',
		values: [subject, facts, mac],
	});
}

/** Pages of a held person. */
export async function pagesOf(session: Session, subject: string, pages: number[]): Promise<PageRow[]> {
	const rows = await session.query<[number, number, number, number, Buffer]>({
		name: 'vault-pages',
		text: `select page, service, generation, revision, sealed from page
			where subject = $1 and page = any($2::smallint[])`,
		values: [subject, pages],
	});
	return rows.map(([page, service, generation, revision, sealed]) => ({
		page,
		service,
		generation,
		revision,
		sealed,
	}));
}

export async function putPage(session: Session, subject: string, row: PageRow): Promise<void> {
	await session.query({
		name: 'vault-put-page',
		text: `insert into page (subject, page, service, generation, revision, sealed)
			values ($1, $2, $3, $4, $5, $6)
			on conflict (subject, page, service) do update
			set generation = excluded.generation, revision = excluded.revision, sealed = excluded.sealed`,
		values: [subject, row.page, row.service, row.generation, row.revision, row.sealed],
	});
}

/** All of them in one statement. */
export async function insertRecords(session: Session, subject: string, rows: RecordRow[]): Promise<void> {
	await session.query({
		name: 'vault-insert-records',
		text: `insert into record (subject, id, item, service, collected_at, generation, revision, sealed)
			select $1, new.* from unnest(
				$2::uuid[], $3::smallint[], $4::smallint[], $5::timestamptz[], $6::int[], $7::bigint[], $8::bytea[]
			) as new`,
		values: [
			subject,
			rows.map(({ id }) => id),
			rows.map(({ item }) => item),
			rows.map(({ service }) => service),
			rows.map(({ collectedAt }) => new Date(collectedAt)),
			rows.map(({ generation }) => generation),
			rows.map(({ revision }) => revision),
			rows.map(({ sealed }) => sealed),
		],
	});
}

/** Removes what one service stored of an item, for items that hold one value. */
export async function deleteRecordsOf(
	session: Session,
	subject: string,
	item: number,
	service: number,
): Promise<void> {
	await session.query({
		name: 'vault-delete-records-of',
		text: 'delete from record where subject = $1 and item = $2 and service = $3',
		values: [subject, item, service],
	});
}

/** False where the identifier already stands for somebody; waits for a registration of it in flight. */
export async function claimIdentifier(
	session: Session,
	row: { version: number; digest: Buffer; item: number; subject: string; normaliser: number },
): Promise<boolean> {
	const rows = await session.query<[number]>({
		name: 'vault-claim-identifier',
		text: `insert into identifier (version, digest, item, subject, normaliser) values ($1, $2, $3, $4, $5)
			on conflict do nothing returning 1`,
		values: [row.version, row.digest, row.item, row.subject, row.normaliser],
	});
	return rows.length === 1;
}

export async function releaseIdentifier(session: Session, subject: string, item: number): Promise<void> {
	await session.query({
		name: 'vault-release-identifier',
		text: 'delete from identifier where subject = $1 and item = $2',
		values: [subject, item],
	});
}

export async function findIdentifier(
	session: Session,
	version: number,
	digest: Buffer,
): Promise<string | null> {
	const [row] = await session.query<[string]>({
		name: 'vault-find-identifier',
		text: 'select subject from identifier where version = $1 and digest = $2',
		values: [version, digest],
	});
	return row ? row[0] : null;
}

/** Ends a person: a constant number of rows, however much is stored about them; the rest waits in `erasure_pending`. */
export async function destroyPerson(session: Session, subject: string): Promise<void> {
	for (const [name, text] of [
		['vault-destroy-key', 'delete from subject_key where subject = $1'],
		['vault-destroy-state', 'delete from subject where id = $1'],
		['vault-destroy-identifiers', 'delete from identifier where subject = $1'],
		['vault-destroy-pending', 'insert into erasure_pending (subject) values ($1) on conflict do nothing'],
	] as const) {
		await session.query({ name, text, values: [subject] });
	}
}

const ROWS_A_ROUND = 5_000;

/**
 * Removes sealed rows of erased people, a bounded number a call; true while something may be left. `others` are the
 * tables of other rooms that keep rows by subject, `registers` those whose rows stay and name nobody any more.
 */
export async function removeErasedRows(
	session: Session,
	others: readonly string[],
	registers: readonly string[],
): Promise<boolean> {
	const pending = await session.query<[string]>({
		name: 'vault-erasure-pending',
		text: 'select subject from erasure_pending order by erased_at limit 50',
	});
	if (pending.length === 0) return false;
	const subjects = pending.map(([subject]) => subject);
	const records = await session.query<[number]>({
		name: 'vault-remove-records',
		text: `with doomed as (
				select subject, id from record where subject = any($1::uuid[]) limit ${ROWS_A_ROUND}
			)
			delete from record r using doomed d where r.subject = d.subject and r.id = d.id returning 1`,
		values: [subjects],
	});
	if (records.length === ROWS_A_ROUND) return true;
	for (const table of ['page', ...others]) {
		await session.query({
			name: `vault-remove-${table}`,
			text: `delete from ${table} where subject = any($1::uuid[])`,
			values: [subjects],
		});
	}
	for (const table of registers) {
		await session.query({
			name: `vault-unname-${table}`,
			text: `update ${table} set subject = null where subject = any($1::uuid[])`,
			values: [subjects],
		});
	}
	await session.query({
		name: 'vault-erasure-done',
		text: 'delete from erasure_pending where subject = any($1::uuid[])',
		values: [subjects],
	});
	return true;
}
