/** `obhut evidence`: what it writes, that it verifies with the key of the log, and that it names nobody. */
import { hash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyEd25519 } from '../src/audit/log-key.js';
import { inForceWithin } from '../src/evidence/index.js';
import { MerkleFault, openNote, parseNoteKey } from '../src/merkle/index.js';
import { canonicalJson } from '../src/policy/canonical.js';
import { openHouse } from '../src/server/open.js';
import { obhut } from './command.js';
import { openTestDatabase } from './postgres.js';

const database = await openTestDatabase();
const home = mkdtempSync(join(tmpdir(), 'obhut-evidence-'));
const policy = 'policies/cncest';
const out = join(home, 'out');
const sha256 = (data: Uint8Array) => hash('sha256', data, 'buffer');
const today = new Date().toISOString().slice(0, 10);
const asked = ['evidence', out, '--region', 'eu', '--from', today, '--to', today];

beforeAll(async () => {
	process.env.OBHUT_DATABASE_URL_EU = database.url;
	const logger = pino({ level: 'silent' });
	const house = await openHouse({
		policyDirectory: policy,
		home,
		regions: ['eu'],
		databaseUrls: { eu: database.url },
		logger,
	});
	house.keepTurns((work, error) => {
		throw new Error(work, { cause: error });
	});
	const { vault, rooms } = house.regions.get('eu')!;
	const caller = { service: 'shop', actor: 'key:test', region: 'eu' };
	const values = { email: 'grace@example.org' };
	const where = { residence: 'DE', collectedIn: 'DE', shown: house.policy.compiled.version };
	await vault.register(caller, { ...where, purpose: 'provide-service', values });
	const ask = { item: 'email', value: values.email, purpose: 'provide-service' };
	const found = await vault.lookup(caller, ask);
	const { subject } = (found as { done: { subject: string } }).done;
	await vault.read(caller, { subjects: [subject], purpose: 'provide-service', items: ['email'] });
	await vault.read(caller, { subjects: [subject], purpose: 'surveys', items: ['email'] });
	await rooms.synthetic.run(Date.now());
	await house.offerTurns();
	await house.close();
}, 60_000);

afterAll(() => {
	delete process.env.OBHUT_DATABASE_URL_EU;
	rmSync(home, { recursive: true, force: true });
});

test('writes canonical figures of the span, and a note the key of the log verifies', async () => {
	const { code, err, out: said } = await obhut(...asked, '--policy', policy, '--home', home, '--json');
	expect(err).toBe('');
	expect(code).toBe(0);
	const { origin } = JSON.parse(said);
	const json = readFileSync(join(out, 'evidence.json'));
	const content = JSON.parse(json.toString());
	expect(json.toString()).toBe(`${canonicalJson(content)}\n`);
	expect(content).toMatchObject({
		format: 'obhut-evidence-1',
		region: 'eu',
		from: `${today}T00:00:00.000Z`,
		policy: { id: 'cncest', inForce: [{ version: '2026-11-01' }] },
		registers: { holds: { begun: 0 }, disclosures: { made: 0 }, incidents: { suspected: 0 } },
	});
	// The invented people of the check are in none of these.
	expect(content.counts).toEqual({
		byPurpose: { 'provide-service': { permitted: 3, denied: 0 }, surveys: { permitted: 0, denied: 1 } },
		byClause: { 'S2.6': 1 },
		byKind: expect.objectContaining({ register: 1, lookup: 1, read: 2 }),
	});
	expect(content.clauses).toHaveLength(33);
	expect(content.unnoticed).toHaveLength(7);
	expect(content.law.counts.pass).toBeGreaterThan(0);
	expect(content.log.checkpoint).toContain(origin);
	expect(json.toString()).not.toContain('grace');
	const note = readFileSync(join(out, 'evidence.note'));
	const { text } = await openNote(note, [parseNoteKey(sha256, content.log.key)], verifyEd25519);
	const digest = hash('sha256', json, 'base64');
	expect(text).toBe(`${origin} evidence\n${content.from}\n${content.to}\n${digest}\n`);
	const altered = Buffer.from(
		note.toString().replace(
			digest,
			digest.replace(/^./, c => (c === 'A' ? 'B' : 'A')),
		),
	);
	await expect(openNote(altered, [parseNoteKey(sha256, content.log.key)], verifyEd25519)).rejects.toThrow(
		MerkleFault,
	);
}, 60_000);

test.each([
	['a day that is none', ['--from', '2026-02-30', '--to', '2026-03-01'], /--from is no day/],
	['a span that ends before it begins', ['--from', '2026-03-02', '--to', '2026-03-01'], /before --from/],
	['a region the policy does not have', ['--from', today, '--to', today, '--region', 'mars'], /no region/],
])('%s is wrong use', async (_what, options, message) => {
	const { code, err } = await obhut(
		'evidence',
		out,
		'--region',
		'eu',
		'--policy',
		policy,
		'--home',
		home,
		...options,
	);
	expect(code).toBe(2);
	expect(err).toMatch(message);
});

test('versions in force within a span: those that began before its end and were not replaced before its beginning', () => {
	const versions = [10, 20, 30, null].map(inForceFrom => ({ inForceFrom }));
	const within = (from: number, to: number) =>
		inForceWithin(versions, { from, to }).map(({ inForceFrom }) => inForceFrom);
	expect(within(0, 10)).toEqual([]);
	expect(within(0, 11)).toEqual([10]);
	expect(within(15, 21)).toEqual([10, 20]);
	expect(within(20, 30)).toEqual([20]);
	expect(within(31, 99)).toEqual([30]);
});
