/**
 * Killed at every registered fault point: what was acknowledged is there, what was not is there whole or not at all.
 * A point the work never reaches fails the test.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { requireSoundTrees } from '../src/audit/integrator.fixture.js';
import { openSealed } from '../src/audit/leaves.js';
import { listEntries } from '../src/audit/listing.js';
import { entriesOn } from '../src/audit/walk.js';
import { openCourier, openOutbox } from '../src/messages/index.js';
import type { Mail } from '../src/messages/mailer.js';
import { FAULT_POINTS, type FaultPoint } from '../src/platform/fault-points.js';
import { openFileKeyring } from '../src/platform/keyring/file-keyring.js';
import { Database } from '../src/platform/postgres/database.js';
import { type OpenRegion, openRegion } from '../src/server/region.js';
import { ledgerMarks, type OpenVault } from '../src/vault/index.js';
import { openTestDatabase } from './postgres.js';
import { exampleSources, mailHere } from './region.js';
import { size } from './size.js';

const database = await openTestDatabase();
const home = mkdtempSync(join(tmpdir(), 'obhut-crash-'));
const options = { name: 'eu', number: 2, target: database.config, home, sources: exampleSources() };
const caller = { service: 'shop', actor: 'key:after', region: 'eu' };
const watcher = new pg.Client(database.config);
const log = new Database({ target: database.config });

beforeAll(() => watcher.connect());
afterAll(async () => {
	await watcher.end();
	await log.close();
	rmSync(home, { recursive: true, force: true });
});

const PEOPLE = 6;

interface Run {
	signal: NodeJS.Signals | null;
	acknowledged: Set<string>;
}

function work(run: string, faultPoint?: string): Promise<Run> {
	const child = spawn(
		process.execPath,
		[
			new URL('crash-child.mjs', import.meta.url).pathname,
			JSON.stringify({ ...options, run, people: PEOPLE }),
		],
		{
			stdio: ['ignore', 'pipe', 'inherit'],
			env: { ...process.env, ...(faultPoint ? { OBHUT_FAULT_POINT: faultPoint } : {}) },
		},
	);
	let said = '';
	child.stdout.on('data', chunk => {
		said += chunk;
	});
	return new Promise((resolve, reject) => {
		child.on('error', reject);
		child.on('close', (_code, signal) =>
			resolve({ signal, acknowledged: new Set(said.split('\n').filter(line => line !== '')) }),
		);
	});
}

async function orphans(): Promise<number> {
	const { rows } = await watcher.query(
		`select count(*)::int as n from (
			select subject from page union all select subject from record
			union all select subject from consent_event union all select subject from message union all select subject from identifier
			union all select id from subject
		) kept where not exists (select from subject_key k where k.subject = kept.subject)`,
	);
	return rows[0].n;
}

/** What was queued is neither lost nor left: once the dead courier's lease is over, it is settled. */
async function verifyMails(region: OpenRegion, run: string, { acknowledged }: Run): Promise<void> {
	const { policy, publishing, vault } = region;
	const { database } = publishing;
	const keyring = openFileKeyring(join(home, 'keys', 'eu', 'keyring.json'), false);
	const mailed = new Set([...acknowledged].filter(line => line.startsWith('mailed')));
	const mailer = {
		send: async ({ messageId }: Mail) => void mailed.add(`mailed ${messageId}`),
		close: () => {},
	};
	const parts = { base: 'https://obhut.example', database, keyring, mailer, region: 'eu' };
	await openCourier({ ...parts, policy, vault: vault as OpenVault }).deliver(Date.now() + 3_600_000);
	const outbox = openOutbox({ ...parts, policy: policy.policy });
	const { queued, sent, refused, failed } = await outbox.count('survey-invitation', 'surveyId', run);
	expect({ queued, failed }, run).toEqual({ queued: 0, failed: 0 });
	expect(mailed.size, `${run}: said to be sent, and was not`).toBeGreaterThanOrEqual(sent);
	expect(mailed.size, `${run}: a mail sent again has another id`).toBeLessThanOrEqual(PEOPLE);
	const said = (what: string, n: number) => acknowledged.has(`${what} ${n}`);
	const kept = Array.from({ length: PEOPLE }, (_, n) => n).filter(n => !(said('read', n) && n % 2 === 1));
	expect(sent, run).toBeGreaterThanOrEqual(kept.filter(n => said('sent', n)).length);
	expect(sent + refused, run).toBeGreaterThanOrEqual(kept.filter(n => said('queued', n)).length);
}

/** Whatever it died in, the log goes on as one tree, with every entry once, and no checkpoint of before is contradicted. */
async function verifyTree(run: string, { integrator }: OpenRegion): Promise<void> {
	await integrator.integrate();
	await integrator.sign();
	const sizes = await requireSoundTrees(log.reports);
	expect([...sizes.keys()], `${run}: the log goes on`).toEqual([1]);
	const ids: string[] = [];
	for await (const batch of entriesOn(log.reports, { epoch: 1, leaf: 0 })) {
		ids.push(...batch.map(({ sealed }) => openSealed(sealed).id));
	}
	expect(sizes.get(1)!.at(-1), `${run}: the newest checkpoint covers all`).toBe(ids.length);
	expect(new Set(ids).size, `${run}: an entry stands twice`).toBe(ids.length);
}

async function verify(run: string, died: Run): Promise<void> {
	const { acknowledged } = died;
	const region = await openRegion({ ...options, ...mailHere(), clock: () => Date.now() });
	const { vault, consents, close } = region;
	try {
		await verifyMails(region, run, died);
		await verifyTree(run, region);
		for (let n = 0; n < PEOPLE; n++) {
			const was = (what: string) => acknowledged.has(`${what} ${n}`);
			const ask = { item: 'email', value: `${run}-${n}@example.org`, purpose: 'provide-service' };
			const found = await vault.lookup(caller, ask);
			const subject = 'done' in found ? found.done.subject : null;
			if (was('erased')) expect(subject, `${run}: erased ${n}`).toBeNull();
			const mayBeErased = was('read') && n % 2 === 1;
			if (was('registered') && !mayBeErased) expect(subject, `${run}: registered ${n}`).not.toBeNull();
			if (subject === null) continue;
			const standings = await consents.list(caller, { subject });
			const surveys = standings.find(({ about }) => about === 'surveys')!.standing;
			if (was('withdrawn')) expect(surveys).toBe('withdrawn');
			else if (was('given') && !was('read')) expect(surveys).toBe('given');
			const asked = { subjects: [subject], purpose: 'answer-requests', items: ['survey-answer'] };
			const [result] = await vault.read(caller, asked);
			const values = (result as { values: Record<string, unknown> }).values['survey-answer'] ?? [];
			const kept = (values as { value: { n: number } }[]).map(({ value }) => value.n);
			if (was('swept')) expect(kept).toEqual([]);
			else if (was('appended') && !was('withdrawn')) expect(kept).toEqual([n]);
			else expect([[], [n]]).toContainEqual(kept);
		}
	} finally {
		await close();
	}
	expect(await orphans()).toBe(0);
}

const count = (run: Run, what: string) => [...run.acknowledged].filter(line => line.startsWith(what)).length;

test('control: undisturbed, the work is done and acknowledged to its end', async () => {
	const run = await work('whole');
	expect(run.signal).toBeNull();
	expect(count(run, 'withdrawn') + count(run, 'erased')).toBe(PEOPLE);
	await verify('whole', run);
});

test.each([
	['erased 0', 'registered 0'],
	['sent 1', 'read 1', 'registered 1'],
	['registered 1', 'read 1'],
	['appended 0', 'withdrawn 0', 'swept 0'],
])('control: %s, said of a run where it does not hold, is caught', async (claimed, ...unsaid) => {
	const name = `false-${claimed.replace(' ', '-')}`;
	const { acknowledged, signal } = await work(name);
	const told = new Set([...acknowledged, claimed]);
	for (const line of unsaid) told.delete(line);
	await verify(name, { signal, acknowledged });
	await expect(verify(name, { signal, acknowledged: told })).rejects.toThrow(/expected/);
});

/** Half of the people are erased and half are swept, so these points are reached less often. */
const ARRIVALS = { 'ledger.written': 3, 'erase.removing': 3, 'sweep.removed': 3 } as Partial<
	Record<FaultPoint, number>
>;

for (const point of FAULT_POINTS) {
	for (let arrival = 1; arrival <= size(1, ARRIVALS[point] ?? 6); arrival++) {
		test(`killed at ${point}, arrival ${arrival}`, async () => {
			const run = `${point.replace('.', '-')}-${arrival}`;
			const before = { reads: await reads(), marks: marks().size };
			const died = await work(run, `${point}:${arrival}`);
			expect(died.signal, `${point} was never reached`).toBe('SIGKILL');
			await verify(run, died);
			expect((await reads()) - before.reads).toBeGreaterThanOrEqual(count(died, 'read'));
			expect(marks().size - before.marks).toBeGreaterThanOrEqual(count(died, 'erased'));
		});
	}
}

async function reads(): Promise<number> {
	const page = await listEntries(log.reports, { limit: 100_000, filter: { kind: 'read' } });
	return page.entries.filter(({ actor }) => actor === 'key:crash').length;
}

function marks(): Set<string> {
	return ledgerMarks(readFileSync(join(home, 'ledger', 'eu', 'erasures'), 'utf8'));
}
