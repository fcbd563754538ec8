/** S8 · Revisions. */
import { expect, test } from 'vitest';
import { type Edit, KEPT_LONGER, laterVersion, NEWSLETTER, store } from '../publishing.js';
import { type ClauseHouse, expectRead, expectRefused, openClauseHouse } from './house.js';

const { again, ask, consent, databases, house, mailsTo, person, read, rooms, staff, time } =
	await openClauseHouse({
		pages: true,
	});

/** Sent from another purpose, and kept a year longer: what people must be told of and asked about. */
const NEXT = '2027-01-15';
const EMAIL = 's8@example.org';
const DAY = 86_400_000;
const EDITS: Edit[] = [
	...NEWSLETTER,
	['keep: P6M\n    after: activity-ended', 'keep: P12M\n    after: activity-ended'],
];

let opened: Promise<ClauseHouse> | null = null;

/** The house as a process started after the change opens it. */
function later(): Promise<ClauseHouse> {
	opened ??= again();
	return opened;
}

test('S8.3 the version shown is part of every decision, and using the service is no consent', async () => {
	const subject = await person();
	const why = await ask('decisions', { subject, purpose: 'provide-service', items: ['email'] });
	expect(why.body).toMatchObject({ permitted: true, policyVersion: house.policy.compiled.version });
	expect((await read(subject, 'provide-service', ['email'])).status).toBe(200);
	expectRefused(await read(subject, 'surveys', ['email']), 'consent-missing', 'S2.6');
	expectRefused(await read(subject, 'across-services', ['language']), 'consent-missing', 'S2.8');
});

test('S8.1 a draft says what it changes and whether that reduces rights, and takes two people', async () => {
	await person({ email: EMAIL });
	await store(
		[databases.eu, databases.cn].map(config => ({ config })),
		laterVersion(NEXT, ...EDITS),
		true,
	);
	const { publication } = house;
	const [draft] = await publication.drafts();
	expect(draft).toMatchObject({ version: NEXT, reducesRights: true, obstacles: [] });
	expect(JSON.stringify(draft!.changes)).toMatch(/newsletter.*activities|activities.*newsletter/);
	const [ada, grace] = [await staff(), await staff()];
	const { id } = await publication.propose(ada, NEXT);
	await expect(publication.approve(ada, id)).rejects.toMatchObject({ code: 'not-four-eyes' });
	expect(await publication.scheduled()).toEqual([]);
	await publication.approve(grace, id);
	expect(await publication.scheduled()).toMatchObject([{ version: NEXT, reducesRights: true }]);
});

test('S8.2 it cannot take effect before everybody was written to and the period has passed', async () => {
	const { publication, policy } = house;
	const { version } = policy.compiled;
	expect(await publication.carryOn()).toBe(version);
	expect(await rooms.announcements.now()).toMatchObject([{ kind: 'policy-change' }]);
	const [mail] = await mailsTo(EMAIL);
	expect(mail?.text).toContain(NEXT);
	time.now += 29 * DAY;
	expect(await publication.carryOn()).toBe(version);
	const [waiting] = await publication.scheduled();
	expect(waiting!.outstanding).toEqual(['effective-date', 'notice-period']);
	time.now = Date.parse(NEXT) - 1;
	expect(await publication.carryOn()).toBe(version);
	expect((await publication.scheduled())[0]!.outstanding).toEqual(['effective-date']);
});

test('S8.2 a version that leaves people no time is not taken', async () => {
	const sooner = laterVersion('2027-01-16', ...EDITS, KEPT_LONGER);
	await store(
		[databases.eu, databases.cn].map(config => ({ config })),
		sooner,
		true,
	);
	const draft = (await house.publication.drafts()).find(({ version }) => version === '2027-01-16');
	expect(draft!.obstacles.map(({ code }) => code)).toContain('effective-too-early');
});

test('S2.7 a purpose the new version adds is off until the person is asked and agrees', async () => {
	const subject = await person();
	await consent(subject, 'surveys', 'give');
	time.now = Date.parse(NEXT);
	expect(await house.publication.carryOn()).toBe(NEXT);
	const next = await later();
	expect(next.house.policy.compiled.version).toBe(NEXT);
	const seen = await next.ask('shown', { subject, version: NEXT });
	expect(seen.status).toBe(200);
	const { body } = await next.ask('consents/list', { subject });
	const asked = body.consents.map(({ about, standing }: { about: string; standing: string }) => [
		about,
		standing,
	]);
	expect(asked).toContainEqual(['newsletter', 'missing']);
	expect(asked).toContainEqual(['surveys', 'given']);
	expectRefused(await next.read(subject, 'newsletter', ['email']), 'consent-missing', 'S2.6');
	await next.consent(subject, 'newsletter', 'give');
	expect((await next.read(subject, 'newsletter', ['email'])).status).toBe(200);
});

test('S8.3 signing in after the change records that it was shown, and that is no consent', async () => {
	const next = await later();
	const { body: found } = await next.ask('lookup', {
		...{ item: 'email', value: EMAIL, purpose: 'answer-requests' },
	});
	const { subject } = found;
	expectRefused(await next.read(subject, 'provide-service', ['email']), 'version-not-shown', 'S8.2');
	const session = await next.signIn(EMAIL, NEXT);
	expect((await next.ask('sessions', { session })).body).toMatchObject({ subject });
	expectRead(await next.read(subject, 'provide-service', ['email']), { email: EMAIL });
	expectRefused(await next.read(subject, 'newsletter', ['email']), 'consent-missing', 'S2.6');
	expectRefused(await next.read(subject, 'surveys', ['email']), 'consent-missing', 'S2.6');
});

test('S0.1 the version before stays readable beside the one in force, and says what changed', async () => {
	const next = await later();
	const { version } = house.policy.compiled;
	expect(await next.page('/policy')).toContain(NEXT);
	const versions = await next.page('/policy/versions');
	for (const each of [version, NEXT]) expect(versions).toContain(`/policy/versions/${each}/en`);
	expect(await next.page(`/policy/versions/${version}/en`)).not.toContain('send news');
	expect(await next.page(`/policy/versions/${NEXT}/en`)).toContain('send news');
});
