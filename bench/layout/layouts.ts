/** The ways values and log entries may lie in tables that `layout.ts` compares. */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { NewEntry } from '../../src/audit/entry.js';
import { batchRow, insertBatch } from '../../src/audit/store.js';
import type { Database } from '../../src/platform/postgres/database.js';
import { openPage, type Person, recognise } from '../../src/vault/person.js';
import { open, pagePlace, seal } from '../../src/vault/seal.js';
import { loadPages, type PersonRow, type PersonRows } from '../../src/vault/store.js';
import type { KeyStore } from '../../src/vault/subject-keys.js';
import type { Progress } from '../harness/progress.js';
import type { Address } from '../setting.js';

/** A person as loaded, and how their five values are opened. */
export interface Loaded {
	row: KnownRow;
	open(person: Person): Map<number, unknown>;
}

type Load = (subjects: string[]) => Promise<Map<string, Loaded>>;

/** As the vault has it: the five on one page. */
export function pages(database: Database, page: number): Load {
	return async subjects => {
		const people = new Map<string, Loaded>();
		for (const [subject, rows] of (await loadPages(database.loads, subjects, [page])).people) {
			people.set(subject, { row: rows, open: person => openPage(person, rows.pages[0]!) });
		}
		return people;
	};
}

interface ItemRow {
	item: number;
	generation: number;
	revision: number;
	sealed: Buffer;
}

type ItemTuple = [string, string | null, number, number, number, Buffer];

/** One sealed row for each item; people and rows in one statement, so in one snapshot. */
export function itemRows(database: Database, items: number[]): Load {
	return async subjects => {
		const rows = await database.loads.query<ItemTuple>({
			name: 'layout-load-items',
			text: `select s.id, concat_ws(' ', k.generation, k.kek, encode(s.facts, 'hex'), encode(s.mac, 'hex'),
					encode(k.wrapped, 'hex')), 0, 0, 0::bigint, null::bytea
				from subject s join subject_key k on k.subject = s.id where s.id = any($1::uuid[])
				union all
				select i.subject, null, i.item, i.generation, i.revision, i.sealed
				from bench_item i where i.subject = any($1::uuid[]) and i.item = any($2::smallint[])`,
			values: [subjects, items],
		});
		const texts = new Map<string, string>();
		const own = new Map<string, ItemRow[]>(subjects.map(subject => [subject, []]));
		for (const [subject, text, item, generation, revision, sealed] of rows) {
			if (text !== null) texts.set(subject, text);
			else own.get(subject)!.push({ item, generation, revision, sealed });
		}
		return new Map(
			subjects.map(subject => [
				subject,
				{
					row: personRow(subject, texts.get(subject)!),
					open: person => openItems(person, own.get(subject)!),
				},
			]),
		);
	};
}

/** A person's row, however it was loaded. */
type KnownRow = PersonRow & Pick<PersonRows, 'text'>;

function personRow(subject: string, text: string): KnownRow {
	const bytes = (position: number) => Buffer.from(text.split(' ')[position]!, 'hex');
	return {
		subject,
		text,
		get facts() {
			return bytes(2);
		},
		get mac() {
			return bytes(3);
		},
		get key() {
			const [generation, kek] = text.split(' ', 2).map(Number);
			return { generation: generation!, kek: kek!, bytes: bytes(4) };
		},
	};
}

function openItems(person: Person, rows: ItemRow[]): Map<number, unknown> {
	const { subject, keys } = person;
	const values = new Map<number, unknown>();
	for (const { item, sealed, ...place } of rows) {
		const plain = open(keys.seal, sealed, pagePlace({ subject, page: item, service: 0, ...place }));
		values.set(item, JSON.parse(plain.toString('utf8')));
	}
	return values;
}

/** As the log has it: a batch's entries in one row. */
export function appendPacked(database: Database) {
	return (entries: NewEntry[]): Promise<void> =>
		insertBatch(database.appends, batchRow(randomUUID(), entries));
}

/** One row for each entry, still one statement and one commit a batch. */
export function appendRows(database: Database) {
	return async (entries: NewEntry[]): Promise<void> => {
		await database.appends.query({
			name: 'layout-append-rows',
			text: `insert into bench_entry (id, salt, entry)
				select * from unnest($1::uuid[], $2::bytea[], $3::bytea[])`,
			values: [
				entries.map(() => randomUUID()),
				entries.map(({ salt }) => salt),
				entries.map(({ bytes }) => bytes),
			],
		});
	};
}

const TABLES = `
	create table bench_item (
		subject uuid not null, item smallint not null, generation integer not null, revision bigint not null,
		sealed bytea not null, primary key (subject, item)
	);
	alter table bench_item alter column sealed set storage external;
	create table bench_entry (
		id uuid not null unique, seq bigint generated always as identity primary key,
		at timestamptz not null default clock_timestamp(), salt bytea not null, entry bytea not null
	);
	grant select on bench_item to obhut_runtime;
	grant insert on bench_entry to obhut_runtime;`;

const CHUNK = 1_000;

/** Everybody's page taken apart into rows. */
export async function storeItemRows(
	{ target }: Address,
	database: Database,
	keys: KeyStore,
	people: { subjects: string[]; page: number; items: number[] },
	progress: Progress,
): Promise<void> {
	const client = new pg.Client(target);
	await client.connect();
	await client.query(TABLES);
	for (let at = 0; at < people.subjects.length; at += CHUNK) {
		progress.at(at, people.subjects.length, 'pages taken apart');
		const chunk = people.subjects.slice(at, at + CHUNK);
		const { people: loaded } = await loadPages(database.loads, chunk, [people.page]);
		const rows = [...loaded.values()].flatMap(row => {
			const { subject, keys: own, generation, ...person } = recognise(keys, row);
			const content = openPage({ ...person, subject, keys: own, generation }, row.pages[0]!);
			return people.items.map(item => {
				const place = { subject, page: item, service: 0, generation, revision: 1 };
				const plain = Buffer.from(JSON.stringify(content.get(item)));
				return { subject, item, generation, sealed: seal(own.seal, plain, pagePlace(place)) };
			});
		});
		await client.query(
			`insert into bench_item select s, i, g, 1, b
				from unnest($1::uuid[], $2::smallint[], $3::int[], $4::bytea[]) as n (s, i, g, b)`,
			[
				rows.map(({ subject }) => subject),
				rows.map(({ item }) => item),
				rows.map(({ generation }) => generation),
				rows.map(({ sealed }) => sealed),
			],
		);
	}
	await client.query('vacuum (analyze, freeze)');
	await client.end();
}
