import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { size } from '../../../test/size.js';
import { Problem } from '../../platform/problem.js';
import { openTestPeople, problem } from './people.fixture.js';
import { LINK_LASTS, SESSION_IDLE, SESSION_LASTS } from './rules.js';

const made = await openTestPeople();
const { time, caller, vault, people, at, somebody, codeFor, signedIn, count } = made;

describe('a session', () => {
	test('ends when signed out, unused for a day, and after thirty days', async () => {
		const { subject } = await somebody();
		const ended = problem('session-ended');
		const { token: out } = await people.begin(subject, 'self', 'shop');
		await people.signOut(out);
		await expect(people.verify(out)).rejects.toEqual(ended);
		await expect(people.signOut(out)).rejects.toEqual(ended);
		const { token: idle } = await people.begin(subject, 'self', 'shop');
		time.now += SESSION_IDLE;
		await expect(people.verify(idle)).rejects.toEqual(ended);
		const begun = await people.begin(subject, 'guardian', 'app');
		while (time.now + SESSION_IDLE / 2 < begun.endsAt) {
			time.now += SESSION_IDLE / 2;
			expect(await people.verify(begun.token)).toMatchObject({ acting: 'guardian', service: 'app' });
		}
		time.now = begun.endsAt;
		await expect(people.verify(begun.token)).rejects.toEqual(ended);
	});

	test('ends no later than whoever began it says, and no later than any other', async () => {
		const { subject } = await somebody();
		const latest = time.now + 60_000;
		const begun = await people.begin(subject, 'guardian', 'app', latest);
		expect(begun.endsAt).toBe(latest);
		time.now = latest - 1;
		expect(await people.verify(begun.token)).toMatchObject({ endsAt: latest });
		time.now = latest;
		await expect(people.verify(begun.token)).rejects.toEqual(problem('session-ended'));
		const far = await people.begin(subject, 'guardian', 'app', latest + 2 * SESSION_LASTS);
		expect(far.endsAt).toBe(latest + SESSION_LASTS);
	});

	test('ends with all others of the person', async () => {
		const [one, two] = [await somebody(), await somebody()];
		const sessions = [one, one, two].map(({ subject }) => people.begin(subject, 'self', 'shop'));
		const [first, second, theirs] = (await Promise.all(sessions)).map(({ token }) => token);
		expect(await people.endAll(one.subject)).toBe(2);
		for (const token of [first!, second!])
			await expect(people.verify(token)).rejects.toEqual(problem('session-ended'));
		expect((await people.verify(theirs!)).subject).toBe(two.subject);
	});

	test('ends with the person, who leaves no row', async () => {
		const { email, subject } = await somebody();
		const { token } = await signedIn(email);
		await people.link(token);
		await people.askCode({ ...at(email), language: 'de' });
		await vault.erase(caller, { subject });
		await expect(people.verify(token)).rejects.toEqual(problem('session-ended'));
		await expect(people.begin(subject, 'self', 'shop')).rejects.toEqual(problem('subject-unknown'));
		await vault.settled();
		for (const table of ['person_session', 'person_link', 'sign_in_code']) expect(await count(table)).toBe(0);
	});

	test('is forgotten once it is over', async () => {
		const { email, subject } = await somebody();
		await people.link((await people.begin(subject, 'self', 'shop')).token);
		await people.askCode({ ...at(email), language: 'de' });
		time.now += SESSION_LASTS;
		await people.askCode({ ...at('nobody@people.example'), language: 'de' });
		expect([await count('person_session'), await count('person_link'), await count('sign_in_code')]).toEqual([
			0, 0, 1,
		]);
	});
});

describe('a link', () => {
	test('leads once, within two minutes, into a session that ends no later', async () => {
		const { subject } = await somebody();
		const begun = await people.begin(subject, 'guardian', 'app');
		const { code: link } = await people.link(begun.token);
		time.now += LINK_LASTS - 1;
		const entered = await people.enter(link);
		expect(entered).toMatchObject({ subject, acting: 'guardian', service: 'app', endsAt: begun.endsAt });
		expect(entered.token).not.toBe(begun.token);
		await expect(people.enter(link)).rejects.toEqual(problem('code-refused'));
		const { code: late } = await people.link(begun.token);
		time.now += LINK_LASTS;
		await expect(people.enter(late)).rejects.toEqual(problem('code-refused'));
	});

	test('of parallel uses takes one, and none once its session has ended', async () => {
		const { subject } = await somebody();
		const { token } = await people.begin(subject, 'self', 'shop');
		const { code: link } = await people.link(token);
		const uses = await Promise.allSettled(Array.from({ length: 8 }, () => people.enter(link)));
		expect(uses.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		const { code: left } = await people.link(token);
		await people.signOut(token);
		await expect(people.enter(left)).rejects.toEqual(problem('code-refused'));
		await expect(people.link(token)).rejects.toEqual(problem('session-ended'));
	});
});

test('no text is taken for a code, token or link, and none comes back', async () => {
	const { email } = await somebody();
	await codeFor(email);
	const text = fc.oneof(
		fc.string(),
		fc.string({ unit: 'binary' }),
		fc.base64String({ minLength: 43, maxLength: 44 }),
	);
	await fc.assert(
		fc.asyncProperty(text, async given => {
			const problems = await Promise.all(
				[
					people.signIn({ ...at(email), code: given }),
					people.verify(given),
					people.signOut(given),
					people.link(given),
					people.enter(given),
				].map(act =>
					act.then(
						() => null,
						(thrown: Problem) => thrown,
					),
				),
			);
			for (const thrown of problems) {
				expect(thrown).toBeInstanceOf(Problem);
				if (given.length > 8) expect(JSON.stringify([thrown?.message, thrown?.details])).not.toContain(given);
			}
		}),
		{ numRuns: size(30, 1000) },
	);
});
