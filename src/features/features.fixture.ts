/** The rooms of the features on a test's region, standing on what they stand on in a house. */
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { TestDatabase } from '../../test/postgres.js';
import type { TestRegion } from '../../test/region.js';
import type { StaffMember } from '../identity/staff/index.js';
import { openOutbox } from '../messages/index.js';
import type { PolicyInForce } from '../obligations/publication/index.js';
import { openFileKeyring } from '../platform/keyring/file-keyring.js';
import { Database } from '../platform/postgres/database.js';
import type { OpenVault } from '../vault/index.js';
import { openActivities } from './activities/index.js';
import { openSupport } from './support/index.js';
import { openSurveys } from './surveys/index.js';
import { openUpdates } from './updates/index.js';

export const AGENT: StaffMember = {
	id: '7c0f6f0e-2a7b-4a53-9d0e-1f2e3d4c5b6a',
	role: 'support-agent',
	person: 'a',
};

export function openFeatures(test: TestRegion, config: TestDatabase['config']) {
	const { region, home, time } = test;
	const database = new Database({ target: config });
	afterAll(() => database.close());
	const vault = region.vault as OpenVault;
	const clock = () => time.now;
	const keyring = openFileKeyring(join(home, 'keys', region.region, 'keyring.json'), false);
	const rooms = (policy: PolicyInForce) => {
		const outbox = openOutbox({
			database,
			policy: policy.policy,
			keyring,
			base: 'https://obhut.example.org',
		});
		const parts = { vault, database, keyring, outbox, policy, region: region.region, clock };
		return {
			outbox,
			support: openSupport(parts),
			activities: openActivities(parts),
			surveys: openSurveys({ ...parts, consents: region.consents }),
			updates: openUpdates(parts),
		};
	};
	const { policy } = region;
	/** The rooms under a policy that declares no item for any of them. */
	const off = () => rooms({ ...policy, policy: { ...policy.policy, data: {} } });
	return { ...rooms(policy), off, database, keyring, vault, clock };
}

/** What a table holds about a person. */
export async function rowsOf(database: Database, table: string, subject: string): Promise<unknown[][]> {
	return database.query({
		name: `test-rows-of-${table}`,
		text: `select * from ${table} where subject = $1`,
		values: [subject],
	});
}
