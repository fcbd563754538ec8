/** The room of people over a real region and outbox, as tests use it. */
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { openTestDatabase } from '../../../test/postgres.js';
import { openTestRegion } from '../../../test/region.js';
import { listEntries } from '../../audit/listing.js';
import { AuditLog } from '../../audit/log.js';
import { codeOf, openOutbox } from '../../messages/index.js';
import { Database, type Transaction } from '../../platform/postgres/database.js';
import type { Statement } from '../../platform/postgres/session.js';
import type { OpenVault } from '../../vault/index.js';
import type { People } from './model.js';
import { openPeople } from './service.js';

/** Opens a region for this test file, with nobody signed in before each test; closed behind the file's last hook. */
export async function openTestPeople() {
	const target = await openTestDatabase();
	const test = await openTestRegion(target);
	const { region, time, person } = test;
	const vault = region.vault as OpenVault;
	const database = new Database({ target: target.config });
	const superuser = new pg.Client(target.config);
	const log = new AuditLog(database, { log: 'obhut/test', policy: '1#1' });
	const key = Buffer.alloc(32, 7);
	const start = time.now;
	/** Statements the room ran, by name. */
	const ran: string[] = [];
	let number = 0;

	/** The room over a database in which a statement is another one. */
	function peopleWith(replace: (statement: Statement) => Statement): People {
		const told = (statement: Statement) => {
			ran.push(statement.name);
			return replace(statement);
		};
		const over = {
			query: <Row extends unknown[]>(statement: Statement) => database.query<Row>(told(statement)),
			transaction: <T>(work: (transaction: Transaction) => Promise<T>) =>
				database.transaction(transaction => work({ query: statement => transaction.query(told(statement)) })),
		};
		const { policy } = region.policy;
		const keyring = { index: { version: 1, key } };
		const outbox = openOutbox({ database: over, policy, keyring, base: 'https://obhut.example' });
		return openPeople({
			...{ region: 'eu', database: over, vault, log, policy: region.policy, clock: () => time.now, key },
			codeOf: id => codeOf(key, id),
			sender: {
				put: (transaction, { item: to, minutes, ...ask }, now) => {
					const message = {
						...ask,
						to,
						template: 'sign-in-code',
						params: { minutes },
					} as const;
					return outbox.put(transaction, message, now);
				},
			},
		});
	}
	const people = peopleWith(statement => statement);

	beforeAll(() => superuser.connect());
	beforeEach(async () => {
		time.now = start;
		await superuser.query(
			'truncate sign_in_code, sign_in_limit, person_session, person_link, log_batch, audit_inbox, message, consent_event',
		);
		ran.splice(0);
	});
	afterAll(async () => {
		await superuser.end();
		await database.close();
	});

	const at = (value: string) => ({ item: 'email', value, service: 'shop' });

	/** A person with an address of their own. */
	async function somebody(more: Parameters<typeof person>[1] = {}, values: Record<string, string> = {}) {
		const email = `p${number++}@people.example`;
		return { email, subject: await person({ email, ...values }, more) };
	}

	/** The code in the newest message. */
	async function sent(): Promise<string> {
		const { rows } = await superuser.query<{ id: string }>(
			'select id from message order by created_at desc limit 1',
		);
		return codeOf(key, rows[0]!.id);
	}

	async function codeFor(email: string): Promise<string> {
		await people.askCode({ ...at(email), language: 'de' });
		return sent();
	}

	async function signedIn(email: string, shown?: string) {
		return people.signIn({ ...at(email), code: await codeFor(email), ...(shown ? { shown } : {}) });
	}

	async function count(table: string): Promise<number> {
		const { rows } = await superuser.query<{ count: string }>(`select count(*) from ${table}`);
		return Number(rows[0]!.count);
	}

	/** Newest first. */
	async function entries(kind?: string) {
		const page = await listEntries(database.reports, { limit: 1000 });
		return page.entries.filter(entry => kind === undefined || entry.kind === kind);
	}

	return {
		...{ ...test, key, vault, log, start, ran, superuser, database },
		...{ people, peopleWith, at, somebody, sent, codeFor, signedIn, count, entries },
	};
}

/** A wrong code. */
export const other = (code: string) => (code === '000000' ? '000001' : '000000');

/** Matches the problem of a code. */
export const problem = (code: string): unknown => expect.objectContaining({ code });
