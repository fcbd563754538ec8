/** S4 · Secrecy, security, disclosure. */
import pg from 'pg';
import { expect, test } from 'vitest';
import { CANARY, tableColumns, traces } from '../canary.js';
import { expectRead, expectRefused, openClauseHouse } from './house.js';

const { ask, consent, databases, log, person, read } = await openClauseHouse();

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
