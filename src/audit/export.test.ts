import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase } from '../../test/postgres.js';
import { parseNoteKey } from '../merkle/index.js';
import { verifyExport, verifyProofs } from '../verify/index.js';
import { formatProof } from './entry-proof.js';
import { exportLog } from './export.js';
import { entryAbout, LOG, NOON, openTestLog } from './integrator.fixture.js';
import { sha256 } from './leaves.js';
import { listEntries } from './listing.js';
import { proveEntriesOf, proveEntry } from './prove.js';
import { openPublicLog } from './public-log.js';

const testDatabase = await openTestDatabase();
const { connect, home, integrator, published } = openTestLog(testDatabase);
const { database, log } = connect();
const { reports } = database;
const superuser = new pg.Client(testDatabase.config);
beforeAll(() => superuser.connect());
afterAll(() => superuser.end());

const folder = join(home, 'exported');
const put = async (count: number) => {
	const one = integrator();
	await one.open();
	await log.append(Array.from({ length: count }, (_, n) => log.seal(entryAbout(`${n}`))));
	await one.integrate();
	await one.sign();
};
const keys = async () => (await openPublicLog(reports).logs()).map(({ key }) => parseNoteKey(sha256, key));
const found = async () => {
	const { findings } = await verifyExport(folder, { keys: await keys() });
	return findings.map(({ code, file }) => `${code} ${file}`);
};

test('what is exported verifies, checkpoint by checkpoint, and again when it has grown', async () => {
	await put(300);
	await put(400);
	expect(await exportLog(reports, folder)).toEqual([{ epoch: 1, origin: LOG, size: 700, checkpoints: 2 }]);
	expect(await found()).toEqual([]);
	const told: number[] = [];
	await put(65_000);
	await exportLog(reports, folder, done => told.push(done));
	expect(told.at(-1)).toBe(65_700);
	expect(readdirSync(join(folder, '1', 'checkpoints')).sort()).toEqual(['300', '700']);
	const verified = await verifyExport(folder, { keys: await keys() });
	expect(verified.findings).toEqual([]);
	expect(verified).toMatchObject({ ok: true, entries: 65_700 });
});

test('entries beyond the newest checkpoint are not in it', async () => {
	await log.append([log.seal(entryAbout('unsigned'))]);
	await integrator().integrate();
	expect((await exportLog(reports, folder))[0]).toMatchObject({ size: 65_700 });
	expect(await found()).toEqual([]);
});

test('a new epoch is exported beside the old one, and says where that ended', async () => {
	await integrator().sign();
	const kept = readFileSync(published, 'utf8');
	await superuser.query(`delete from log_checkpoint where size > 700`);
	await superuser.query(`update log_head set size = 700, frontier = (select frontier from log_head)`);
	await superuser.query('delete from log_place where leaf = 700');
	await superuser.query('update log_place set leaf = 700 where leaf > 700');
	writeFileSync(published, kept);
	const anew = integrator();
	await anew.open();
	await anew.integrate();
	await anew.sign();
	await expect(exportLog(reports, folder)).rejects.toThrow(/holds more of epoch 1 than the log has now/);
	rmSync(folder, { recursive: true });
	expect(await exportLog(reports, folder)).toMatchObject([
		{ epoch: 1, size: 700 },
		{ epoch: 2, origin: `${LOG}/2`, size: 2 },
	]);
	// What epoch 1 lost is found: the first leaf of epoch 2 names a checkpoint it does not reach.
	const { findings } = await verifyExport(folder, { keys: await keys() });
	expect(findings.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual([
		'checkpoint-beyond',
	]);
});

test('another log is not written over', async () => {
	writeFileSync(join(folder, '1', 'key'), 'another');
	await expect(exportLog(reports, folder)).rejects.toThrow(/holds the export of another log/);
	rmSync(folder, { recursive: true });
});

test('one entry is proven by itself, and not once anything in it is changed', async () => {
	const { entries } = await listEntries(reports, { limit: 1, filter: { kind: 'event' } });
	const { id } = entries[0]!;
	const proof = (await proveEntry(reports, id))!;
	const verdict = async (changes: object) => {
		const bytes = Buffer.from(JSON.stringify({ ...proof, ...changes }));
		return (await verifyProofs('proof.json', bytes, await keys())).ok;
	};
	expect(await verdict({})).toBe(true);
	const entry = Buffer.from(Buffer.from(proof.entry, 'base64').toString().replace('shop', 'shap'));
	expect(await verdict({ entry: entry.toString('base64') })).toBe(false);
	expect(await verdict({ salt: Buffer.alloc(32).toString('base64') })).toBe(false);
	expect(await verdict({ index: proof.index + 1 })).toBe(false);
	expect(await proveEntry(reports, 'no-such-entry')).toBeNull();
	const lines = formatProof(proof).split('\n');
	expect(lines.slice(0, 3).map(line => line.split(' ')[0])).toEqual([
		'c2sp.org/tlog-proof@v1',
		'extra',
		'index',
	]);
	expect(lines).toContain('');
	const text = await verifyProofs('proof', Buffer.from(formatProof(proof)), await keys());
	expect(text).toMatchObject({ ok: true, proven: [{ index: proof.index }] });
});

test('the entries about one person are proven page by page, and nobody else’s', async () => {
	const DAY = 86_400_000;
	const [ada, eve] = [
		(at: number) => `ada${Math.floor(at / DAY)}`,
		(at: number) => `eve${Math.floor(at / DAY)}`,
	];
	const days = Array.from({ length: 5 }, (_, day) => NOON + day * DAY);
	const about = (who: (at: number) => string, at: number) =>
		log.seal(entryAbout(`of ${who(at)}`, { at, subject: who(at) }));
	await log.append(days.flatMap(at => [about(ada, at), about(eve, at)]));
	const page = (ask: { before?: string; limit: number }) => proveEntriesOf(reports, ada, ask);
	const one = integrator();
	await one.integrate();
	// In the tree, but not signed for yet.
	expect(await page({ limit: 10 })).toEqual({ entries: [], next: null });
	await one.sign();
	const [first, second] = [await page({ limit: 3 }), await page({ limit: 10 })];
	const rest = await page({ limit: 3, before: first.next! });
	expect([...first.entries, ...rest.entries]).toEqual(second.entries);
	expect([rest.next, second.next]).toEqual([null, null]);
	const told = second.entries.map(({ entry }) => JSON.parse(Buffer.from(entry, 'base64').toString()).subject);
	expect(told).toEqual(days.toReversed().map(ada));
	const verified = await verifyProofs('log.json', Buffer.from(JSON.stringify(second)), await keys());
	expect(verified).toMatchObject({ ok: true, findings: [] });
	expect(verified.proven).toHaveLength(5);
	expect(await page({ limit: 3, before: '9' })).toEqual({ entries: [], next: null });
});

test('anybody sees hashes and commitments that a checkpoint covers, and nothing else', async () => {
	const log = openPublicLog(reports);
	const { size } = (await log.logs())[0]!;
	const tile = (level: number | 'entries', index: number, width: number) =>
		log.tile(1, { level, index, width } as never);
	expect(await tile(0, 0, 256)).toHaveLength(256 * 32);
	expect(await tile(0, 0, 7)).toEqual((await tile(0, 0, 256))!.subarray(0, 7 * 32));
	expect(await tile('entries', 0, 256)).toHaveLength(256 * 34);
	const [last, width] = [Math.floor(size / 256), size % 256];
	expect(await tile(0, last, width)).toHaveLength(width * 32);
	expect(await tile(0, last, width + 1)).toBeNull();
	expect(await tile('entries', last, width + 1)).toBeNull();
	expect(await tile(7, 0, 1)).toBeNull();
	expect(await log.tile(9, { level: 0, index: 0, width: 1 })).toBeNull();
	expect(await log.checkpoint(9)).toBeNull();
});
