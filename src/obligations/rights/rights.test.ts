/** S7: a request arrives, has its day, is answered and counted; a person takes their data along or has it left alone. */
import { describe, expect, test } from 'vitest';
import { openOwedRooms } from '../../../test/owed-rooms.js';
import { openTestDatabase } from '../../../test/postgres.js';
import { openTestRegion } from '../../../test/region.js';

const target = await openTestDatabase();
const opened = await openTestRegion(target);
const { caller, person, region, time } = opened;
const { database, outbox, rights, vault } = openOwedRooms(opened, target);
const { policy } = region.policy;

const DAY = 86_400_000;
const officer = { id: '7c0ffee0-0000-4000-8000-000000000001', role: 'privacy-officer' } as const;
const CANARY = 'canary-8f13';

async function request(text = 'what do you hold about me?') {
	const subject = await person();
	return { subject, received: await rights.receive(caller, { subject, right: 'access', text }) };
}

describe('a request', () => {
	test('S7.1: is due within what the policy promises, and its words are read back by those who may', async () => {
		const { subject, received } = await request();
		expect(received).toEqual({
			id: expect.stringMatching(/^[0-9a-f-]{36}$/),
			subject,
			right: 'access',
			service: 'shop',
			state: 'received',
			receivedAt: time.now,
			dueAt: time.now + 15 * DAY,
			settledAt: null,
		});
		expect(await rights.ofPerson(subject)).toEqual([received]);
		expect(await rights.words(caller, received.id)).toEqual([
			{ from: 'person', text: 'what do you hold about me?', at: time.now },
		]);
	});

	test('its words stand nowhere in the clear', async () => {
		await request(`my name is ${CANARY}`);
		for (const table of ['rights_request', 'message', 'record']) {
			const rows = await database.query<[string]>({
				name: `test-${table}`,
				text: `select t::text from ${table} t`,
			});
			expect(rows.length).toBeGreaterThan(0);
			expect(rows.join()).not.toContain(CANARY);
			expect(rows.join()).not.toContain(Buffer.from(CANARY).toString('hex'));
		}
	});

	test('the answer settles it, is read beside the question, and both are told by mail', async () => {
		const { subject, received } = await request();
		time.now += 2 * DAY;
		const answered = await rights.answer(officer, received.id, { text: 'all of this', outcome: 'answered' });
		expect(answered).toEqual({ ...received, state: 'answered', settledAt: time.now });
		expect((await rights.words(caller, received.id)).map(({ from, text }) => [from, text])).toEqual([
			['person', 'what do you hold about me?'],
			['staff', 'all of this'],
		]);
		const sent = (await outbox.list({ subject, limit: 10 })).map(({ template }) => template);
		expect(sent.toSorted()).toEqual(['request-answered', 'request-received']);
		const { entries } = await region.audit.list(caller, { subject, limit: 100, kind: 'request' });
		expect(entries.map(({ actor }) => actor)).toEqual(['staff:7c0ffee0', 'key:test']);
	});

	test('of many answers at once one is given, and only its words are kept', async () => {
		const { received } = await request();
		const tries = await Promise.allSettled(
			Array.from({ length: 6 }, (_, n) =>
				rights.answer(officer, received.id, { text: `${n}`, outcome: 'refused' }),
			),
		);
		expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		for (const one of tries) {
			if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'request-settled' });
		}
		expect(await rights.words(caller, received.id)).toHaveLength(2);
	});

	test('sent twice under one key it arrives once', async () => {
		const subject = await person();
		const once = { key: 'a-key-of-mine', request: Buffer.from('the same') };
		const ask = { subject, right: 'erase', text: 'erase me' } as const;
		const first = await rights.receive(caller, ask, once);
		expect(await rights.receive(caller, ask, once)).toEqual(first);
		expect(await rights.ofPerson(subject)).toHaveLength(1);
	});

	test('nothing is kept of one the policy refuses: no row, no words, no mail', async () => {
		const values = { email: 'kid@example.org', 'guardian-contact': 'parent@example.org' };
		const subject = await person(values, { born: '2012-05', purpose: 'ask-guardian' });
		const asked = rights.receive(caller, { subject, right: 'access', text: 'mine?' });
		await expect(asked).rejects.toMatchObject({
			code: 'denied',
			details: { reason: 'minor-without-guardian' },
		});
		expect(await rights.ofPerson(subject)).toEqual([]);
		expect(await outbox.list({ subject, limit: 1 })).toEqual([]);
	});

	test('what does not fit is said: an undeclared right, an unknown request, another role', async () => {
		const { subject, received } = await request();
		const answer = { text: 'no', outcome: 'refused' } as const;
		await expect(
			rights.receive(caller, { subject, right: 'forget' as 'erase', text: 'x' }),
		).rejects.toMatchObject({ code: 'invalid-request', details: { where: 'right' } });
		for (const id of ['', 'x', `${received.id}0`, '00000000-0000-4000-8000-000000000000']) {
			await expect(rights.answer(officer, id, answer)).rejects.toMatchObject({ code: 'request-unknown' });
			await expect(rights.words(caller, id)).rejects.toMatchObject({ code: 'request-unknown' });
		}
		const operator = { ...officer, role: 'operator' } as const;
		await expect(rights.answer(operator, received.id, answer)).rejects.toMatchObject({
			code: 'role-lacking',
		});
		expect((await rights.ofPerson(subject))[0]).toMatchObject({ state: 'received' });
		const unknown = `02${subject.slice(2, 24)}${'0'.repeat(12)}`;
		await expect(rights.ofPerson(unknown)).rejects.toMatchObject({ code: 'subject-unknown' });
	});
});

describe('the register', () => {
	test('shows the open first, the earliest due before the others, and counts', async () => {
		const before = await rights.figures();
		const first = (await request()).received;
		time.now += DAY;
		const second = (await request()).received;
		time.now += DAY;
		const third = (await request()).received;
		await rights.answer(officer, second.id, { text: 'here', outcome: 'answered' });
		const ids = (await rights.inbox(1000)).map(({ id }) => id);
		expect(ids.indexOf(first.id)).toBeLessThan(ids.indexOf(third.id));
		expect(ids.indexOf(third.id)).toBeLessThan(ids.indexOf(second.id));
		expect(await rights.inbox(1)).toHaveLength(1);
		const after = await rights.figures();
		expect(after.open - before.open).toBe(2);
		expect(after.answered - before.answered).toBe(1);
		expect(after.medianDays).toEqual(expect.any(Number));
		time.now = third.dueAt;
		expect((await rights.figures()).overdue).toBe(after.open - 1);
		time.now += 1;
		expect((await rights.figures()).overdue).toBe(after.open);
	});

	test('keeps its figures when the person is erased, without the person', async () => {
		const { subject, received } = await request();
		const before = await rights.figures();
		await vault.erase(caller, { subject });
		await vault.settled();
		expect(await rights.figures()).toEqual(before);
		const kept = (await rights.inbox(1000)).find(({ id }) => id === received.id);
		expect(kept).toEqual({ ...received, subject: null });
		expect(await rights.words(caller, received.id)).toEqual([]);
		const settled = await rights.answer(officer, received.id, { text: 'erased', outcome: 'answered' });
		expect(settled).toMatchObject({ subject: null, state: 'answered', settledAt: time.now });
	});
});

describe('rights that need nobody’s answer', () => {
	test('S5.2, S7.1: an export holds every item stored, whichever service collected it', async () => {
		const subject = await person({ language: 'de', phone: '+49 30 7654321' });
		const app = { ...caller, service: 'app' };
		const secure = { subject, purpose: 'secure', item: 'sign-in', values: [{ from: 'app' }] };
		await vault.append(app, secure);
		const licence = { number: 7 };
		await vault.write(app, { subject, purpose: 'manage-software', values: { licence } });
		const held = await rights.export(caller, subject);
		expect(held.licence).toEqual(licence);
		expect((await rights.export(app, subject)).licence).toEqual(licence);
		expect(Object.keys(held).toSorted()).toEqual(['email', 'language', 'licence', 'phone', 'sign-in']);
		expect(held).toMatchObject({ language: 'de', 'sign-in': [{ value: { from: 'app' } }] });
		const declared = Object.keys(policy.data);
		expect(declared).toEqual(expect.arrayContaining(Object.keys(held)));
	});

	test('a restriction refuses every use but those that go on while frozen, and lifting it opens again', async () => {
		const subject = await person();
		const denied = async (purpose: string) => {
			const { items } = await vault.explain(caller, { subject, purpose, items: ['email'] });
			return items[0]!.reason;
		};
		expect(await denied('provide-service')).toBe('permitted');
		expect(await rights.restrictedSince(caller, subject)).toBeNull();
		await rights.restrict(caller, subject, true);
		expect(await rights.restrictedSince(caller, subject)).toBe(time.now);
		for (const [purpose, { uses, whileFrozen }] of Object.entries(policy.purposes)) {
			if (!uses.includes('email')) continue;
			expect([purpose, await denied(purpose)]).toEqual([
				purpose,
				whileFrozen ? 'permitted' : 'frozen-by-restriction',
			]);
		}
		expect(await rights.export(caller, subject)).toHaveProperty('email');
		await rights.restrict(caller, subject, false);
		expect(await denied('provide-service')).toBe('permitted');
	});

	test('an export of somebody unknown or of a child without a guardian is refused', async () => {
		const values = { email: 'kid2@example.org', 'guardian-contact': 'parent@example.org' };
		const subject = await person(values, { born: '2012-05', purpose: 'ask-guardian' });
		await expect(rights.export(caller, subject)).rejects.toMatchObject({
			code: 'denied',
			details: { reason: 'minor-without-guardian' },
		});
		const unknown = `02${subject.slice(2, 24)}${'0'.repeat(12)}`;
		await expect(rights.export(caller, unknown)).rejects.toMatchObject({ code: 'subject-unknown' });
	});
});
