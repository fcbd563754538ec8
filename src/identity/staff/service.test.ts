import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTestDatabase } from '../../../test/postgres.js';
import { listEntries } from '../../audit/listing.js';
import { AuditLog } from '../../audit/log.js';
import { Database, type Transaction } from '../../platform/postgres/database.js';
import type { Statement } from '../../platform/postgres/session.js';
import { actorOf, CODE_LASTS, SESSION_IDLE, SESSION_LASTS } from './rules.js';
import { Staff } from './service.js';

const target = (await openTestDatabase()).config;
const database = new Database({ target });
const log = new AuditLog(database, { log: 'obhut/test', policy: '1#1' });
const superuser = new pg.Client(target);
const time = { now: 0 };
const key = randomBytes(32);
const staff = new Staff(database, log, () => time.now, key);
const PARALLEL = 16;

beforeAll(() => superuser.connect());

beforeEach(async () => {
	time.now = Date.UTC(2026, 10, 23, 12);
	await superuser.query('truncate staff_code, staff_session, staff_member, log_batch, audit_inbox');
});

afterAll(async () => {
	await superuser.end();
	await database.close();
});

/** The service over a database in which a statement is another one. */
function staffWith(replace: (statement: Statement) => Statement): Staff {
	const replaced = {
		query: <Row extends unknown[]>(statement: Statement) => database.query<Row>(replace(statement)),
		transaction: <T>(work: (transaction: Transaction) => Promise<T>) =>
			database.transaction(transaction =>
				work({ query: statement => transaction.query(replace(statement)) }),
			),
	};
	return new Staff(replaced, log, () => time.now, key);
}

async function count(table: string): Promise<number> {
	const { rows } = await superuser.query<{ count: string }>(`select count(*) from ${table}`);
	return Number(rows[0]!.count);
}

/** Newest first. */
async function entries() {
	const page = await listEntries(database.reports, { limit: 100 });
	return page.entries.map(({ kind, actor, about, act }) => ({ kind, actor, about, act }));
}

async function signedIn() {
	const { code } = await staff.invite('operator', 'bootstrap');
	const made = await staff.signIn(code);
	if (!made) throw new Error('the code was refused');
	return made;
}

describe('a code', () => {
	test('lets one member in, in the role it was made for, and leaves entries', async () => {
		const { code } = await staff.invite('support-agent', 'bootstrap');
		const made = await staff.signIn(code);
		expect(made?.member.role).toBe('support-agent');
		expect(await staff.verify(made!.token)).toEqual(made!.member);
		expect(await entries()).toEqual([
			{ kind: 'staff', actor: actorOf(made!.member), about: 'support-agent', act: 'signed-in' },
			{ kind: 'staff', actor: 'bootstrap', about: 'support-agent', act: 'invited' },
		]);
	});

	test('wrong, malformed, used and expired ones get the same answer and the same entry', async () => {
		const { code: used } = await staff.invite('operator', 'bootstrap');
		await staff.signIn(used);
		const { code: expired } = await staff.invite('operator', 'bootstrap');
		time.now += CODE_LASTS;
		for (const code of [used, expired, 'a'.repeat(43), 'x', '']) expect(await staff.signIn(code)).toBeNull();
		const refused = { kind: 'staff', actor: 'unknown', about: undefined, act: 'sign-in-refused' };
		expect((await entries()).slice(0, 5)).toEqual(Array(5).fill(refused));
		expect(await count('staff_member')).toBe(1);
	});

	test('holds until the instant it expires', async () => {
		const { code } = await staff.invite('operator', 'bootstrap');
		time.now += CODE_LASTS - 1;
		expect(await staff.signIn(code)).not.toBeNull();
	});

	test('used many times at once lets in exactly once', async () => {
		const { code } = await staff.invite('operator', 'bootstrap');
		const made = await Promise.all(Array.from({ length: PARALLEL }, () => staff.signIn(code)));
		expect(made.filter(one => one !== null)).toHaveLength(1);
		expect(await count('staff_session')).toBe(1);
		expect((await entries()).filter(({ act }) => act === 'sign-in-refused')).toHaveLength(PARALLEL - 1);
	});

	test('control: without the guard in the claim the same attempt lets in many', async () => {
		let broken = 0;
		const careless = staffWith(statement => {
			if (statement.name !== 'staff-code-claim') return statement;
			const text = statement.text.replace('and used_at is null', '');
			if (text !== statement.text) broken++;
			return { ...statement, name: 'staff-code-claim-careless', text };
		});
		const { code } = await careless.invite('operator', 'bootstrap');
		const made = await Promise.all(Array.from({ length: PARALLEL }, () => careless.signIn(code)));
		expect(broken).toBe(PARALLEL);
		expect(made.filter(one => one !== null).length).toBeGreaterThan(1);
	});

	test('is not used up by a sign-in whose entry could not be written', async () => {
		const broken = staffWith(statement =>
			statement.name === 'audit-insert' ? { name: 'broken', text: 'select 1 / 0', values: [] } : statement,
		);
		const { code } = await staff.invite('operator', 'bootstrap');
		await expect(broken.signIn(code)).rejects.toThrow(/division by zero/);
		expect(await count('staff_session')).toBe(0);
		expect(await staff.signIn(code)).not.toBeNull();
	});

	test('and a token stand nowhere in the database', async () => {
		const { code } = await staff.invite('operator', 'bootstrap');
		const made = await staff.signIn(code);
		const { rows } = await superuser.query<{ row: string }>(
			`select c::text as row from staff_code c union all select s::text from staff_session s
			 union all select m::text from staff_member m union all select encode(entries, 'escape') from log_batch`,
		);
		const everything = rows.map(({ row }) => row).join('\n');
		expect(everything).toContain(made!.member.id);
		for (const secret of [code, made!.token]) {
			expect(everything).not.toContain(secret);
			expect(everything).not.toContain(Buffer.from(secret, 'base64url').toString('hex'));
		}
	});
});

describe('the person behind an account', () => {
	async function personOf(address?: string, by = staff) {
		const { code } = await by.invite('operator', 'bootstrap', address);
		const { member } = (await by.signIn(code))!;
		return member.person;
	}

	test('is the same for every account of one mailbox, whatever its case and tag', async () => {
		const person = await personOf('Ada.Lovelace@example.org');
		for (const same of ['ada.lovelace@EXAMPLE.org', ' ada.lovelace+second@example.org']) {
			expect(await personOf(same)).toBe(person);
		}
		for (const other of ['ada@example.org', 'ada.lovelace@example.com', '+ada.lovelace@example.org']) {
			expect(await personOf(other)).not.toBe(person);
		}
	});

	test('is somebody of their own without an address', async () => {
		expect(await personOf()).not.toBe(await personOf());
	});

	test('stands with the session, means nothing without the key, and the address stands nowhere', async () => {
		const { code } = await staff.invite('operator', 'bootstrap', 'grace@example.org');
		const { token, member } = (await staff.signIn(code))!;
		expect((await staff.verify(token))?.person).toBe(member.person);
		expect(
			await personOf('grace@example.org', new Staff(database, log, () => time.now, randomBytes(32))),
		).not.toBe(member.person);
		const { rows } = await superuser.query<{ row: string }>(
			'select c::text as row from staff_code c union all select m::text from staff_member m',
		);
		expect(JSON.stringify(rows)).not.toContain('grace');
	});

	test('is not invited at what is no address', async () => {
		await expect(staff.invite('operator', 'bootstrap', 'nowhere')).rejects.toMatchObject({
			code: 'identifier-invalid',
		});
		expect(await count('staff_code')).toBe(0);
	});
});

describe('a session', () => {
	test('lives as long as it is used every half hour, and eight hours at most', async () => {
		const { token, member } = await signedIn();
		const start = time.now;
		for (let at = 0; at < SESSION_LASTS; at += SESSION_IDLE - 1) {
			time.now = start + at;
			expect(await staff.verify(token)).toEqual(member);
		}
		time.now = start + SESSION_LASTS - 1;
		expect(await staff.verify(token)).toEqual(member);
		time.now = start + SESSION_LASTS;
		expect(await staff.verify(token)).toBeNull();
	});

	test('ends after half an hour without use', async () => {
		const { token } = await signedIn();
		time.now += SESSION_IDLE;
		expect(await staff.verify(token)).toBeNull();
	});

	test('ends with sign-out from that instant, once, with one entry', async () => {
		const { token, member } = await signedIn();
		const ended = await Promise.all(Array.from({ length: 4 }, () => staff.signOut(token)));
		expect(ended.filter(Boolean)).toHaveLength(1);
		expect(await staff.verify(token)).toBeNull();
		const out = (await entries()).filter(({ act }) => act === 'signed-out');
		expect(out).toEqual([{ kind: 'staff', actor: actorOf(member), about: undefined, act: 'signed-out' }]);
	});

	test('of another member is untouched by it', async () => {
		const [one, other] = [await signedIn(), await signedIn()];
		expect(await staff.signOut(one.token)).toBe(true);
		expect(await staff.verify(other.token)).toEqual(other.member);
	});

	test('is not opened by a token nobody was given', async () => {
		await signedIn();
		for (const token of ['', 'x', 'a'.repeat(43)]) {
			expect(await staff.verify(token)).toBeNull();
			expect(await staff.signOut(token)).toBe(false);
		}
	});
});

test('an invitation clears away what opens nothing any more, and nothing else', async () => {
	await signedIn();
	await staff.invite('operator', 'bootstrap');
	expect([await count('staff_code'), await count('staff_session')]).toEqual([2, 1]);
	time.now += CODE_LASTS;
	await staff.invite('operator', 'bootstrap');
	expect([await count('staff_code'), await count('staff_session')]).toEqual([1, 1]);
	time.now += SESSION_LASTS;
	await staff.invite('operator', 'bootstrap');
	expect([await count('staff_code'), await count('staff_session')]).toEqual([1, 0]);
});
