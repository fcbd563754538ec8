/** S3 · Where data is stored, and how long. */
import { expect, test } from 'vitest';
import { siteOf } from '../../src/server/pages/policy-site.js';
import { tableColumns } from '../canary.js';
import { expectRead, expectRefused, openClauseHouse } from './house.js';

const house = await openClauseHouse();
const { ask, databases, mailsTo, person, read, rooms, signIn, staff, time } = house;

const CN = { region: 'cn' } as const;
const DAY = 86_400_000;

/** Runs with the clock moved on. */
async function later<T>(by: number, act: () => Promise<T>): Promise<T> {
	time.now += by;
	try {
		return await act();
	} finally {
		time.now -= by;
	}
}

test('S3.1 a person of China is stored in the Chinese database alone, and a read from the other side is refused', async () => {
	const email = 's31@example.cn';
	const subject = await person({ email }, {}, CN);
	expectRead(await read(subject, 'provide-service', ['email'], CN), { email });
	const bytes = Buffer.from(subject.replaceAll('-', ''), 'hex');
	const holds = async (region: 'eu' | 'cn') =>
		(await tableColumns(databases[region])).some(
			column => column.bytes.includes(subject) || column.bytes.includes(bytes),
		);
	expect([await holds('cn'), await holds('eu')]).toEqual([true, false]);
	const across = await read(subject, 'provide-service', ['email']);
	expect(across.status).toBeGreaterThanOrEqual(400);
	expect(JSON.stringify(across.body)).not.toContain(email);
});

test('S3.1 what is collected in China is not taken in Europe', async () => {
	const registration = {
		residence: 'CN',
		collectedIn: 'CN',
		shown: '2026-11-01',
		purpose: 'provide-service',
		values: { email: 's31b@example.cn' },
	};
	expectRefused(await ask('subjects', registration), 'wrong-region', 'S3.1');
	expect((await ask('subjects', registration, CN)).status).toBe(202);
});

test('S3.2 thirty days after the account is closed nothing more is read', async () => {
	const email = 's32@example.org';
	const subject = await person({ email });
	await ask('events', { subject, event: 'account-closed' });
	const address = () => read(subject, 'provide-service', ['email']);
	expectRead(await later(30 * DAY - 1, address), { email });
	expectRefused(await later(30 * DAY, address), 'retention-over', 'S3.2');
});

test('S3.2 what is due is deleted within the hour; what is held stays, is refused by name, and goes after release', async () => {
	const email = 's32b@example.org';
	const [subject, other] = [await person({ email, language: 'de' }), await person()];
	const [ada, grace] = [await staff(), await staff()];
	const order = { ground: 'court-order', reference: '7 O 12/26', until: time.now + 365 * DAY } as const;
	const proposal = await rooms.retention.proposeHold(ada, { subject, items: ['email'], ...order });
	const alone = rooms.retention.approveHold(ada, proposal);
	await expect(alone).rejects.toMatchObject({ code: 'not-four-eyes' });
	await rooms.retention.approveHold(grace, proposal);
	expectRefused(await read(subject, 'provide-service', ['email']), 'frozen-by-hold', 'S3.2');
	for (const each of [subject, other]) await ask('events', { subject: each, event: 'account-closed' });
	time.now += 30 * DAY + 3_600_000;
	await house.house.offerTurns();
	const [swept] = await rooms.retention.reports(1);
	expect(swept).toMatchObject({ held: { email: 1 }, deleted: { language: 1 } });
	expect(await ask('erase', { subject: other })).toMatchObject({ body: { code: 'subject-unknown' } });
	const erase = await ask('erase', { subject });
	expect(erase.body).toMatchObject({ code: 'erase-held', clause: 'S3.2' });
	expect(JSON.stringify(erase.body)).toContain('court-order');
	await rooms.retention.releaseHold(ada, proposal);
	time.now += 3_600_000;
	await house.house.offerTurns();
	expect((await ask('erase', { subject })).body.code).toBe('subject-unknown');
	const register = async () => (await rooms.retention.holds({ limit: 9 }))[0];
	await expect
		.poll(register)
		.toMatchObject({ subject: null, ground: 'court-order', releasedAt: expect.any(Number) });
});

test('S3.2 the evidence says so once a sweep is recent, and no longer when sweeps stop', async () => {
	const verdict = async () => {
		const { clauses } = await siteOf(house.house, () => time.now).evidence();
		const { verdict, because } = clauses.find(({ clause }) => clause === 'S3.2')!;
		return `${verdict}: ${because}`;
	};
	await house.house.offerTurns();
	expect(await verdict()).toMatch(/^holds/);
	expect(await later(2 * 3_600_000 + 1, verdict)).toBe('unknown: not-swept');
});

test('S3.3 a rehearsal tells nobody and erases only whom it invented; the end tells everybody, waits, and erases', async () => {
	const email = 's33@example.org';
	const subject = await person({ email });
	const [ada, grace] = [await staff('operator'), await staff()];
	const { retention, announcements } = rooms;
	await retention.approveWindDown(grace, await retention.proposeWindDown(ada, true));
	await retention.windDown(time.now);
	const [rehearsed] = await retention.windDowns();
	expect(rehearsed).toMatchObject({ rehearsal: true, state: 'done', left: 0 });
	expect(rehearsed!.erased).toBeGreaterThan(0);
	expect(await mailsTo(email)).toEqual([]);
	expectRead(await read(subject, 'provide-service', ['email']), { email });

	await retention.approveWindDown(grace, await retention.proposeWindDown(ada, false));
	time.now += 3_600_000;
	await house.house.offerTurns();
	expect(await mailsTo(email)).toMatchObject([{ subject: expect.stringContaining('schließt') }]);
	expect(await announcements.now()).toMatchObject([{ kind: 'end-of-service' }]);
	await signIn(email);
	expect((await ask('export', { subject })).body.items).toMatchObject({ email });
	time.now += 30 * DAY;
	await house.house.offerTurns();
	const [ended] = await retention.windDowns();
	expect(ended).toMatchObject({ rehearsal: false, state: 'done', left: 0 });
	expect(time.now).toBeLessThan(ended!.eraseBy);
	expect((await ask('erase', { subject })).body.code).toBe('subject-unknown');
});
