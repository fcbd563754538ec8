/** S4 · Secrecy, security, disclosure. */
import pg from 'pg';
import { expect, test } from 'vitest';
import type { DisclosureAsk } from '../../src/obligations/disclosures/index.js';
import { CANARY, tableColumns, traces } from '../canary.js';
import { expectRead, expectRefused, openClauseHouse } from './house.js';

const { again, ask, consent, databases, log, mailsTo, person, read, rooms, staff, time } =
	await openClauseHouse();

const PARTNER = 'research-partner';

/** A read whose values go to somebody else. */
function disclose(subject: string, recipient: string, purpose = 'surveys') {
	return ask('read', { subject, purpose, items: ['email'], recipient });
}

test('S4.1 what people write stands in no column and no log line as they wrote it', async () => {
	const subject = await person({ email: `${CANARY}@example.org`, language: CANARY });
	const place = { subject, purpose: 'provide-service', item: 'support-case' };
	await ask('append', { ...place, value: { text: CANARY } });
	const { body } = await read(subject, 'provide-service', ['support-case']);
	expect(body.values['support-case']).toMatchObject([{ value: { text: CANARY } }]);
	for (const database of Object.values(databases)) {
		const columns = await tableColumns(database);
		expect(columns.filter(({ bytes }) => traces(bytes).length > 0).map(({ column }) => column)).toEqual([]);
	}
	expect(log.length).toBeGreaterThan(0);
	expect(traces(Buffer.from(log.join('')))).toEqual([]);
});

test('S4.2 a consent written into the database by hand is not believed', async () => {
	const subject = await person();
	await consent(subject, 'surveys', 'give');
	await consent(subject, 'surveys', 'withdraw');
	expectRefused(await read(subject, 'surveys', ['email']), 'consent-withdrawn', 'S2.6');
	const client = new pg.Client(databases.eu);
	await client.connect();
	await client
		.query(
			'update subject set facts = set_byte(facts, length(facts) - 1, get_byte(facts, length(facts) - 1) # 1) where id = $1',
			[subject],
		)
		.finally(() => client.end());
	expect(await read(subject, 'surveys', ['email'])).toMatchObject({
		status: 500,
		body: { code: 'vault-integrity' },
	});
});

test('S4.3 nobody the policy does not name for a purpose gets anything', async () => {
	const email = 's43@example.org';
	const subject = await person({ email });
	expect(await disclose(subject, 'data-broker')).toMatchObject({
		status: 422,
		body: { code: 'recipient-unknown' },
	});
	const other = await disclose(subject, PARTNER, 'provide-service');
	expect(other).toMatchObject({ status: 403, body: { code: 'denied', clause: 'S4.3' } });
	expectRead(await disclose(subject, 'mail-delivery-eu', 'provide-service'), { email });
});

test('S4.4 a third party gets what the person expressly agreed it gets, until they withdraw', async () => {
	const email = 's44@example.org';
	const subject = await person({ email });
	await consent(subject, 'surveys', 'give');
	const refused = await disclose(subject, PARTNER);
	expect(refused).toMatchObject({ status: 403, body: { code: 'denied' } });
	await consent(subject, `recipients.${PARTNER}`, 'give');
	expectRead(await disclose(subject, PARTNER), { email });
	await consent(subject, `recipients.${PARTNER}`, 'withdraw');
	expectRefused(await disclose(subject, PARTNER), refused.body.reason, refused.body.clause);
});

const DAY = 86_400_000;

/** An order of a court, to be carried out by two of staff. */
const ORDER: Omit<DisclosureAsk, 'subject'> = {
	ground: 'authority-order',
	recipient: 'Amtsgericht Hamburg',
	country: 'DE',
	reference: '7 Gs 12/26',
	items: ['email'],
};

test('S4.4 a lawful order is carried out by two people, goes on the register, and the person sees it', async () => {
	const email = 's44b@example.org';
	const subject = await person({ email });
	const [ada, grace] = [await staff(), await staff()];
	const { disclosures } = rooms;
	const curious = disclosures.propose(ada, { subject, ...ORDER, ground: 'curiosity' as never });
	await expect(curious).rejects.toMatchObject({ code: 'ground-undeclared' });
	const foreign = disclosures.propose(ada, { subject, ...ORDER, country: 'US' });
	await expect(foreign).rejects.toMatchObject({ code: 'disclosure-barred' });
	const proposal = await disclosures.propose(ada, { subject, ...ORDER });
	await expect(disclosures.approve(ada, proposal)).rejects.toMatchObject({ code: 'not-four-eyes' });
	const { values } = await disclosures.approve(grace, proposal);
	expect(values).toEqual({ email });
	await expect(disclosures.approve(grace, proposal)).rejects.toMatchObject({ code: 'proposal-settled' });
	expect(await disclosures.shownTo(subject, time.now)).toMatchObject([ORDER]);
	const { body } = await ask('audit/list', { subject, kind: 'disclosure' });
	expect(body.entries).toHaveLength(1);
});

test('S4.4 what the law seals is shown to the person from the day the seal ends', async () => {
	const subject = await person();
	const sealedUntil = time.now + 30 * DAY;
	const { disclosures } = rooms;
	const proposal = await disclosures.propose(await staff(), { subject, ...ORDER, sealedUntil });
	await disclosures.approve(await staff(), proposal);
	expect(await disclosures.shownTo(subject, sealedUntil - 1)).toEqual([]);
	expect(await disclosures.shownTo(subject, sealedUntil)).toHaveLength(1);
	const { body } = await ask('audit/list', { subject, kind: 'disclosure' });
	expect(body.entries).toEqual([]);
});

test('S4.5 a stop holds from the next read on; who was touched is found in the log and told', async () => {
	time.now += 60_000;
	const [email, other] = ['s45@example.org', 's45b@example.org'];
	const [subject, spared] = [await person({ email }), await person({ email: other })];
	const [from, by] = [time.now, `staff:${(await staff('operator')).id}`];
	for (const each of [subject, spared]) await consent(each, 'surveys', 'give');
	expectRead(await read(subject, 'surveys', ['email']), { email });
	const { incidents, announcements } = rooms;
	const stop = await incidents.stop(by, 'purpose', 'surveys');
	expectRefused(await read(subject, 'surveys', ['email']), 'stopped', 'S4.5');
	expectRead(await read(subject, 'provide-service', ['email']), { email });
	const what = { de: 'Ein Schlüssel ging verloren.', en: 'A key was lost.', zh: '密钥丢失。' };
	const scope = { from, to: time.now + 1, purpose: 'surveys' };
	const { id, authorityBy } = await incidents.open(by, { what, scope, suspectedAt: time.now });
	expect(authorityBy).toEqual({ de: time.now + 3 * DAY, cn: time.now });
	expect(await incidents.findTouched(by, id)).toBe(1);
	expect(await incidents.touched(id)).toEqual([subject]);
	await incidents.tell(by, id);
	expect((await mailsTo(email))[0]?.text).toContain(what.de);
	expect((await incidents.list())[0]).toMatchObject({ state: 'told', touched: 1, told: 1 });
	expect(await mailsTo(other)).toEqual([]);
	expect(await announcements.now()).toMatchObject([{ kind: 'incident' }]);
	await incidents.lift(by, stop.id);
	expectRead(await read(subject, 'surveys', ['email']), { email });
});

test('S4.5 a stopped service is served nothing, in every process at once', async () => {
	const subject = await person();
	const { ask: other } = await again();
	const stop = await rooms.incidents.stop('staff:7c0f6f0e', 'service', 'app');
	const ask = { subject, purpose: 'provide-service', items: ['email'] };
	expectRefused(await other('read', ask, { service: 'app' }), 'stopped', 'S4.5');
	expect((await other('read', ask)).status).toBe(200);
	await rooms.incidents.lift('staff:7c0f6f0e', stop.id);
	expect((await other('read', ask, { service: 'app' })).status).toBe(200);
});
