/**
 * Whoever writes to the database without the keyring puts in rows under what a known secret hashes to, or copies digests
 * from one table to another, and gets in nowhere. The controls put in the same rows under the right digest.
 */
import { hash, randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import { openTestPeople } from './people/people.fixture.js';
import { digestOf, type SecretKind } from './secrets.js';
import { keyText } from './service-keys/rules.js';
import { ServiceKeys } from './service-keys/service.js';
import { Staff } from './staff/service.js';

const { database, key, log, people, somebody, superuser, time } = await openTestPeople();
const keyring = { index: { version: 1, key } };
const keys = new ServiceKeys(database, log, 'eu', () => time.now, keyring);
const staff = new Staff(database, log, () => time.now, key);

/** How one kind of secret comes to lie in the database, and whether it opens. */
interface Way {
	kind: SecretKind;
	secret(): string;
	insert(digest: Buffer): Promise<unknown>;
	opens(secret: string): Promise<boolean>;
}

const later = () => new Date(time.now + 60_000);
const now = () => new Date(time.now);
const token = () => randomBytes(32).toString('base64url');
const put = (text: string, ...values: unknown[]) => superuser.query(text, values);
const refused = () => false;

async function insertPersonSession(digest: Buffer) {
	const { subject } = await somebody();
	return put(
		`insert into person_session (hash, subject, acting, service, ends_at, seen_at)
		 values ($1, $2, 'self', 'shop', $3, $4)`,
		...[digest, subject, later(), now()],
	);
}

const WAYS: Way[] = [
	{
		kind: 'service key',
		secret: () => keyText({ region: 'eu', service: 'shop' }, randomBytes(32)),
		insert: digest =>
			put(
				`insert into service_key (id, hash, service, region, scopes) values ($1, $2, 'shop', 'eu', '{people}')`,
				...[randomUUID(), digest],
			),
		opens: async secret => (await keys.verify(secret)).valid,
	},
	{
		kind: 'staff code',
		secret: token,
		insert: digest =>
			put(
				`insert into staff_code (hash, role, person, expires_at) values ($1, 'operator', $2, $3)`,
				...[digest, randomBytes(32), later()],
			),
		opens: async secret => (await staff.signIn(secret)) !== null,
	},
	{
		kind: 'staff session',
		secret: token,
		insert: async digest => {
			const member = randomUUID();
			await put(
				`insert into staff_member (id, role, person, created_at) values ($1, 'operator', $2, $3)`,
				...[member, randomBytes(32), now()],
			);
			await put(
				'insert into staff_session (hash, member, ends_at, seen_at) values ($1, $2, $3, $4)',
				...[digest, member, later(), now()],
			);
		},
		opens: async secret => (await staff.verify(secret)) !== null,
	},
	{
		kind: 'person session',
		secret: token,
		insert: insertPersonSession,
		opens: secret => people.verify(secret).then(() => true, refused),
	},
	{
		kind: 'person link',
		secret: token,
		insert: async digest => {
			const session = randomBytes(32);
			await insertPersonSession(session);
			await put(
				'insert into person_link (hash, session, expires_at) values ($1, $2, $3)',
				...[digest, session, later()],
			);
		},
		opens: secret => people.enter(secret).then(() => true, refused),
	},
];

beforeEach(() => superuser.query('truncate service_key, staff_code, staff_session, staff_member'));

describe.each(WAYS)('a row for a $kind', way => {
	test('put in under the plain hash of a known secret opens nothing', async () => {
		const secret = way.secret();
		await way.insert(hash('sha256', secret, 'buffer'));
		await way.insert(digestOf(Buffer.alloc(32), way.kind, secret));
		expect(await way.opens(secret)).toBe(false);
	});

	test('put in under what the secret is known by elsewhere opens nothing', async () => {
		const secret = way.secret();
		for (const { kind } of WAYS) if (kind !== way.kind) await way.insert(digestOf(key, kind, secret));
		expect(await way.opens(secret)).toBe(false);
	});

	test('control: the same row under the right digest opens', async () => {
		const secret = way.secret();
		await way.insert(digestOf(key, way.kind, secret));
		expect(await way.opens(secret)).toBe(true);
	});
});

test('what is issued lies under the same digests as the controls', async () => {
	const { key: issued } = await keys.issue({ service: 'shop', scopes: ['people'] });
	const { code } = await staff.invite('operator', 'bootstrap');
	const { token: colleague } = (await staff.signIn(code))!;
	const { subject } = await somebody();
	const { token: person } = await people.begin(subject, 'self', 'shop');
	const { code: link } = await people.link(person);
	for (const [table, kind, secret] of [
		['service_key', 'service key', issued],
		['staff_code', 'staff code', code],
		['staff_session', 'staff session', colleague],
		['person_session', 'person session', person],
		['person_link', 'person link', link],
	] as const) {
		const { rows } = await superuser.query<{ hash: Buffer }>(`select hash from ${table}`);
		expect(rows.map(row => row.hash)).toEqual([digestOf(key, kind, secret)]);
	}
});

test('the migration ends what was made under plain hashes', async () => {
	const tables = ['service_key', 'staff_code', 'staff_session', 'person_session', 'person_link'];
	const counts = async () => {
		const each = tables.map(table => `(select count(*)::int from ${table})`);
		const { rows } = await superuser.query<{ counts: number[] }>(`select array[${each}] as counts`);
		return rows[0]!.counts;
	};
	for (const { insert, secret } of WAYS) await insert(hash('sha256', secret(), 'buffer'));
	expect(await counts()).toEqual([1, 1, 1, 2, 1]);
	await superuser.query(readFileSync('sql/0028-keyed-secrets.sql', 'utf8'));
	expect(await counts()).toEqual([0, 0, 0, 0, 0]);
});
