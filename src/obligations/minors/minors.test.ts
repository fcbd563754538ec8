/** S5: a child waits for a guardian, who agrees by mail and from then on acts for this child and no other. */
import { describe, expect, test } from 'vitest';
import { openOwedRooms } from '../../../test/owed-rooms.js';
import { openTestDatabase } from '../../../test/postgres.js';
import { openTestRegion } from '../../../test/region.js';
import type { HoldFact } from '../../decide/state.js';
import type { SubjectId } from '../../vault/model.js';

const target = await openTestDatabase();
const opened = await openTestRegion(target);
const { caller, person, region, time } = opened;
const rooms = openOwedRooms(opened, target);
const { database, minors, outbox, people, secretsOf, vault } = rooms;
const { policy } = region.policy;

const DAY = 86_400_000;
const refused = { code: 'code-refused' };
let children = 0;

/** A fourteen-year-old with a guardian's address. */
async function child(values: Record<string, string> = {}) {
	const email = `child${children}@example.org`;
	const given = { email, 'guardian-contact': `guardian${children++}@example.org`, ...values };
	return { email, subject: await person(given, { born: '2012-05', purpose: 'ask-guardian' }) };
}

async function asked(subject: SubjectId): Promise<string> {
	await minors.ask(caller, { subject });
	return (await secretsOf('ask-guardian', subject))[0]!;
}

async function guarded() {
	const { email, subject } = await child();
	const session = await minors.answer(await asked(subject), true);
	return { email, subject, session: session! };
}

async function denialsOf(subject: SubjectId, purpose: string) {
	const service = policy.purposes[purpose]!.services?.[0] ?? caller.service;
	const items = policy.purposes[purpose]!.uses;
	const ask = { purpose, items };
	const { items: judged } = await vault.explain({ ...caller, service }, { subject, ...ask });
	const denied = judged.filter(({ permit }) => !permit);
	const [result] = await vault.read({ ...caller, service }, { subjects: [subject], ...ask });
	if (!result?.known) throw new Error('the child is not known');
	for (const { item } of denied) expect(result.values).not.toHaveProperty(item);
	return denied.map(({ reason, clause }) => `${reason} ${clause}`);
}

describe('before a guardian agrees', () => {
	test.each(Object.keys(policy.purposes))('S5.1: %s', async purpose => {
		const { subject } = await child();
		const expected = policy.purposes[purpose]!.beforeGuardian
			? []
			: policy.purposes[purpose]!.uses.map(() => 'minor-without-guardian S5.1');
		expect(await denialsOf(subject, purpose)).toEqual(expected);
	});

	test.each(Object.keys(policy.purposes))('S5.1: after it, %s waits for no guardian', async purpose => {
		const { subject } = await guarded();
		expect((await denialsOf(subject, purpose)).join()).not.toContain('minor-without-guardian');
	});

	test('the mail is queued to the guardian’s item under the asking’s purpose, with nothing personal in it', async () => {
		const { subject } = await child();
		await minors.ask(caller, { subject, language: 'en' });
		const rows = await database.query<[string, string, string, string, object]>({
			name: 'test-messages',
			text: 'select purpose, item, service, language, params from message where subject = $1',
			values: [subject],
		});
		expect(rows).toEqual([
			[
				'ask-guardian',
				'guardian-contact',
				'shop',
				'en',
				{ service: 'shop', event: expect.any(String), until: time.now + 30 * DAY },
			],
		]);
		expect(await minors.standing(subject)).toBe('pending');
	});

	test('a child without a guardian’s address is told which item is missing, and nothing is queued', async () => {
		const subject = await person(
			{ email: 'alone@example.org' },
			{ born: '2012-05', purpose: 'ask-guardian' },
		);
		await expect(minors.ask(caller, { subject })).rejects.toMatchObject({
			code: 'denied',
			details: {
				reason: 'minor-without-guardian',
				clause: 'S5.1',
				items: [{ item: 'guardian-contact' }],
				hint: expect.stringContaining('guardian-contact'),
			},
		});
		expect(await outbox.list({ subject, limit: 1 })).toEqual([]);
	});

	test('an adult needs nobody, an unknown person is unknown, a language must be the policy’s', async () => {
		const adult = await person();
		await expect(minors.ask(caller, { subject: adult })).rejects.toMatchObject({
			code: 'guardian-not-needed',
		});
		expect(await minors.standing(adult)).toBe('adult');
		const unknown = `02${adult.slice(2, 24)}${'0'.repeat(12)}`;
		await expect(minors.ask(caller, { subject: unknown })).rejects.toMatchObject({ code: 'subject-unknown' });
		const { subject } = await child();
		await expect(minors.ask(caller, { subject, language: 'fr' as 'de' })).rejects.toMatchObject({
			code: 'invalid-request',
		});
	});

	test('three mails a day and no more, however many ask at once', async () => {
		const { subject } = await child();
		const tries = await Promise.allSettled(Array.from({ length: 8 }, () => minors.ask(caller, { subject })));
		expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
		for (const one of tries) {
			if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'too-many-codes' });
		}
		expect(await outbox.list({ subject, limit: 10 })).toHaveLength(3);
		time.now += DAY;
		await minors.ask(caller, { subject });
	});
});

describe('the answer', () => {
	test('the question names service, band and the day the child comes of age, and nobody', async () => {
		const { subject } = await child();
		const secret = await asked(subject);
		expect(await minors.question(secret)).toEqual({
			service: 'shop',
			band: '14-15',
			until: Date.UTC(2030, 5, 1),
			answered: false,
		});
	});

	test('agreeing opens what was closed, and a session that acts for the child', async () => {
		const { subject } = await child();
		const secret = await asked(subject);
		expect(await denialsOf(subject, 'provide-service')).not.toEqual([]);
		const session = await minors.answer(secret, true);
		expect(session).toMatchObject({ subject, acting: 'guardian', service: 'shop' });
		expect(await people.verify(session!.token)).toMatchObject({ subject, acting: 'guardian' });
		expect(await denialsOf(subject, 'provide-service')).toEqual([]);
		expect(await minors.standing(subject)).toBe('agreed');
		expect(await minors.question(secret)).toMatchObject({ answered: true });
	});

	test('a guardian of one child is nobody to another', async () => {
		const other = await child();
		const { subject, session } = await guarded();
		expect((await people.verify(session.token)).subject).toBe(subject);
		expect(await minors.standing(other.subject)).toBe('pending');
		expect(await denialsOf(other.subject, 'provide-service')).not.toEqual([]);
		await minors.requestLink({ item: 'email', value: other.email });
		expect(await secretsOf('guardian-link', other.subject)).toEqual([]);
	});

	test('one answer a message, also of many at once', async () => {
		const { subject } = await child();
		const secret = await asked(subject);
		const tries = await Promise.allSettled(Array.from({ length: 6 }, () => minors.answer(secret, true)));
		expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		await expect(minors.answer(secret, false)).rejects.toMatchObject(refused);
		expect(await minors.standing(subject)).toBe('agreed');
	});

	test('refusing erases the child’s account', async () => {
		const { email, subject } = await child();
		const secret = await asked(subject);
		expect(await minors.answer(secret, false)).toBeNull();
		await vault.settled();
		const ask = { item: 'email', value: email, purpose: 'ask-guardian' };
		expect(await vault.lookup(caller, ask)).toEqual({ done: { subject: null } });
		await expect(minors.answer(secret, true)).rejects.toMatchObject(refused);
		const left = await database.query<[number]>({
			name: 'test-guardian-left',
			text: 'select count(*) from guardian_event where subject = $1',
			values: [subject],
		});
		expect(left).toEqual([[0]]);
	});

	test('a refusal while a hold forbids erasure can be given again once it has ended', async () => {
		const { subject } = await child();
		const secret = await asked(subject);
		const hold: HoldFact = {
			items: new Uint32Array([2]),
			from: time.now,
			until: time.now + DAY,
			sealedUntil: time.now,
			ground: 'law',
		};
		await vault.changeState(caller, subject, {
			kind: 'hold',
			about: 'law',
			act: 'placed',
			change: state => ({ state: { ...state, holds: [hold] }, answer: {} }),
		});
		await expect(minors.answer(secret, false)).rejects.toMatchObject({ code: 'erase-held' });
		expect(await minors.standing(subject)).toBe('pending');
		await expect(minors.answer(secret, true)).rejects.toMatchObject(refused);
		time.now += DAY;
		expect(await minors.answer(secret, false)).toBeNull();
		await expect(minors.standing(subject)).rejects.toMatchObject({ code: 'subject-unknown' });
	});

	test('only the newest mail asks, and for thirty days', async () => {
		const { subject } = await child();
		const first = await asked(subject);
		await minors.ask(caller, { subject });
		await expect(minors.answer(first, true)).rejects.toMatchObject(refused);
		await expect(minors.question(first)).rejects.toMatchObject(refused);
		const newest = (await secretsOf('ask-guardian', subject)).find(secret => secret !== first)!;
		time.now += 30 * DAY;
		await expect(minors.answer(newest, true)).rejects.toMatchObject(refused);
		time.now -= 1;
		expect(await minors.answer(newest, true)).toMatchObject({ subject });
	});

	test.each(['', 'x', 'A'.repeat(43), `${'é'.repeat(43)}`, 'A'.repeat(100_000)])(
		'a made-up secret is refused, whatever its form',
		async secret => {
			await expect(minors.answer(secret, true)).rejects.toMatchObject(refused);
			await expect(minors.question(secret)).rejects.toMatchObject(refused);
			await expect(minors.enter(secret)).rejects.toMatchObject(refused);
		},
	);

	test('the secret of one kind of mail opens nothing of another', async () => {
		const { email, subject } = await guarded();
		await minors.requestLink({ item: 'email', value: email });
		const [link] = await secretsOf('guardian-link', subject);
		const [question] = await secretsOf('ask-guardian', subject);
		await expect(minors.answer(link!, false)).rejects.toMatchObject(refused);
		await expect(minors.enter(question!)).rejects.toMatchObject(refused);
	});
});

describe('afterwards', () => {
	test('a later way in goes to the guardian’s address, once, within the hour', async () => {
		const { email, subject } = await guarded();
		await minors.requestLink({ item: 'email', value: email.toUpperCase() });
		const [secret] = await secretsOf('guardian-link', subject);
		expect(await minors.enter(secret!)).toMatchObject({ subject, acting: 'guardian', service: 'shop' });
		await expect(minors.enter(secret!)).rejects.toMatchObject(refused);
		await minors.requestLink({ item: 'email', value: email });
		const late = (await secretsOf('guardian-link', subject)).find(one => one !== secret)!;
		time.now += 3_600_000;
		await expect(minors.enter(late)).rejects.toMatchObject(refused);
	});

	test('asking for one says the same of children, adults, strangers and the too eager', async () => {
		const { email, subject } = await guarded();
		await person({ email: 'grown@example.org' });
		for (const value of [email, email, email, email, 'grown@example.org', 'nobody@example.org']) {
			expect(await minors.requestLink({ item: 'email', value })).toBeUndefined();
		}
		expect(await secretsOf('guardian-link', subject)).toHaveLength(3);
		const { length } = await outbox.list({ template: 'guardian-link', limit: 100 });
		await minors.requestLink({ item: 'email', value: 'grown@example.org' });
		expect(await outbox.list({ template: 'guardian-link', limit: 100 })).toHaveLength(length);
		await expect(minors.requestLink({ item: 'email', value: 'none' })).rejects.toMatchObject({
			code: 'identifier-invalid',
		});
		await expect(minors.requestLink({ item: 'phone', value: email })).rejects.toMatchObject({
			code: 'identifier-invalid',
		});
	});

	test('a withdrawal closes everything and ends every session, and a new asking can open it again', async () => {
		const { subject, session } = await guarded();
		await minors.withdraw(caller, subject);
		expect(await minors.standing(subject)).toBe('pending');
		expect(await denialsOf(subject, 'provide-service')).toContain('minor-without-guardian S5.1');
		await expect(people.verify(session.token)).rejects.toMatchObject({ code: 'session-ended' });
		time.now += 1;
		await minors.ask(caller, { subject });
		const secrets = await secretsOf('ask-guardian', subject);
		expect(await minors.answer(secrets[0]!, true)).toMatchObject({ subject });
		await expect(minors.withdraw(caller, await person())).rejects.toMatchObject({
			code: 'guardian-not-needed',
		});
	});

	test('at eighteen the child stands alone, and the guardian’s way in is closed', async () => {
		const { email, subject } = await guarded();
		await minors.requestLink({ item: 'email', value: email });
		const [before] = await secretsOf('guardian-link', subject);
		const now = time.now;
		time.now = Date.UTC(2030, 5, 1) - 1;
		expect(await minors.standing(subject)).toBe('agreed');
		time.now += 1;
		expect(await minors.standing(subject)).toBe('adult');
		expect(await denialsOf(subject, 'provide-service')).toEqual([]);
		await expect(minors.enter(before!)).rejects.toMatchObject(refused);
		await minors.requestLink({ item: 'email', value: email });
		expect(await secretsOf('guardian-link', subject)).toEqual([before]);
		time.now = now;
	});

	test('a guardian’s session ends when the child comes of age, however it began', async () => {
		const { subject } = await child();
		const secret = await asked(subject);
		const now = time.now;
		const adult = Date.UTC(2030, 5, 1);
		time.now = adult - DAY;
		await minors.ask(caller, { subject });
		const question = (await secretsOf('ask-guardian', subject)).find(one => one !== secret)!;
		const answered = await minors.answer(question, true);
		const { email, subject: other } = await child();
		time.now = now;
		await minors.answer(await asked(other), true);
		time.now = adult - 60_000;
		await minors.requestLink({ item: 'email', value: email });
		const entered = await minors.enter((await secretsOf('guardian-link', other))[0]!);
		for (const session of [answered!, entered]) {
			expect(session.endsAt).toBe(adult);
			expect(await people.verify(session.token)).toMatchObject({ acting: 'guardian' });
		}
		time.now = adult;
		for (const { token } of [answered!, entered]) {
			await expect(people.verify(token)).rejects.toMatchObject({ code: 'session-ended' });
		}
		time.now = now;
	});

	test('every act is an entry of the log about the child, by a guardian without a name', async () => {
		const { subject } = await guarded();
		await minors.withdraw(caller, subject);
		const { entries } = await region.audit.list(caller, { subject, limit: 100, kind: 'guardian' });
		const acts = entries.map(({ actor }) => actor);
		expect(acts).toHaveLength(3);
		expect(acts.toReversed()).toEqual(['key:test', 'guardian', 'key:test']);
	});
});
