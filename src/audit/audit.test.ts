import { createHash, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { openTestDatabase } from '../../test/postgres.js';
import { Database } from '../platform/postgres/database.js';
import { packBatch, unpackBatch } from './batch.js';
import { type AuditEntry, openEntry, sealEntry } from './entry.js';
import { listEntries } from './listing.js';
import { AuditLog } from './log.js';
import { dailyReference, placeReference } from './reference.js';
import { batchRow, insertBatch, rowsAfter } from './store.js';
import { LogTally } from './tally.js';

const { config } = await openTestDatabase();
const database = new Database({ target: config });
afterAll(() => database.close());

const frame = { log: 'obhut/eu/test', policy: '2026-11-01#1' };
const DAY = 86_400_000;
const NOON = Date.UTC(2026, 10, 23, 12);

const entry = (more: Partial<AuditEntry> = {}): AuditEntry => ({
	kind: 'read',
	at: NOON,
	service: 'shop',
	actor: 'key:1',
	subject: 'ref',
	purpose: 'surveys',
	permitted: ['email'],
	...more,
});

test('an entry is JSON in a fixed order of members, with an id and a salt of its own', () => {
	const one = sealEntry(frame, entry());
	const other = sealEntry(frame, entry());
	const members = Object.keys(JSON.parse(one.bytes.toString()));
	expect(members).toEqual('v id log kind at service actor subject purpose permitted policy'.split(' '));
	expect(openEntry(one.bytes).id).not.toBe(openEntry(other.bytes).id);
	expect(one.salt).toHaveLength(32);
	expect(one.salt.equals(other.salt)).toBe(false);
});

test('equal entries have unequal leaves: the salt keeps what is inside from being guessed', () => {
	const leaf = ({ salt, bytes }: { salt: Buffer; bytes: Buffer }) =>
		createHash('sha256').update(salt).update(bytes).digest('hex');
	const sealed = sealEntry(frame, entry());
	expect(leaf(sealed)).not.toBe(leaf({ ...sealed, salt: randomBytes(32) }));
});

const sealedEntries = fc.array(
	fc
		.tuple(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.uint8Array({ maxLength: 300 }))
		.map(([salt, bytes]) => ({ salt: Buffer.from(salt), bytes: Buffer.from(bytes) })),
	{ maxLength: 20 },
);

test('unpacking a batch gives what was packed, and a torn batch is refused', () => {
	fc.assert(
		fc.property(sealedEntries, fc.nat(), (entries, cut) => {
			const packed = packBatch(entries);
			expect(unpackBatch(packed)).toEqual(entries);
			if (packed.length === 0) return;
			const torn = packed.subarray(0, packed.length - 1 - (cut % Math.min(32, packed.length)));
			const short = () => unpackBatch(torn);
			if (torn.length > 0) {
				try {
					expect(short().length).toBeLessThan(entries.length);
				} catch (error) {
					expect(error).toBeInstanceOf(RangeError);
				}
			}
		}),
	);
});

test('references join one day and part two; places too', () => {
	const key = randomBytes(32);
	const reference = (at: number) => dailyReference(key, frame.log, at);
	expect(reference(NOON)).toBe(reference(NOON + DAY / 3));
	expect(reference(NOON)).not.toBe(reference(NOON + DAY));
	expect(reference(NOON)).not.toBe(dailyReference(key, 'obhut/cn/test', NOON));
	expect(reference(NOON)).not.toBe(dailyReference(randomBytes(32), frame.log, NOON));
	expect(placeReference(key, frame.log, NOON, 'a')).not.toBe(placeReference(key, frame.log, NOON, 'b'));
});

test('a batch sent twice stands once', async () => {
	const sealed = sealEntry(frame, entry({ kind: 'write' }));
	const row = batchRow(crypto.randomUUID(), [sealed]);
	await insertBatch(database.appends, row);
	await insertBatch(database.appends, row);
	const { entries } = await listEntries(database.reports, { limit: 10, filter: { kind: 'write' } });
	expect(entries).toHaveLength(1);
	// Control: under another id the same bytes stand again.
	await insertBatch(database.appends, batchRow(crypto.randomUUID(), [sealed]));
	const rows = await rowsAfter(database.reports, 0, 100);
	expect(rows.filter(({ entries }) => entries.equals(packBatch([sealed])))).toHaveLength(2);
});

test('an append outlives the loss of its connection, and is neither missing nor doubled', async () => {
	const log = new AuditLog(database, frame);
	const before = await countReads();
	const appending = Array.from({ length: 50 }, () => log.append([log.seal(entry())]));
	const admin = new Database({ target: config });
	const killer = admin.query({
		name: 'kill',
		text: `select count(pg_terminate_backend(pid)) from pg_stat_activity
			where datname = current_database() and pid <> pg_backend_pid() and query like '%log_batch%'`,
	});
	await Promise.all([...appending, killer]);
	await admin.close();
	expect((await countReads()) - before).toBe(50);
});

async function countReads(): Promise<number> {
	const { entries } = await listEntries(database.reports, { limit: 10_000, filter: { kind: 'read' } });
	return entries.length;
}

test('listings go page by page, newest first, without a gap or a repeat', async () => {
	const log = new AuditLog(database, frame);
	for (let n = 0; n < 25; n++) await log.append([log.seal(entry({ kind: 'event', about: `${n}` }))]);
	const seen: string[] = [];
	let before: string | undefined;
	do {
		const page = await listEntries(database.reports, {
			limit: 7,
			filter: { kind: 'event' },
			...(before === undefined ? {} : { before }),
		});
		seen.push(...page.entries.map(({ about }) => about!));
		before = page.next ?? undefined;
	} while (before !== undefined);
	expect(seen).toEqual(Array.from({ length: 25 }, (_, n) => `${24 - n}`));
});

test('the tally counts each entry once, whenever it is taken, and starts anew each day', async () => {
	let now = NOON + 10 * DAY;
	const tally = new LogTally(database.reports, () => now);
	const log = new AuditLog(database, frame);
	const today = (more: Partial<AuditEntry>) => log.append([log.seal(entry({ at: now, ...more }))]);
	await today({});
	await today({ permitted: [], denied: [['email', 'consent-missing', 'S2.6']] });
	await today({ kind: 'fault' });
	await tally.take();
	await today({});
	const counts = await tally.take();
	expect(counts.byPurpose.get('surveys')).toEqual({ permitted: 3, denied: 1 });
	expect(counts.byClause.get('S2.6')).toEqual({ denied: 1 });
	expect(counts.faults).toBe(1);
	now += 40_000;
	expect((await tally.take()).byPurpose.get('surveys')).toEqual({ permitted: 3, denied: 1 });
	now += DAY;
	expect((await tally.take()).byPurpose.size).toBe(0);
});
