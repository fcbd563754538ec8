/** What somebody who holds whole databases tries, to learn whom a count is about (S2.10). */
import { createHash } from 'node:crypto';
import pg from 'pg';

/** Everything in a database: rows by table, in any order. */
export type Dump = Map<string, Record<string, unknown>[]>;

/** Shortest run of bytes worth comparing: shorter ones are shared by chance. */
const RUN = 8;
const HOUR = 3_600_000;

/** Every column of every table, as the owner sees them. */
export async function dump(config: pg.ClientConfig): Promise<Dump> {
	const client = new pg.Client(config);
	await client.connect();
	try {
		const { rows: tables } = await client.query<{ name: string }>(
			`select oid::regclass::text as name from pg_class
			 where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1`,
		);
		const found: Dump = new Map();
		for (const { name } of tables) found.set(name, (await client.query(`select * from ${name}`)).rows);
		return found;
	} finally {
		await client.end();
	}
}

/** Rows that were not there before: what was there before anybody came is about nobody. */
export function since(before: Dump, after: Dump): Dump {
	return new Map(
		[...after].map(([table, rows]) => {
			const known = new Set((before.get(table) ?? []).map(row => JSON.stringify(row)));
			return [table, rows.filter(row => !known.has(JSON.stringify(row)))];
		}),
	);
}

/** What counts and people's databases share, and times among the counts that tell a moment; one line each. */
export function joins(counts: Dump, people: Dump[]): string[] {
	const known = new Set<string>();
	for (const { value } of people.flatMap(cells)) {
		for (const trace of traces(value)) known.add(trace);
		for (const trace of hashesOf(value).flatMap(traces)) known.add(trace);
	}
	const found = new Set<string>();
	for (const { place, value } of cells(counts)) {
		if (isMoment(value)) found.add(`${place} tells a moment`);
		if (traces(value).some(trace => known.has(trace))) found.add(`${place} is shared`);
	}
	return [...found].sort();
}

function cells(from: Dump): { place: string; value: unknown }[] {
	return [...from].flatMap(([table, rows]) =>
		rows.flatMap(row =>
			Object.entries(row).map(([column, value]) => ({ place: `${table}.${column}`, value })),
		),
	);
}

/** Words under which two values are the same, or share a run of bytes. */
function traces(value: unknown): string[] {
	if (value instanceof Date) return value.getTime() % HOUR === 0 ? [] : [`time ${value.getTime()}`];
	if (Buffer.isBuffer(value)) return runs(value);
	if (typeof value === 'number') return Math.abs(value) > 1_000_000 ? [`number ${value}`] : [];
	if (typeof value === 'string') {
		const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);
		return [
			...runs(Buffer.from(value)),
			...(uuid ? runs(Buffer.from(value.replaceAll('-', ''), 'hex')) : []),
		];
	}
	return value !== null && typeof value === 'object' ? runs(Buffer.from(JSON.stringify(value))) : [];
}

function runs(bytes: Buffer): string[] {
	return Array.from({ length: Math.max(0, bytes.length - RUN + 1) }, (_, at) =>
		bytes.toString('latin1', at, at + RUN),
	);
}

/** A value in the disguises it could stand in elsewhere: plain hashes, as bytes and as text. */
function hashesOf(value: unknown): (Buffer | string)[] {
	if (typeof value !== 'string' && !Buffer.isBuffer(value)) return [];
	return ['sha256', 'md5'].flatMap(kind => {
		const hash = createHash(kind).update(value).digest();
		return [hash, hash.toString('hex'), hash.toString('base64'), hash.toString('base64url')];
	});
}

function isMoment(value: unknown): boolean {
	if (value instanceof Date) return value.getTime() % HOUR !== 0;
	const number = typeof value === 'string' && /^\d{10,16}$/.test(value) ? Number(value) : value;
	if (typeof number !== 'number' || number < 1e9 || number > 1e16) return false;
	return number % 3600 !== 0;
}

/** How the counts differ where one person more was there: rows by everything but their count, and by how much. */
export function difference(fewer: Dump, more: Dump): Record<string, number> {
	const [less, all] = [tally(fewer), tally(more)];
	const changed = [...new Set([...less.keys(), ...all.keys()])].map(
		key => [key, (all.get(key) ?? 0) - (less.get(key) ?? 0)] as const,
	);
	return Object.fromEntries(changed.filter(([, by]) => by !== 0));
}

/** The slot of a name is drawn at random and says nothing. */
function tally(counts: Dump): Map<string, number> {
	return new Map(
		[...counts].flatMap(([table, rows]) =>
			rows.map(({ count, slot: _, ...row }) => [
				`${table} ${JSON.stringify(row)}`,
				count === undefined ? 1 : Number(count),
			]),
		),
	);
}
