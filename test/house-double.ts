/**
 * A house without databases, for what lies before the vault: routes, problems, keys on the wire, the SDK's transport.
 * Nothing about decisions or storage may be tested on it.
 */
import { Writable } from 'node:stream';
import pino from 'pino';
import type { AuditLog } from '../src/audit/log.js';
import type { Activity } from '../src/features/activities/index.js';
import type { SupportCase } from '../src/features/support/index.js';
import type { People } from '../src/identity/people/index.js';
import { SCOPES, ServiceKeys } from '../src/identity/service-keys/index.js';
import type { Consents } from '../src/obligations/consent/index.js';
import type { Minors } from '../src/obligations/minors/index.js';
import type { RequestView, Rights } from '../src/obligations/rights/index.js';
import type { Database } from '../src/platform/postgres/database.js';
import type { Session, Statement } from '../src/platform/postgres/session.js';
import type { House } from '../src/server/house.js';
import type { Caller, Idempotency, Vault } from '../src/vault/model.js';

export const SUBJECT = '01b3f6de-93c4-8a51-9d0e-5f0a3c2b1d4e';

export interface VaultCall {
	door: Door;
	caller: Caller;
	ask: unknown;
	once: Idempotency | undefined;
}

export interface HouseDouble {
	house: House;
	/** What reached the vault. */
	calls: VaultCall[];
	/** What was logged, as lines of JSON. */
	log: string[];
	/** Milliseconds since 1970; tests move it. */
	time: { now: number };
	/** A key of the service `app` in the region `eu`, opening everything. */
	key: string;
	keys: ServiceKeys;
}

/** Methods of the vault, and of the consents beside it. */
type Door = keyof Vault | keyof Consents;

type Answers = { [Name in Door]?: (ask: never, once?: Idempotency) => unknown };

const GRANTED: Answers = {
	register: () => ({ done: {} }),
	lookup: () => ({ done: { subject: SUBJECT } }),
	read: (ask: { subjects: string[] }) =>
		ask.subjects.map(subject => ({ subject, known: true, values: { email: 'ada@example.org' }, denied: [] })),
	write: () => ({ done: { revision: 2 } }),
	append: (ask: { values: unknown[] }) => ({ done: { records: ask.values.map(() => SUBJECT) } }),
	act: (ask: { about: string }) => ({
		about: ask.about,
		standing: 'given',
		since: '2026-11-23T00:00:00.000Z',
	}),
	list: () => [{ about: 'surveys', standing: 'missing', since: null }],
	event: () => ({}),
	explain: () => ({
		items: [{ item: 'email', permit: true, reason: 'permitted', clause: 'S1.1' }],
		permitted: true,
		wouldChange: [],
		spoke: 'general',
		policyVersion: '1',
		stateVersion: 1,
	}),
	erase: () => ({ erasedAt: '2026-11-23T00:00:00.000Z', unreadableInCopiesBy: null }),
};

const numbered = (...names: string[]) => Object.fromEntries(names.map((name, at) => [name, at + 1]));

const NUMBERS = {
	services: numbered('app'),
	purposes: numbered('accounts', 'provide-service', 'surveys', 'diagnostics', 'delivery'),
	items: numbered('email', 'avatar', 'name', 'crash-report'),
	recipients: numbered('courier'),
};

export async function houseDouble(answers: Answers = {}): Promise<HouseDouble> {
	const calls: VaultCall[] = [];
	const log: string[] = [];
	const time = { now: Date.UTC(2026, 10, 23) };
	const given = { ...GRANTED, ...answers };
	const vault = Object.fromEntries(
		(Object.keys(given) as Door[]).map(door => [
			door,
			async (caller: Caller, ask: unknown, once?: Idempotency) => {
				calls.push({ door, caller, ask, once });
				return given[door]?.(ask as never, once);
			},
		]),
	) as unknown as Vault & Consents;
	const keys = new ServiceKeys(keyTable(), UNWRITTEN, 'eu', () => time.now, KEYRING);
	const { key } = await keys.issue({ service: 'app', scopes: [...SCOPES] });
	const sink = new Writable({
		write(chunk, _encoding, next) {
			log.push(String(chunk));
			next();
		},
	});
	const house = {
		regions: new Map([
			[
				'eu',
				{
					region: 'eu',
					vault,
					consents: vault,
					keys,
					rooms: {
						people: peopleDouble(),
						minors: minorsDouble(),
						rights: rightsDouble(),
						...featureDoubles(),
					},
					audit: {
						list: async () => ({ entries: [], next: null }),
						prove: async () => ({ entries: [], next: null }),
					},
					tree: { logs: async () => [], checkpoint: async () => null, tile: async () => null },
				},
			],
		]),
		policy: {
			compiled: { id: 'example', version: '1', digest: 'd1', numbers: NUMBERS },
			policy: {},
			texts: [],
		},
		logger: pino({ level: 'trace' }, sink),
		telemetry: { observe: async () => {}, since: async () => [], close: async () => {} },
		close: async () => {},
	} as unknown as House;
	return { house, calls, log, time, key, keys };
}

/** Lets everybody in. */
function peopleDouble(): Partial<People> {
	const session = {
		subject: SUBJECT,
		acting: 'self',
		service: 'app',
		endsAt: Date.UTC(2026, 11, 23),
	} as const;
	return {
		askCode: async () => {},
		signIn: async () => ({ ...session, token: 's'.repeat(43) }),
		verify: async () => session,
		signOut: async () => {},
		link: async () => ({ code: 'c'.repeat(43) }),
		showed: async () => {},
	};
}

/** Nobody has to be asked. */
function minorsDouble(): Partial<Minors> {
	return { ask: async () => {}, standing: async () => 'adult' };
}

/** Keeps nothing of what the features are given. */
function featureDoubles() {
	const now = Date.UTC(2026, 10, 23);
	const found: SupportCase = {
		id: SUBJECT,
		subject: SUBJECT,
		service: 'app',
		state: 'open',
		openedAt: now,
		lastAt: now,
	};
	const activity: Activity = {
		id: SUBJECT,
		service: 'app',
		title: { en: 'raffle' },
		endsAt: now,
		entries: 0,
	};
	const survey = { id: SUBJECT, service: 'app', title: { en: 'a survey' }, question: { en: 'how' } };
	const release = { manifest: '{}', signature: 's', key: 'k' };
	return {
		support: {
			open: async () => found,
			add: async () => found,
			ofPerson: async () => [{ ...found, words: [] }],
		},
		activities: { open: async () => activity, list: async () => [activity], enter: async () => {} },
		surveys: { get: async () => survey, answer: async () => {} },
		updates: { publish: async () => release, check: async () => release },
	};
}

/** Takes every request. */
function rightsDouble(): Partial<Rights> {
	const [receivedAt, dueAt] = [Date.UTC(2026, 10, 23), Date.UTC(2026, 11, 8)];
	const request: RequestView = {
		id: SUBJECT,
		subject: SUBJECT,
		right: 'access',
		service: 'app',
		state: 'received',
		receivedAt,
		dueAt,
		settledAt: null,
	};
	return {
		receive: async () => request,
		ofPerson: async () => [request],
		export: async () => ({ email: 'ada@example.org' }),
		restrict: async () => {},
		restrictedSince: async () => receivedAt,
	};
}

/** Entries of keys go nowhere here. */
const UNWRITTEN: Pick<AuditLog, 'seal' | 'within'> = {
	seal: () => ({ salt: Buffer.alloc(0), bytes: Buffer.alloc(0), person: null }),
	within: async () => {},
};

const KEYRING = { index: { version: 1, key: Buffer.alloc(32, 7) } };

/** The statements of the key store, answered from memory. */
function keyTable(): Pick<Database, 'query' | 'transaction'> {
	const rows: unknown[][] = [];
	const statements: Record<string, (values: unknown[]) => unknown[][]> = {
		'service-key-by-hash': ([hash]) => rows.filter(row => (row[1] as Buffer).equals(hash as Buffer)),
		'service-key-insert': values => {
			rows.push(values.map(value => (value instanceof Date ? value.getTime() : value)));
			return [];
		},
		'service-key-list': () => rows,
		'service-key-revoke': ([id, at]) => {
			const row = rows.find(row => row[0] === id && row[7] === null);
			if (!row) return [];
			row[7] = (at as Date).getTime();
			return [[1]];
		},
	};
	const session: Session = {
		async query<Row extends unknown[]>({ name, values = [] }: Statement) {
			return (statements[name]?.(values) ?? []) as Row[];
		},
	};
	return { ...session, transaction: work => work(session) };
}
