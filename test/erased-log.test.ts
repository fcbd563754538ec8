/**
 * The log stays lawful and provable when a person is erased: nothing in tables, tiles, exports or files leads to them any
 * more, and every proof made before still verifies.
 */
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { exportLog } from '../src/audit/export.js';
import { sha256 } from '../src/audit/leaves.js';
import { listEntries } from '../src/audit/listing.js';
import { proveEntry } from '../src/audit/prove.js';
import { parseNoteKey } from '../src/merkle/index.js';
import { Database } from '../src/platform/postgres/database.js';
import { verifyExport, verifyProofs } from '../src/verify/index.js';
import { CANARY, filesBelow, tableColumns, traces } from './canary.js';
import { openTestDatabase } from './postgres.js';
import { openTestRegion } from './region.js';

const database = await openTestDatabase();
const { caller, home, person, region, reopen } = await openTestRegion(database);
const connections = new Database({ target: database.config });
const { reports } = connections;
afterAll(() => connections.close());

const EMAIL = `${CANARY}@example.org`;
const kept = join(home, 'kept-by-an-auditor');

const keys = async () => (await region.tree.logs()).map(({ key }) => parseNoteKey(sha256, key));
const settle = async () => {
	await region.integrator.integrate();
	await region.integrator.sign();
};

/** Where the word stands: tables, files of the home, the export. The keyring holds no person's key. */
async function traced(word: string): Promise<string[]> {
	const columns = await tableColumns(database.config);
	return [
		...columns.filter(({ bytes }) => traces(bytes, word).length > 0).map(({ column }) => column),
		...filesBelow(home)
			.filter(({ bytes }) => traces(bytes, word).length > 0)
			.map(({ path }) => path.slice(home.length + 1)),
	];
}

test('erased, nothing leads to the person, and every proof made before still verifies', async () => {
	const subject = await person({ email: EMAIL });
	await region.vault.read(caller, { subjects: [subject], purpose: 'provide-service', items: ['email'] });
	await settle();
	const listed = () => region.audit.list(caller, { subject, limit: 100 });
	const before = (await listed()).entries;
	expect(before.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['register', 'read']));
	// Looking was an entry too.
	await settle();
	const proofs = await Promise.all(before.map(({ id }) => proveEntry(reports, id)));
	const own = await region.audit.prove(caller, { subject, limit: 100 });
	expect(own.entries.length).toBeGreaterThanOrEqual(before.length);
	await exportLog(reports, kept);
	// Control: while they live their id stands in the vault, and the search finds it there.
	expect(await traced(subject)).not.toEqual([]);

	await region.vault.erase(caller, { subject });
	// What is removed behind an erasure is gone once the region opens again.
	await reopen();
	await settle();
	await exportLog(reports, kept);

	expect(await traced(subject)).toEqual([]);
	expect(await traced(EMAIL)).toEqual([]);
	const prove = region.audit.prove(caller, { subject, limit: 100 });
	await expect(prove).rejects.toMatchObject({ code: 'subject-unknown' });
	await expect(listed()).rejects.toMatchObject({ code: 'subject-unknown' });
	// Whoever noted the day's reference before still holds a pseudonym: it leads to entries, and those to nobody.
	const reference = () => before[0]!.subjectRef!;
	const { entries } = await listEntries(reports, { limit: 100, filter: { reference } });
	expect(entries.length).toBeGreaterThanOrEqual(before.length);
	expect(JSON.stringify(entries)).not.toContain(CANARY);

	const verified = await verifyExport(kept, { keys: await keys() });
	expect(verified).toMatchObject({ ok: true, findings: [] });
	expect(verified.entries).toBeGreaterThan(before.length);
	for (const proof of [...proofs, own]) {
		expect(proof).not.toBeNull();
		const bytes = Buffer.from(JSON.stringify(proof));
		expect(await verifyProofs('proof.json', bytes, await keys())).toMatchObject({ ok: true });
	}
});
