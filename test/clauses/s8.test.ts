/** S8 · Revisions. */
import { expect, test } from 'vitest';
import { expectRefused, openClauseHouse } from './house.js';

const { ask, house, person, read } = await openClauseHouse();

test('S8.3 the version shown is part of every decision, and using the service is no consent', async () => {
	const subject = await person();
	const why = await ask('decisions', { subject, purpose: 'provide-service', items: ['email'] });
	expect(why.body).toMatchObject({ permitted: true, policyVersion: house.policy.compiled.version });
	expect((await read(subject, 'provide-service', ['email'])).status).toBe(200);
	expectRefused(await read(subject, 'surveys', ['email']), 'consent-missing', 'S2.6');
	expectRefused(await read(subject, 'across-services', ['language']), 'consent-missing', 'S2.8');
});
