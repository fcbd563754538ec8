/** What is owed to people, on a test region: guardians and rights on the region's vault, with a real outbox and sessions. */
import { randomBytes } from 'node:crypto';
import { afterAll } from 'vitest';
import { AuditLog } from '../src/audit/log.js';
import { openPeople, type People } from '../src/identity/people/index.js';
import { codeOf, type Outbox, openOutbox, tokenOf } from '../src/messages/index.js';
import { type Minors, openMinors } from '../src/obligations/minors/index.js';
import { openRights, type Rights } from '../src/obligations/rights/index.js';
import { Database } from '../src/platform/postgres/database.js';
import type { OpenVault } from '../src/vault/index.js';
import type { SubjectId } from '../src/vault/model.js';
import type { TestDatabase } from './postgres.js';
import type { TestRegion } from './region.js';

export interface OwedRooms {
	database: Database;
	vault: OpenVault;
	outbox: Outbox;
	people: People;
	minors: Minors;
	rights: Rights;
	/** The secrets in the links of a person's mails, newest first. */
	secretsOf(template: 'ask-guardian' | 'guardian-link', subject: SubjectId): Promise<string[]>;
}

export function openOwedRooms(test: TestRegion, target: TestDatabase): OwedRooms {
	const database = new Database({ target: target.config });
	afterAll(() => database.close());
	const { policy, vault: opened } = test.region;
	const vault = opened as OpenVault;
	const { compiled } = policy;
	const keyring = { index: { version: 1, key: randomBytes(32) } };
	const log = new AuditLog(database, {
		log: 'obhut/test',
		policy: `${compiled.version}#${compiled.ordinal}`,
	});
	const outbox = openOutbox({ database, policy: policy.policy, keyring, base: 'https://obhut.example.org' });
	const clock = () => test.time.now;
	const { region } = test.region;
	const people = openPeople({
		region,
		database,
		vault,
		log,
		policy,
		sender: { put: () => Promise.reject(new Error('no code is asked for here')) },
		codeOf: message => codeOf(keyring.index.key, message),
		clock,
		key: keyring.index.key,
	});
	return {
		database,
		vault,
		outbox,
		people,
		minors: openMinors({ region, vault, database, policy, outbox, people }),
		rights: openRights({ region, vault, database, log, policy, outbox, clock }),
		async secretsOf(template, subject) {
			const messages = await outbox.list({ subject, template, limit: 100 });
			return messages.map(({ id }) => tokenOf(keyring.index.key, template, id));
		},
	};
}
