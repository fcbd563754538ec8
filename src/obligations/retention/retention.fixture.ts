/** Retention as its tests use it: on a region of the test file's own, with what it stands on. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll } from 'vitest';
import { openTestDatabase } from '../../../test/postgres.js';
import { openTestRegion } from '../../../test/region.js';
import type { EntryKind } from '../../audit/entry.js';
import { listEntries } from '../../audit/listing.js';
import { AuditLog } from '../../audit/log.js';
import type { StaffMember } from '../../identity/staff/index.js';
import { openAnnouncements, openOutbox } from '../../messages/index.js';
import { openFileKeyring } from '../../platform/keyring/file-keyring.js';
import { Database } from '../../platform/postgres/database.js';
import type { OpenVault } from '../../vault/index.js';
import { openApprovals } from '../approvals/index.js';
import { openRetention, type RetentionParts } from './index.js';
import type { HoldAsk } from './model.js';

export const DAY = 86_400_000;

export const member = (name: string, role: StaffMember['role'] = 'privacy-officer'): StaffMember => ({
	id: randomUUID(),
	role,
	person: Buffer.alloc(32, name).toString('base64url'),
});

export const [ada, grace] = [member('ada'), member('grace')];

export async function openTestRetention() {
	const target = await openTestDatabase();
	const opened = await openTestRegion(target);
	const { region, home, time } = opened;
	const database = new Database({ target: target.config });
	const superuser = new pg.Client(target.config);
	await superuser.connect();
	const log = new AuditLog(database, { log: 'obhut/test', policy: '1#1' });
	const vault = region.vault as OpenVault;
	const clock = () => time.now;
	const { compiled, policy } = region.policy;
	const approvals = openApprovals({ database, log, clock });
	const keyring = openFileKeyring(join(home, 'keys', 'eu', 'keyring.json'), false);
	const outbox = openOutbox({ base: 'https://obhut.example', database, keyring, policy });
	const announcements = openAnnouncements({ clock, database, policy });
	const parts: RetentionParts = {
		...{ database, vault, policy, compiled, approvals, log, clock, region: 'eu', outbox, announcements },
	};
	const retention = openRetention(parts);
	afterAll(async () => {
		await vault.settled();
		await superuser.end();
		await database.close();
	});
	const one = async (sql: string, values: unknown[] = []): Promise<number> =>
		(await superuser.query({ text: sql, values, rowMode: 'array' })).rows[0]?.[0] as number;
	return {
		...{ ...opened, vault, superuser, approvals, outbox, announcements, parts, retention },
		people: () => one('select count(*)::int from subject'),
		/** Rows of a person in a table. */
		rowsOf: (subject: string, table = 'page') =>
			one(`select count(*)::int from ${table} where ${table === 'subject' ? 'id' : 'subject'} = $1`, [
				subject,
			]),
		entries: async (kind: EntryKind) =>
			(await listEntries(database.reports, { limit: 1_000, filter: { kind } })).entries,
		held: async (ask: Partial<HoldAsk> & { subject: string }) => {
			const proposal = await retention.proposeHold(ada, {
				...{ items: ['email'], ground: 'court-order', reference: '12 O 34/26', until: time.now + 365 * DAY },
				...ask,
			});
			return retention.approveHold(grace, proposal);
		},
	};
}

export const signIn = (subject: string) => ({
	...{ subject, purpose: 'secure', item: 'sign-in' },
	values: [{ from: 'page' }],
});
