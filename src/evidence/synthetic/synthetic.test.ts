/** The synthetic check on a real region: every step holds, nobody is left, and a broken guard turns its clauses red. */
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { openTestDatabase } from '../../../test/postgres.js';
import { openTestRegion } from '../../../test/region.js';
import { listEntries } from '../../audit/listing.js';
import { AuditLog } from '../../audit/log.js';
import { openFileKeyring } from '../../platform/keyring/file-keyring.js';
import { Database } from '../../platform/postgres/database.js';
import { compile } from '../../policy/compile.js';
import type { CompiledPolicy } from '../../policy/compiled.js';
import { assignNumbers, NO_NUMBERS } from '../../policy/numbers.js';
import { smallPolicy } from '../../policy/small.fixture.js';
import { ErasureLedger, type OpenVault, openVault } from '../../vault/index.js';
import { type Counts, gatherEvidence } from '../gather.js';
import { openSynthetic, SYNTHETIC_STEPS, type SyntheticStanding } from './index.js';
import { SYNTHETIC_FRESH } from './model.js';
import { syntheticPeople } from './plan.js';

const target = await openTestDatabase();
const { region, home, person, time } = await openTestRegion(target);
const database = new Database({ target: target.config });
const superuser = new pg.Client(target.config);
await superuser.connect();
const { compiled, policy } = region.policy;
const vault = region.vault as OpenVault;
const clock = () => time.now;
const parts = { region: 'eu', policy, compiled, database, clock, vault, consents: region.consents };
const ledger = await ErasureLedger.open(join(home, 'ledger-of-the-test'));

afterAll(async () => {
	await vault.settled();
	await ledger.close();
	await superuser.end();
	await database.close();
});

/** A vault that runs another policy than the one published. */
function vaultUnder(other: CompiledPolicy): OpenVault {
	const keyring = openFileKeyring(join(home, 'keys', 'eu', 'keyring.json'), false);
	const log = new AuditLog(database, { log: 'obhut/test', policy: '1#1' });
	const place = { region: { name: 'eu', number: 2 }, policy: other };
	return openVault({ ...place, database, keyring, log, ledger, clock });
}

/** How the clauses stand, by the checks alone beside what the probes say. */
function clauses(standing: SyntheticStanding, now = time.now): Record<string, string> {
	const counts: Counts = {
		...{ takenAt: now, people: 0, consents: new Map(), synthetic: [standing] },
		owed: {
			...{ sweptAt: now, overdue: 0, swept: 0, holds: [], disclosures: [], stops: 0 },
			requests: { answered: 0, overdue: 0 },
		},
		log: {
			...{ takenAt: now, since: now, byPurpose: new Map(), byClause: new Map(), byKind: new Map() },
			faults: 0,
		},
	};
	const exhibit = { policy, compiled, published: compiled.digest, judged: null, versions: [] };
	return Object.fromEntries(
		gatherEvidence(exhibit, counts, now).clauses.map(({ clause, verdict, because }) => [
			clause,
			`${verdict}: ${because}`,
		]),
	);
}

async function rowsAbout(): Promise<Record<string, number>> {
	const { rows } = await superuser.query<{ name: string }>(
		`select distinct table_name as name from information_schema.columns
		 where table_schema = 'public' and (column_name = 'subject' or (table_name, column_name) = ('subject', 'id'))`,
	);
	const counted: Record<string, number> = {};
	for (const { name } of rows) {
		counted[name] = (await superuser.query(`select count(*)::int as n from ${name}`)).rows[0].n;
	}
	return counted;
}

test('an invented resident of each jurisdiction goes through every door, and nothing of them is left', async () => {
	await person();
	const synthetic = openSynthetic(parts);
	const before = await rowsAbout();
	await synthetic.run(time.now);
	await vault.settled();
	const { newest, failed } = await synthetic.standing();
	expect(newest!.outcomes.filter(({ ok }) => ok !== true)).toEqual([]);
	expect(newest!.outcomes.map(({ jurisdiction, step }) => `${jurisdiction} ${step}`)).toEqual(
		['de', 'cn'].flatMap(jurisdiction => SYNTHETIC_STEPS.map(step => `${jurisdiction} ${step}`)),
	);
	expect(failed).toBeNull();
	expect(await rowsAbout()).toEqual(before);
	const { entries } = await listEntries(database.reports, { limit: 100 });
	const marked = entries.filter(({ actor }) => actor === 'obhut:synthetic');
	expect(marked.map(({ kind }) => kind)).toContain('erase');
	const { entries: others } = await listEntries(database.reports, {
		...{ limit: 100, filter: { exceptActor: 'obhut:synthetic' } },
	});
	expect(others).toHaveLength(entries.length - marked.length);
});

test('what it shows holds while it is fresh, and is unknown after two periods', async () => {
	const synthetic = openSynthetic(parts);
	await synthetic.run(time.now);
	const standing = await synthetic.standing();
	expect(clauses(standing)).toMatchObject({
		'S2.1': 'holds: decided-as-promised',
		'S4.1': 'holds: tried-in-vault',
		'S5.2': 'unknown: shown-in-tests',
	});
	expect(clauses(standing, time.now + SYNTHETIC_FRESH)['S4.1']).toBe('holds: tried-in-vault');
	const late = clauses(standing, time.now + SYNTHETIC_FRESH + 1);
	expect([late['S2.1'], late['S2.2'], late['S4.1']]).toEqual(Array(3).fill('unknown: synthetic-late'));
	expect(clauses({ ...standing, newest: null })['S2.1']).toBe('unknown: synthetic-late');
});

test('figures count nobody it invented, not even while they are there and agree', async () => {
	const surveys = Object.values(compiled.numbers.consents).map(meanings => meanings.at(-1)!.number);
	const figures = async () => {
		const { byKind, byPurpose } = await region.figures.tally();
		const consents = await region.figures.consents(surveys);
		return {
			people: await region.figures.people(),
			consents,
			kinds: new Map(byKind),
			uses: new Map(byPurpose),
		};
	};
	const before = await figures();
	const during: unknown[] = [];
	let stored = 0;
	const consents: typeof parts.consents = {
		...region.consents,
		async act(...given) {
			const standing = await region.consents.act(...given);
			during.push(await figures());
			stored = (await superuser.query('select count(*)::int as n from subject')).rows[0].n;
			return standing;
		},
	};
	await openSynthetic({ ...parts, consents }).run(time.now);
	expect(during).toHaveLength(4);
	for (const seen of [...during, await figures()]) expect(seen).toEqual(before);
	expect(stored).toBe(before.people + 1);
});

test('a run cut short leaves somebody, whom the next run erases', async () => {
	const cut = () => Promise.reject(new Error('the process is killed'));
	await expect(
		openSynthetic({ ...parts, vault: { ...vault, read: cut, erase: cut } }).run(time.now),
	).rejects.toThrow('killed');
	const people = async () => (await superuser.query('select count(*)::int as n from subject')).rows[0].n;
	const left = await people();
	const synthetic = openSynthetic(parts);
	await synthetic.run(++time.now);
	expect(await people()).toBe(left - 1);
	const { newest } = await synthetic.standing();
	expect(newest).toMatchObject({ at: time.now });
	expect(newest!.outcomes.every(({ ok }) => ok)).toBe(true);
});

test('control: a vault that asks for no consent turns the clauses of that purpose red', async () => {
	const [de] = syntheticPeople(policy, compiled, 'eu');
	const { purpose, service } = de!.consented!;
	const number = compiled.numbers.services[service]!;
	const lax = structuredClone(compiled);
	const rule = lax.rules[number]!.find(each => each?.id === purpose)!;
	rule.basis = rule.basis.map(basis => basis && 'contract');
	const broken = vaultUnder(lax);
	const synthetic = openSynthetic({ ...parts, vault: broken });
	await synthetic.run(++time.now);
	const standing = await synthetic.standing();
	const wrong = standing.newest!.outcomes.filter(({ ok }) => ok === false);
	expect(wrong.map(({ step, got }) => `${step}: ${got}`)).toContain('read-refused: permitted');
	const seen = clauses(standing);
	const clause = policy.clauses.find(({ rules }) => rules.includes(`purposes.${purpose}`))!.id;
	expect(seen[clause]).toBe('broken: synthetic-failed');
	expect(seen['S2.1']).toBe('holds: decided-as-promised');
	await openSynthetic(parts).run(++time.now);
	const after = await openSynthetic(parts).standing();
	expect(clauses(after)[clause]).toMatch(/^holds/);
	expect(after.failed!.at).toBe(time.now - 1);
	expect((await superuser.query('select count(distinct run)::int as n from synthetic_check')).rows[0].n).toBe(
		2,
	);
});

test('control: an erasure that keeps the key turns the clauses on erasing red, until it is mended', async () => {
	const kept: typeof vault.erase = async () => ({ erasedAt: '', unreadableInCopiesBy: null });
	const synthetic = openSynthetic({ ...parts, vault: { ...vault, erase: kept } });
	await synthetic.run(++time.now);
	const wrong = (await synthetic.standing()).newest!.outcomes.filter(({ ok }) => ok === false);
	expect(wrong.map(({ step, got }) => `${step}: ${got}`)).toContain('read-erased: permitted');
	await synthetic.run(++time.now);
	const standing = await synthetic.standing();
	expect(standing.newest!.outcomes.filter(({ ok }) => ok === true)).toEqual([]);
	expect(clauses(standing)).toMatchObject({
		'S5.2': 'broken: synthetic-failed',
		'S7.1': 'broken: synthetic-failed',
	});
	await openSynthetic(parts).run(++time.now);
	expect(clauses(await openSynthetic(parts).standing())['S5.2']).toBe('unknown: shown-in-tests');
});

test('a stopped purpose, and a policy that offers nothing to try, are unknown and never red', async () => {
	const [de] = syntheticPeople(policy, compiled, 'eu');
	const { id } = await region.rooms.incidents.stop('staff:a', 'purpose', de!.consented!.purpose);
	const synthetic = openSynthetic(parts);
	await synthetic.run(++time.now);
	const { newest } = await synthetic.standing();
	expect(newest!.outcomes.some(({ ok }) => ok === false)).toBe(false);
	expect(newest!.outcomes.find(({ step }) => step === 'read-refused')).toMatchObject({
		got: 'stopped',
		ok: null,
	});
	await region.rooms.incidents.lift('staff:a', id);
	const small = smallPolicy();
	const onContract = Object.entries(small.purposes).map(([id, each]) => {
		const basis = Object.fromEntries(Object.keys(each.basis).map(at => [at, 'contract' as const]));
		return [id, { ...each, basis }];
	});
	const without = { ...small, purposes: Object.fromEntries(onContract) as typeof small.purposes };
	const bare = compile(without, assignNumbers(without, NO_NUMBERS), { ordinal: 1, mustHaveSeen: 1 });
	const [invented] = syntheticPeople(without, bare, Object.keys(small.regions)[0]!);
	expect(invented!.consented).toBeNull();
});
