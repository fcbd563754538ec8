/** S6 · Every service, and those with a policy of their own. */
import { expect, test } from 'vitest';
import { checkPolicy } from '../../src/policy/check.js';
import { parsePolicy } from '../../src/policy/parse.js';
import type { SourceFile } from '../../src/policy/source-file.js';
import { exampleSources } from '../region.js';
import { expectRead, expectRefused, openClauseHouse } from './house.js';

const { app, ask, consent, house, person, read, time } = await openClauseHouse();

const APP = { service: 'app' } as const;
const DAY = 86_400_000;

/** A person whose crash was reported to one of the services, and how it reads the report days later. */
async function crashed(as: { service: 'shop' | 'app' }) {
	const subject = await person({}, {}, as);
	await consent(subject, 'improve', 'give', as);
	const crash = { subject, purpose: 'improve', item: 'crash-report', value: { at: 'start' } };
	expect((await ask('append', crash, as)).status).toBe(200);
	const after = async (days: number) => {
		time.now += days * DAY;
		try {
			return await read(subject, 'improve', ['crash-report'], as);
		} finally {
			time.now -= days * DAY;
		}
	};
	return { subject, after };
}

test('S6.1 the policy holds for each of its services, and nobody else is served', async () => {
	const email = 's61@example.org';
	const subject = await person({ email });
	expectRead(await read(subject, 'provide-service', ['email']), { email });
	expectRead(await read(subject, 'provide-service', ['email'], APP), { email });
	expectRefused(await read(subject, 'surveys', ['email'], APP), 'consent-missing', 'S2.6');
	const { key } = await house.regions.get('eu')!.keys.issue({ service: 'stranger', scopes: ['people'] });
	const answer = await app.inject({
		method: 'POST',
		url: '/v1/read',
		headers: { authorization: `Bearer ${key}` },
		payload: { subject, purpose: 'provide-service', items: ['email'] },
	});
	expect(answer.json()).toMatchObject({ status: 422, code: 'service-unknown' });
});

test('S6.2 the app keeps crash reports a third as long, as its own policy says', async () => {
	const own = await crashed(APP);
	expect((await own.after(29)).status).toBe(200);
	const over = await own.after(31);
	expect(over.body.values?.['crash-report'] ?? []).toEqual([]);
	const general = await crashed({ service: 'shop' });
	expect((await general.after(31)).body.values['crash-report']).toHaveLength(1);
	expect((await general.after(91)).body.values?.['crash-report'] ?? []).toEqual([]);
});

test('S6.3 the answer to why names the policy that spoke', async () => {
	const { subject } = await crashed(APP);
	const why = { subject, purpose: 'improve', items: ['crash-report'] };
	expect((await ask('decisions', why, APP)).body).toMatchObject({ permitted: true, spoke: 'app' });
	expect((await ask('decisions', why)).body).toMatchObject({ spoke: 'general' });
});

test('S6.3 a service’s own rule that gives people less than the general one is a finding, and prevails', () => {
	const weaker = exampleSources().map(file =>
		file.path === 'services/app/policy.yaml' ? { ...file, text: file.text.replace('P30D', 'P1Y') } : file,
	);
	const weakening = (sources: SourceFile[]) =>
		checkPolicy(parsePolicy(sources)).filter(({ code }) => code === 'service-weakens');
	expect(weakening(exampleSources())).toEqual([]);
	expect(weakening(weaker)).toMatchObject([{ message: expect.stringContaining('keeps data longer') }]);
});
