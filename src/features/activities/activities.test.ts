import { beforeEach, expect, test } from 'vitest';
import { openTestDatabase } from '../../../test/postgres.js';
import { openTestRegion } from '../../../test/region.js';
import { NEVER } from '../../decide/state.js';
import { openFeatures, rowsOf } from '../features.fixture.js';

const testDatabase = await openTestDatabase();
const opened = await openTestRegion(testDatabase);
const { caller, person, time } = opened;
const { activities, off, database, vault } = openFeatures(opened, testDatabase.config);

const DAY = 86_400_000;
let made = 0;

const open = (days: number) =>
	activities.open(caller, { title: { en: `raffle ${made++}` }, endsAt: time.now + days * DAY });
const enter = (subject: string, activity: string) =>
	activities.enter(caller, { subject, activity, entry: { guess: 42 } });
const endOf = (subject: string) =>
	vault.viewState(caller, subject, 'event', ({ activityEnded }) => activityEnded);

async function entries(subject: string) {
	const asked = { subjects: [subject], purpose: 'provide-service', items: ['activity-entry'] };
	const [result] = await vault.read(caller, asked);
	if (!result?.known) throw new Error('the person is not known');
	return { stored: result.values['activity-entry'], denied: result.denied };
}

/** Nothing of an earlier test is left to end. */
beforeEach(async () => {
	await activities.endDue(time.now);
});

test('S1.1 an activity is opened, listed, entered, and ends', async () => {
	const activity = await open(3);
	const subject = await person();
	await enter(subject, activity.id);
	expect(await activities.list(caller)).toContainEqual({ ...activity, entries: 1 });
	expect(await activities.list({ ...caller, service: 'app' })).toEqual([]);
	expect((await entries(subject)).stored).toMatchObject([
		{ value: { activity: activity.id, entry: { guess: 42 } } },
	]);
	time.now += 3 * DAY;
	expect(await activities.list(caller)).not.toContainEqual(expect.objectContaining({ id: activity.id }));
	await expect(enter(subject, activity.id)).rejects.toMatchObject({ code: 'activity-ended' });
	expect((await entries(subject)).stored).toHaveLength(1);
});

test('its end begins the retention period, at the end and not at the sweep, and only once', async () => {
	const activity = await open(1);
	const subject = await person();
	await enter(subject, activity.id);
	expect(await activities.endDue(time.now)).toBe(0);
	time.now += 5 * DAY;
	expect(await activities.endDue(time.now)).toBe(1);
	expect(await endOf(subject)).toBe(activity.endsAt);
	expect(await activities.endDue(time.now)).toBe(0);
	time.now += 190 * DAY;
	expect((await entries(subject)).denied).toMatchObject([{ reason: 'retention-over' }]);
});

test('while another activity of theirs runs, no period begins', async () => {
	const [short, long] = [await open(1), await open(10)];
	const subject = await person();
	await enter(subject, short.id);
	await enter(subject, long.id);
	time.now += 2 * DAY;
	expect(await activities.endDue(time.now)).toBe(0);
	expect(await endOf(subject)).toBe(NEVER);
	time.now += 10 * DAY;
	expect(await activities.endDue(time.now)).toBe(1);
	expect(await endOf(subject)).toBe(long.endsAt);
});

test('entering another takes an end back; what was due by then is gone', async () => {
	const first = await open(1);
	const subject = await person();
	await enter(subject, first.id);
	time.now += 2 * DAY;
	await activities.endDue(time.now);
	time.now += 400 * DAY;
	const second = await open(1);
	await enter(subject, second.id);
	expect(await endOf(subject)).toBe(NEVER);
	const { stored, denied } = await entries(subject);
	expect(denied).toEqual([]);
	expect(stored).toMatchObject([{ value: { activity: second.id } }]);
});

test('a person who enters while ends are settled loses neither entry nor end', async () => {
	const [ending, running] = [await open(1), await open(50)];
	const people = await Promise.all(Array.from({ length: 12 }, () => person()));
	for (const subject of people) await enter(subject, ending.id);
	time.now += 2 * DAY;
	await Promise.all([activities.endDue(time.now), ...people.map(subject => enter(subject, running.id))]);
	for (const subject of people) expect(await endOf(subject)).toBe(NEVER);
	time.now += 60 * DAY;
	expect(await activities.endDue(time.now)).toBe(12);
	for (const subject of people) expect(await endOf(subject)).toBe(running.endsAt);
});

test('more entrants than one batch are all settled', async () => {
	const activity = await open(1);
	const subject = await person();
	await enter(subject, activity.id);
	// People who are gone are passed over, and nobody after them is.
	await database.query({
		name: 'test-many-entries',
		text: `insert into activity_entry (subject, activity)
			select ('00000000-0000-8000-8000-' || lpad(n::text, 12, '0'))::uuid, $1 from generate_series(1, 501) n`,
		values: [activity.id],
	});
	time.now += 2 * DAY;
	expect(await activities.endDue(time.now)).toBe(1);
	expect(await endOf(subject)).toBe(activity.endsAt);
	const gone = await rowsOf(database, 'activity_entry', '00000000-0000-8000-8000-000000000001');
	expect(gone).toEqual([]);
});

test('a denied purpose denies entering, and no entry is left behind', async () => {
	const activity = await open(1);
	const minor = await person(
		{ residence: 'DE', 'guardian-contact': 'g@example.org' },
		{ born: '2014-05', purpose: 'ask-guardian' },
	);
	await expect(enter(minor, activity.id)).rejects.toMatchObject({
		code: 'denied',
		details: { reason: 'minor-without-guardian' },
	});
	expect(await rowsOf(database, 'activity_entry', minor)).toEqual([]);
	expect(await endOf(minor)).toBe(NEVER);
	const none = off().activities.open(caller, { title: { en: 'x' }, endsAt: time.now + DAY });
	await expect(none).rejects.toMatchObject({ code: 'feature-undeclared' });
});

test('bad input: unknown, another service’s, past, wordless', async () => {
	const subject = await person();
	const activity = await open(1);
	await expect(enter(subject, crypto.randomUUID())).rejects.toMatchObject({ code: 'activity-unknown' });
	const app = { ...caller, service: 'app' };
	const foreign = activities.enter(app, { subject, activity: activity.id, entry: 1 });
	await expect(foreign).rejects.toMatchObject({ code: 'activity-unknown' });
	const past = activities.open(caller, { title: { en: 'late' }, endsAt: time.now });
	await expect(past).rejects.toMatchObject({ code: 'activity-ended' });
	for (const title of [{}, { en: ' ' }, { en: 'a\0b' }, { en: '\ud800' }]) {
		const bad = activities.open(caller, { title, endsAt: time.now + DAY });
		await expect(bad).rejects.toMatchObject({ code: 'value-invalid' });
	}
});

test('opened twice with the same words and end, it is one activity', async () => {
	const ask = { title: { de: 'Verlosung', en: 'raffle' }, endsAt: time.now + DAY };
	expect((await activities.open(caller, ask)).id).toBe((await activities.open(caller, ask)).id);
});

test('entries go with the person', async () => {
	const activity = await open(1);
	const subject = await person();
	await enter(subject, activity.id);
	expect(await rowsOf(database, 'activity_entry', subject)).toHaveLength(1);
	await vault.erase(caller, { subject });
	await vault.settled();
	expect(await rowsOf(database, 'activity_entry', subject)).toEqual([]);
});
