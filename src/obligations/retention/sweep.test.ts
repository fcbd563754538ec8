/** The sweep (S3.2): what is due goes, what is not stays, and it can be cut short anywhere. */
import { expect, test } from 'vitest';
import { armFaultPoint } from '../../platform/fault-points.js';
import { DAY, openTestRetention, signIn } from './retention.fixture.js';

const { caller, entries, person, retention, rowsOf, superuser, time, vault } = await openTestRetention();

test('records go when their time is over, one by one, and what is not due stays', async () => {
	const subject = await person();
	await vault.append(caller, signIn(subject));
	time.now += 100 * DAY;
	await vault.append(caller, signIn(subject));
	const dates = await retention.dueOf(caller, subject);
	expect(dates.find(({ item }) => item === 'sign-in')).toMatchObject({
		count: 2,
		rule: 'sign-ins',
		held: false,
	});
	expect(dates.find(({ item }) => item === 'email')).toMatchObject({ dueAt: null, rule: 'account' });
	const due = dates.find(({ item }) => item === 'sign-in')!.dueAt!;
	time.now = due - 1;
	expect((await retention.sweep(time.now)).deleted).toEqual({});
	time.now = due;
	const report = await retention.sweep(time.now);
	expect(report).toEqual({ at: due, deleted: { 'sign-in': 1 }, held: {}, erased: 0, unreadable: 0 });
	expect((await retention.reports(1))[0]).toEqual(report);
	expect(await rowsOf(subject, 'record')).toBe(1);
	const [entry] = await entries('sweep');
	expect(entry).toMatchObject({ removed: [['sign-in', 1]], act: 'swept', service: 'obhut' });
	const visits = (await entries('sweep')).length;
	expect((await retention.sweep(time.now)).deleted).toEqual({});
	expect(await entries('sweep')).toHaveLength(visits);
});

test('a month after an account was closed its page, its identifiers and then the person are gone', async () => {
	const email = 'closing@example.org';
	const subject = await person({ email, phone: '+49 30 7654321', language: 'de' });
	await vault.event(caller, { subject, event: 'account-closed' });
	const closed = time.now;
	time.now = closed + 30 * DAY - 1;
	await retention.sweep(time.now);
	expect(await rowsOf(subject)).toBeGreaterThan(0);
	time.now = closed + 30 * DAY;
	const report = await retention.sweep(time.now);
	expect(report.deleted).toMatchObject({ email: 1, phone: 1, language: 1 });
	expect(report.erased).toBe(1);
	await vault.settled();
	for (const table of ['page', 'record', 'identifier', 'subject', 'subject_key']) {
		expect(await rowsOf(subject, table), table).toBe(0);
	}
	expect((await entries('sweep'))[0]).toMatchObject({ act: 'erased' });
	const found = await vault.lookup(caller, { item: 'email', value: email, purpose: 'provide-service' });
	expect(found).toEqual({ done: { subject: null } });
});

test('where something not due is left, the person stays readable and writable', async () => {
	const subject = await person({ phone: '+49 30 1111111' });
	await vault.event(caller, { subject, event: 'account-closed' });
	time.now += 29 * DAY;
	await vault.append(caller, signIn(subject));
	time.now += DAY;
	expect((await retention.sweep(time.now)).erased).toBe(0);
	expect(await rowsOf(subject)).toBe(0);
	expect(await rowsOf(subject, 'identifier')).toBe(0);
	const ask = { subjects: [subject], purpose: 'secure', items: ['sign-in'] };
	expect((await vault.read(caller, ask))[0]).toMatchObject({ known: true, denied: [] });
});

test('a sweep cut short between deletion and commit deletes nothing of that person; the next completes', async () => {
	const people = [await person(), await person(), await person()].sort();
	for (const subject of people) await vault.event(caller, { subject, event: 'account-closed' });
	time.now += 31 * DAY;
	let arrivals = 0;
	const disarm = armFaultPoint('sweep.removed', () => {
		if (++arrivals === 2) throw new Error('cut short');
	});
	await expect(retention.sweep(time.now)).rejects.toThrow('cut short');
	disarm();
	await vault.settled();
	const left: number[] = [];
	for (const subject of people) left.push(await rowsOf(subject, 'subject'));
	expect(left).toEqual([0, 1, 1]);
	expect(await rowsOf(people[1]!)).toBe(1);
	expect((await retention.sweep(time.now)).erased).toBe(2);
	await vault.settled();
	for (const subject of people) expect(await rowsOf(subject, 'subject')).toBe(0);
});

test('a person whose rows were altered is counted and left, and does not stop the sweep', async () => {
	const [broken, sound] = [await person(), await person()];
	for (const subject of [broken, sound]) await vault.event(caller, { subject, event: 'account-closed' });
	await superuser.query(`update page set sealed = sealed || '\\x00' where subject = $1`, [broken]);
	time.now += 31 * DAY;
	const report = await retention.sweep(time.now);
	expect(report).toMatchObject({ unreadable: 1, erased: 1 });
	expect(await rowsOf(broken)).toBe(1);
	await superuser.query('delete from page where subject = $1', [broken]);
	expect(await retention.sweep(time.now)).toMatchObject({ unreadable: 1, erased: 0 });
	await vault.erase(caller, { subject: broken });
	expect(await retention.sweep(time.now)).toMatchObject({ unreadable: 0, erased: 0 });
});

test('a page deleted and begun again is not opened in its earlier form', async () => {
	const subject = await person({ language: 'de' });
	const { rows } = await superuser.query('select * from page where subject = $1', [subject]);
	await vault.event(caller, { subject, event: 'account-closed' });
	time.now += 29 * DAY;
	await vault.append(caller, signIn(subject));
	time.now += DAY;
	await retention.sweep(time.now);
	expect(await rowsOf(subject)).toBe(0);
	await vault.event(caller, { subject, event: 'account-closed' });
	const written = { subject, purpose: 'answer-requests', values: { language: 'en' } };
	expect(await vault.write(caller, written)).toHaveProperty('done');
	const ask = { subjects: [subject], purpose: 'answer-requests', items: ['language'] };
	expect((await vault.read(caller, ask))[0]).toMatchObject({ values: { language: 'en' } });
	for (const { page, service, sealed, revision } of rows) {
		await superuser.query(
			'update page set sealed = $4, revision = $5 where subject = $1 and page = $2 and service = $3',
			[subject, page, service, sealed, revision],
		);
	}
	await expect(vault.read(caller, ask)).rejects.toMatchObject({ code: 'vault-integrity' });
	await vault.erase(caller, { subject });
});
