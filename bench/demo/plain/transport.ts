/**
 * What the demo's pages ask, answered as a service without Obhut would: by statements on plain tables through a pool.
 * What only a policy needs (consent, a decision, a guardian's word) is answered at once and costs nothing.
 */
import { randomBytes, randomInt } from 'node:crypto';
import type pg from 'pg';
import { ObhutProblem, type Transport } from '../../../src/client/connect.js';
import type { DoorName, Doors } from '../../../src/client/transport.js';
import { entriesOf, settingsOf, signInsOf } from './items.js';

type Handler<Name extends DoorName> = (
	pool: pg.Pool,
	ask: Doors[Name]['ask'],
) => Promise<Doors[Name]['answer']>;

const HANDLERS: { [Name in DoorName]?: Handler<Name> } = {
	async subjects(pool, { residence, values }) {
		await pool.query({
			name: 'register',
			text: 'insert into person (email, phone, residence) values ($1, $2, $3)',
			values: [values.email, values.phone ?? null, residence],
		});
		return { status: 'accepted' };
	},
	async signInCode(pool, { value }) {
		await pool.query({
			name: 'put-code',
			text: `insert into sign_in_code (email, code, expires_at) values ($1, $2, now() + interval '10 minutes')
				on conflict (email) do update set code = excluded.code, expires_at = excluded.expires_at`,
			values: [value, String(randomInt(1_000_000)).padStart(6, '0')],
		});
		return { status: 'accepted' };
	},
	async signIn(pool, { value, code }) {
		const session = randomBytes(32).toString('base64url');
		const { rows } = await pool.query<{ person: string; ends_at: Date }>({
			name: 'sign-in',
			text: `with used as (delete from sign_in_code where email = $1 and code = $2 and expires_at > now() returning email),
				who as (select p.id from person p join used using (email)),
				seen as (insert into sign_in (person) select id from who)
				insert into session (token, person, ends_at) select $3, id, now() + interval '30 days' from who
				returning person, ends_at`,
			values: [value, code, session],
		});
		const [begun] = rows;
		if (!begun) throw new ObhutProblem('code-refused', 'the code is not the one sent');
		return { subject: begun.person, session, acting: 'self', endsAt: begun.ends_at.toISOString() };
	},
	async sessions(pool, { session }) {
		const { rows } = await pool.query<{ person: string; ends_at: Date }>({
			name: 'session',
			text: 'select person, ends_at from session where token = $1 and ends_at > now()',
			values: [session],
		});
		const [found] = rows;
		if (!found) throw new ObhutProblem('session-ended', 'the session has ended');
		return { subject: found.person, acting: 'self', service: 'shop', endsAt: found.ends_at.toISOString() };
	},
	guardianStanding: async () => ({ standing: 'adult' }),
	async decisions(_pool, { items }) {
		const decided = items.map(item => ({ item, permit: true, reason: 'permitted' as const, clause: null }));
		return {
			...{ items: decided, permitted: true, wouldChange: [] },
			...{ spoke: 'general', policyVersion: 'none', stateVersion: 0 },
		};
	},
	async read(pool, ask) {
		const subject = 'subject' in ask ? ask.subject : ask.subjects[0]!;
		const [settings, entries, signIns] = await Promise.all([
			settingsOf(pool, subject, ask.items),
			ask.items.includes('activity-entry') ? entriesOf(pool, subject) : {},
			ask.items.includes('sign-in') ? signInsOf(pool, subject) : {},
		]);
		return { values: { ...settings, ...entries, ...signIns }, denied: [] };
	},
	async write(pool, { subject, values }) {
		const [[item, value] = []] = Object.entries(values);
		const column = item === 'location-setting' ? 'location' : 'language';
		await pool.query({
			name: `write-${column}`,
			text: `update person set ${column} = $2 where id = $1`,
			values: [subject, value],
		});
		return { revision: 0 };
	},
	async append(pool, { subject, value }) {
		const { rows } = await pool.query<{ id: string }>({
			name: 'crash',
			text: 'insert into crash_report (person, report) values ($1, $2) returning id',
			values: [subject, value],
		});
		return { record: rows[0]!.id };
	},
	async telemetry(pool, { observations }) {
		for (const { kind, name } of observations) {
			const text = 'insert into observation (kind, name) values ($1, $2)';
			await pool.query({ name: 'observe', text, values: [kind, name] });
		}
		return { status: 'counted' };
	},
	async support(pool, { subject, text: words }) {
		const { rows } = await pool.query<{ id: string; at: Date }>({
			name: 'support',
			text: 'insert into support_case (person, words) values ($1, $2) returning id, at',
			values: [subject, words],
		});
		const { id, at } = rows[0]!;
		return { case: id, state: 'open', openedAt: at.toISOString(), lastAt: at.toISOString() };
	},
	async supportList(pool, { subject }) {
		const { rows } = await pool.query<{ id: string; words: string; at: Date }>({
			name: 'support-of-person',
			text: 'select id, words, at from support_case where person = $1 order by at desc, id',
			values: [subject],
		});
		return {
			cases: rows.map(({ id, words, at: instant }) => {
				const at = instant.toISOString();
				const said = [{ from: 'person' as const, text: words, at }];
				return { case: id, state: 'open' as const, openedAt: at, lastAt: at, words: said };
			}),
		};
	},
	async activityList(pool) {
		const { rows } = await pool.query<{ id: string; title: object; ends_at: Date; entries: string }>({
			name: 'activities',
			text: `select a.id, a.title, a.ends_at, (select count(*) from activity_person p where p.activity = a.id) as entries
				from activity a where a.ends_at > now() order by a.ends_at, a.id`,
		});
		return {
			activities: rows.map(({ id, title, ends_at, entries }) => ({
				...{ activity: id, title: title as Record<string, string> },
				...{ endsAt: ends_at.toISOString(), entries: Number(entries) },
			})),
		};
	},
	async activityEnter(pool, { subject, activity, entry }) {
		await pool.query({
			name: 'enter',
			text: `with taking as (insert into activity_person (activity, person) values ($2, $1) on conflict do nothing)
				insert into activity_entry (person, activity, entry) values ($1, $2, $3)`,
			values: [subject, activity, entry],
		});
		return { status: 'entered' };
	},
};

export class PlainTransport implements Transport {
	/** How often a page asked something; as often as it asks Obhut, for the pages are the same. */
	asks = 0;
	readonly #pool: pg.Pool;

	constructor(pool: pg.Pool) {
		this.#pool = pool;
	}

	ask<Name extends DoorName>(door: Name, ask: Doors[Name]['ask']): Promise<Doors[Name]['answer']> {
		this.asks += 1;
		const handler = HANDLERS[door] as Handler<Name> | undefined;
		if (!handler) throw new Error(`the twin has no \`${door}\``);
		return handler(this.#pool, ask);
	}

	close(): Promise<void> {
		return this.#pool.end();
	}
}
