import { expect, test } from 'vitest';
import { openTestDatabase } from '../../test/postgres.js';
import { entryAbout, openEmptyLog, requireSoundTrees, treeContents } from './integrator.fixture.js';
import { listEntries } from './listing.js';
import { oldestBatches } from './place-store.js';
import { proveEntriesOf } from './prove.js';
import { referenceNumber } from './reference.js';
import { batchRow, insertBatch } from './store.js';

const testDatabase = await openTestDatabase();
const { database, integrator, log, put, reports, superuser, waiting } = openEmptyLog(testDatabase);

/** A batch as who writes to the database, and not through Obhut, can make it. */
async function insertForeign(entries: Buffer, more: Record<string, unknown> = {}): Promise<void> {
	const batch = crypto.randomUUID();
	await superuser.query('insert into log_batch (bucket, batch, entries) values (0, $1, $2)', [
		batch,
		entries,
	]);
	const columns = ['bucket', 'batch', ...Object.keys(more)];
	await superuser.query(
		`insert into audit_inbox (${columns}) values (${columns.map((_, at) => `$${at + 1}`)})`,
		[0, batch, ...Object.values(more)],
	);
}

test('a transaction takes so many batches or bytes of the inbox, at least one, and says whether more are there', async () => {
	for (const bytes of [1000, 10, 10, 500, 500]) await insertForeign(Buffer.alloc(bytes));
	const take = async (batches: number, bytes: number) => {
		const oldest = await database.integration(session => oldestBatches(session, 0, { batches, bytes }));
		if (oldest === null) return [0, false];
		const taken = await superuser.query('delete from audit_inbox where seq between $1 and $2', [
			oldest.stretch.from,
			oldest.stretch.to,
		]);
		return [taken.rowCount, oldest.more];
	};
	expect(await take(10, 100)).toEqual([1, true]);
	expect(await take(2, 1000)).toEqual([2, true]);
	expect(await take(10, 500)).toEqual([1, true]);
	expect(await take(10, 501)).toEqual([1, false]);
	expect(await take(10, 500)).toEqual([0, false]);
});

test('a batch sent again after it was moved stands once', async () => {
	const one = integrator();
	await one.open();
	const entries = [log.seal(entryAbout('once'))];
	const row = batchRow(crypto.randomUUID(), entries);
	await insertBatch(database.appends, row);
	await one.integrate();
	await insertBatch(database.appends, row);
	expect(await waiting()).toBe(0);
	await one.integrate();
	expect(await treeContents(reports)).toEqual(['once']);
	// Control: under another id it stands twice.
	await insertBatch(database.appends, batchRow(crypto.randomUUID(), entries));
	await one.integrate();
	expect(await treeContents(reports)).toEqual(['once', 'once']);
});

test('what is no batch of entries becomes a leaf too, and is shown as a fault', async () => {
	const one = integrator();
	await one.open();
	for (const bytes of [Buffer.from('torn'), Buffer.alloc(0), Buffer.alloc(35), Buffer.alloc(36, 255)]) {
		await insertForeign(bytes);
	}
	await put(entryAbout('a'));
	const shown = async () =>
		(await listEntries(reports, { limit: 10 })).entries.map(({ kind, about }) => `${kind} ${about}`);
	const expected = ['event a', ...Array.from({ length: 4 }, () => 'fault unreadable')];
	expect(await shown()).toEqual(expected);
	await one.integrate();
	await one.sign();
	expect(await shown()).toEqual(expected);
	expect(await requireSoundTrees(reports)).toEqual(new Map([[1, [5]]]));
});

test('a batch that is not as its writer says, or of which nothing is said, is moved as it is', async () => {
	const one = integrator();
	await one.open();
	const reference = () => 'ada';
	const row = batchRow(crypto.randomUUID(), [
		log.seal(entryAbout('a', { subject: 'ada' })),
		log.seal(entryAbout('b')),
	]);
	const [, , entries, , people, day] = row.values as [unknown, unknown, Buffer, unknown, string, number];
	const [whole, first] = [entries.length, 36 + entries.readUInt32BE(32)];
	const said = (ends: string | null, about: string | null = people) => ({
		...{ ends, people: about, first_day: day, last_day: day },
	});
	const all = [
		{},
		said(null),
		said(`{${first}}`),
		said(`{${first},${whole},${whole}}`),
		said(`{${first - 1},${whole}}`),
		said(`{${whole},${first}}`),
		said(`{${whole}}`),
		said('{}'),
		said(`{-5,${whole}}`),
		said(`{NULL,${whole}}`),
		said(`{{${first},${whole}}}`),
		said(`[0:1]={${first},${whole}}`),
		said(`{${first},2147483647}`),
		said(`{${first},${whole}}`, null),
		said(`{${first},${whole}}`, '{5}'),
	];
	for (const each of all) await insertForeign(entries, each);
	await superuser.query('insert into audit_inbox (bucket, batch) values (0, gen_random_uuid())');
	await insertBatch(database.appends, row);
	await one.integrate();
	await one.sign();
	expect(await treeContents(reports)).toEqual(
		Array.from({ length: all.length + 1 }, () => ['a', 'b']).flat(),
	);
	await requireSoundTrees(reports);
	const { entries: proven } = await proveEntriesOf(reports, reference, { limit: 100 });
	expect(proven.map(({ index }) => index)).toEqual(all.map((_, at) => 2 * (all.length - at)).concat(0));
});

test('whose reference begins as another’s is not shown the other’s entries', async () => {
	await put(entryAbout('x'));
	const [ada, eve] = ['AAAAAAAAAAAada', 'AAAAAAAAAAAeve'];
	expect(referenceNumber(ada)).toBe(referenceNumber(eve));
	const one = integrator();
	await one.open();
	await put(entryAbout('a', { subject: ada }), entryAbout('b', { subject: eve }));
	await one.integrate();
	await one.sign();
	const about = async (reference: string) => {
		const listed = await listEntries(reports, { limit: 10, filter: { reference: () => reference } });
		const { entries } = await proveEntriesOf(reports, () => reference, { limit: 10 });
		return [listed.entries.map(each => each.about), entries.map(({ index }) => index)];
	};
	expect(await about(ada)).toEqual([['a'], [1]]);
	expect(await about(eve)).toEqual([['b'], [2]]);
});
