import { describe, expect, test } from 'vitest';
import { size } from '../../../test/size.js';
import type { People } from './model.js';
import { openTestPeople, other, problem } from './people.fixture.js';
import {
	ATTEMPTS_A_CODE,
	ATTEMPTS_AN_HOUR,
	CODE_LASTS,
	CODES_AN_HOUR,
	LIMIT_LASTS,
	SESSION_LASTS,
} from './rules.js';
import { openPeople } from './service.js';

const made = await openTestPeople();
const { key, region, time, caller, person, vault, log, start, ran, superuser, database } = made;
const { people, peopleWith, at, somebody, sent, codeFor, signedIn, count, entries } = made;
const { version } = region.policy.compiled;

describe('a code', () => {
	test('lets in once, and its session stands for the person', async () => {
		const { email, subject } = await somebody();
		const right = await codeFor(email);
		const begun = await people.signIn({ ...at(email), code: right });
		expect(begun).toMatchObject({ subject, acting: 'self', service: 'shop', endsAt: start + SESSION_LASTS });
		const { token, ...session } = begun;
		expect(await people.verify(token)).toEqual(session);
		await expect(people.signIn({ ...at(email), code: right })).rejects.toEqual(problem('code-refused'));
		const { rows } = await superuser.query('select * from person_session');
		expect(JSON.stringify(rows)).not.toContain(token);
	});

	test('of parallel sign-ins lets one in', async () => {
		const { email } = await somebody();
		const right = await codeFor(email);
		const tries = await Promise.allSettled(
			Array.from({ length: ATTEMPTS_A_CODE }, () => people.signIn({ ...at(email), code: right })),
		);
		expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		expect(await count('person_session')).toBe(1);
	});

	test('is refused once ten minutes have passed, after five wrong ones, and when a later one was sent', async () => {
		const { email } = await somebody();
		const first = await codeFor(email);
		time.now += CODE_LASTS;
		await expect(people.signIn({ ...at(email), code: first })).rejects.toEqual(problem('code-refused'));
		const second = await codeFor(email);
		for (let n = 0; n < ATTEMPTS_A_CODE; n++) {
			await expect(people.signIn({ ...at(email), code: other(second) })).rejects.toEqual(
				problem('code-refused'),
			);
		}
		await expect(people.signIn({ ...at(email), code: second })).rejects.toEqual(problem('code-refused'));
		const third = await codeFor(email);
		time.now += 1;
		const fourth = await codeFor(email);
		await expect(people.signIn({ ...at(email), code: third })).rejects.toEqual(problem('code-refused'));
		await people.signIn({ ...at(email), code: fourth });
	});

	test('sent to one person lets nobody else in who has the identifier meanwhile', async () => {
		const { email, subject } = await somebody();
		const right = await codeFor(email);
		const values = { email: `away-${email}` };
		await vault.write(caller, { subject, purpose: 'provide-service', values });
		await person({ email });
		await expect(people.signIn({ ...at(email), code: right })).rejects.toEqual(problem('code-refused'));
	});

	test('comes in a language of the policy, whatever was asked for', async () => {
		for (const [asked, spoken] of [
			['zh', 'zh'],
			['fr', region.policy.policy.languages[0]],
		] as const) {
			const { email } = await somebody();
			await people.askCode({ ...at(email), language: asked });
			const { rows } = await superuser.query('delete from message returning language');
			expect(rows).toEqual([{ language: spoken }]);
		}
	});

	test('is asked for five times an hour, known or not', async () => {
		const { email } = await somebody();
		for (const address of [email, 'nobody@people.example']) {
			for (let n = 0; n < CODES_AN_HOUR; n++) await people.askCode({ ...at(address), language: 'de' });
			await expect(people.askCode({ ...at(address), language: 'de' })).rejects.toEqual(
				problem('too-many-codes'),
			);
		}
		expect(await count('message')).toBe(CODES_AN_HOUR);
		time.now += LIMIT_LASTS;
		await people.askCode({ ...at(email), language: 'de' });
		expect(await count('message')).toBe(CODES_AN_HOUR + 1);
		expect(await count('sign_in_limit')).toBe(1);
	});
});

describe('ten thousand wrong codes', () => {
	const WRONG = size(60, 10_000);

	/** Codes up to and with the right one, which comes last, on every code asked for meanwhile. */
	async function guess(room: People, email: string, wrong: number): Promise<'in' | 'refused'> {
		await room.askCode({ ...at(email), language: 'de' });
		const right = Number(await sent());
		for (let n = wrong; n >= 0; n--) {
			const tried = String((right - n + 1_000_000) % 1_000_000).padStart(6, '0');
			const answer = await room
				.signIn({ ...at(email), code: tried })
				.catch((refused: { code: string }) => refused);
			if ('token' in answer) return 'in';
			expect(['code-refused', 'too-many-codes']).toContain(answer.code);
		}
		return 'refused';
	}

	test('do not let in, though the right one follows', { timeout: 300_000 }, async () => {
		const { email } = await somebody();
		expect(await guess(people, email, WRONG)).toBe('refused');
		const { rows } = await superuser.query('select attempts from sign_in_code');
		expect(rows).toEqual([{ attempts: ATTEMPTS_A_CODE }]);
		expect(await entries('sign-in')).toHaveLength(Math.min(WRONG + 1, 1000));
	});

	test('would, were tries not counted', { timeout: 300_000 }, async () => {
		const { email } = await somebody();
		const uncounted = peopleWith(statement => {
			if (statement.name === 'sign-in-limit-attempts') {
				return {
					...statement,
					name: 'uncounted',
					text: 'select 1 where $1::bytea is not null and $2::timestamptz > $3',
				};
			}
			if (statement.name !== 'sign-in-code-try') return statement;
			const text =
				'select subject, message from sign_in_code where digest = $1 and expires_at > $2 and $3 > 0';
			return { ...statement, name: 'untried', text };
		});
		expect(await guess(uncounted, email, size(60, 1000))).toBe('in');
	});

	test('are counted by the hour whichever code they are for', async () => {
		const { email } = await somebody();
		let tried = 0;
		while (tried < ATTEMPTS_AN_HOUR) {
			const right = await codeFor(email);
			for (let n = 0; n < ATTEMPTS_A_CODE && tried < ATTEMPTS_AN_HOUR; n++, tried++) {
				await expect(people.signIn({ ...at(email), code: other(right) })).rejects.toEqual(
					problem('code-refused'),
				);
			}
		}
		const right = await codeFor(email);
		await expect(people.signIn({ ...at(email), code: right })).rejects.toEqual(problem('too-many-codes'));
	});
});

describe('who is known cannot be told', () => {
	/** What an act ran, wrote and answered. */
	async function traces(room: People, address: string) {
		ran.splice(0);
		const before = await entries();
		const asked = await room.askCode({ ...at(address), language: 'de' });
		const statements = [...ran];
		const refused = await room
			.signIn({ ...at(address), code: '000000' })
			.catch(({ code, details }: { code: string; details: unknown }) => ({ code, details }));
		const all = await entries();
		return {
			answers: { asked, refused },
			asking: statements.map(name => (name === 'sign-in-keep' ? 'sign-in-undo' : name)),
			signingIn: ran.slice(statements.length),
			entries: all.slice(0, all.length - before.length).map(({ kind, act, about }) => ({ kind, act, about })),
			rows: [await count('sign_in_code'), await count('sign_in_limit')],
		};
	}

	test('from answers, statements, entries or rows', async () => {
		const { email } = await somebody();
		const known = await traces(people, email);
		await superuser.query('truncate sign_in_code, sign_in_limit');
		const unknown = await traces(people, 'nobody@people.example');
		expect(unknown).toEqual(known);
		expect(known.asking).toContain('sign-in-code-put');
		expect(known.answers.refused).toMatchObject({ code: 'code-refused' });
		const { rows } = await superuser.query<{ subject: string }>('select subject from message');
		expect(rows).toHaveLength(1);
	});

	test('and would be, were the unknown left alone', async () => {
		const { email } = await somebody();
		const hasty: People = {
			...people,
			askCode: async ask => {
				const found = await vault.lookup(caller, { ...ask, purpose: 'secure' });
				if ('done' in found && found.done.subject !== null) await people.askCode(ask);
			},
		};
		const known = await traces(hasty, email);
		await superuser.query('truncate sign_in_code, sign_in_limit');
		const unknown = await traces(hasty, 'nobody@people.example');
		expect(unknown.answers).toEqual(known.answers);
		expect(unknown).not.toEqual(known);
	});

	test('from the log: refused and accepted attempts are there, of the unknown without reference', async () => {
		const { email } = await somebody();
		await expect(people.signIn({ ...at('nobody@people.example'), code: '000000' })).rejects.toEqual(
			problem('code-refused'),
		);
		const right = await codeFor(email);
		await expect(people.signIn({ ...at(email), code: other(right) })).rejects.toEqual(
			problem('code-refused'),
		);
		await people.signIn({ ...at(email), code: right });
		const attempts = (await entries('sign-in')).map(({ act, subject }) => [act, subject !== null]);
		expect(attempts).toEqual([
			['accepted', true],
			['refused', true],
			['refused', false],
		]);
	});
});

describe('signing in', () => {
	const recorded = async (subject: string, item: string) => {
		const [read] = await vault.read(caller, {
			subjects: [subject],
			purpose: 'answer-requests',
			items: [item],
		});
		return read?.known ? ((read.values[item] ?? []) as { value: unknown }[]).map(({ value }) => value) : null;
	};

	test('is recorded as the policy has it observed, and so is signing out', async () => {
		const { email, subject } = await somebody();
		const { token } = await signedIn(email);
		const seen = [{ service: 'shop', at: new Date(start).toISOString() }];
		expect(await recorded(subject, 'sign-in')).toEqual(seen);
		expect(await recorded(subject, 'sign-out')).toEqual([]);
		await people.signOut(token);
		expect(await recorded(subject, 'sign-out')).toEqual(seen);
	});

	test('works for who objects to that, and nothing is recorded', async () => {
		const { email, subject } = await somebody();
		await region.consents.act(caller, { subject, about: 'secure', act: 'object', language: 'de' });
		const { token } = await signedIn(email);
		await people.signOut(token);
		expect(await recorded(subject, 'sign-in')).toEqual([]);
		expect(await recorded(subject, 'sign-out')).toEqual([]);
		const { rows } = await superuser.query('select purpose from message');
		expect(rows).toEqual([{ purpose: 'answer-requests' }]);
	});

	test('works for a minor whose guardian has not answered', async () => {
		const { email, subject } = await somebody(
			{ born: '2014-05', purpose: 'ask-guardian' },
			{ 'guardian-contact': 'g@people.example' },
		);
		const begun = await signedIn(email);
		expect(begun.subject).toBe(subject);
		expect((await people.verify(begun.token)).subject).toBe(subject);
	});

	test('shows a version and is no consent', async () => {
		const { email, subject } = await somebody();
		const before = await region.consents.list(caller, { subject });
		await signedIn(email, version);
		await people.showed(subject, version, 'shop');
		expect(await region.consents.list(caller, { subject })).toEqual(before);
		expect(before.filter(({ standing }) => standing === 'given')).toEqual([]);
		expect(await count('consent_event')).toBe(0);
		const [last] = (await entries('event')).map(({ about, act }) => ({ about, act }));
		expect(last).toEqual({ about: 'policy-shown', act: version });
	});

	test('and showing refuse a version nobody published, before anything is tried', async () => {
		const { email, subject } = await somebody();
		const right = await codeFor(email);
		const refused = problem('version-unknown');
		await expect(people.signIn({ ...at(email), code: right, shown: '1999' })).rejects.toEqual(refused);
		await expect(people.showed(subject, '1999', 'shop')).rejects.toEqual(refused);
		await people.signIn({ ...at(email), code: right });
	});

	test('records the newest version shown, never an older one over it', async () => {
		const { subject } = await somebody();
		const policy = {
			policy: region.policy.policy,
			versions: [
				{ version: 'old', ordinal: 0 },
				{ version: 'new', ordinal: 9 },
			],
		};
		const room = openPeople({
			...{ region: 'eu', database, vault, log, policy, clock: () => time.now, key },
			...{ sender: { put: async () => '' }, codeOf: () => '' },
		});
		const shown = () => vault.viewState(caller, subject, 'event', state => [state.shown, state.shownAt]);
		await room.showed(subject, 'new', 'shop');
		time.now += 1;
		await room.showed(subject, 'old', 'shop');
		expect(await shown()).toEqual([9, start]);
	});
});
