import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTestDatabase } from '../../../test/postgres.js';
import { listEntries } from '../../audit/listing.js';
import { AuditLog } from '../../audit/log.js';
import { actorOf, type StaffMember } from '../../identity/staff/index.js';
import { Database, type Transaction } from '../../platform/postgres/database.js';
import type { Statement } from '../../platform/postgres/session.js';
import { openApprovals } from './index.js';

const target = (await openTestDatabase()).config;
const database = new Database({ target });
const log = new AuditLog(database, { log: 'obhut/test', policy: '1#1' });
const superuser = new pg.Client(target);
const time = { now: Date.UTC(2026, 10, 24) };
const parts = { database, log, clock: () => time.now };
const approvals = openApprovals(parts);
const PARALLEL = 8;

const member = (person: string, role: StaffMember['role'] = 'privacy-officer'): StaffMember => ({
	id: randomUUID(),
	role,
	person: Buffer.alloc(32, person).toString('base64url'),
});
const [ada, grace] = [member('ada'), member('grace')];
const nothing = async () => {};

beforeAll(() => superuser.connect());

beforeEach(() => superuser.query('truncate approval, log_batch, audit_inbox'));

afterAll(async () => {
	await superuser.end();
	await database.close();
});

async function entries() {
	const page = await listEntries(database.reports, { limit: 100 });
	return page.entries.map(({ actor, about, act }) => ({ actor, about, act })).reverse();
}

/** As `approvals`, over a database in which a statement is another one. */
function approvalsWith(replace: (statement: Statement) => Statement) {
	const transaction = <T>(work: (transaction: Transaction) => Promise<T>) =>
		database.transaction(under => work({ query: statement => under.query(replace(statement)) }));
	return openApprovals({ ...parts, database: { query: database.query.bind(database), transaction } });
}

describe('a proposal', () => {
	test('is approved by another person, with its work and its entries', async () => {
		const { id } = await approvals.propose(ada, 'hold', { ground: 'law' });
		const done = await approvals.approve(grace, id, async (transaction, proposal, now) => {
			const [row] = await transaction.query<[string]>({
				name: 'test-state',
				text: 'select state from approval where id = $1',
				values: [proposal.id],
			});
			return [row![0], proposal.body, now];
		});
		expect(done).toEqual(['approved', { ground: 'law' }, time.now]);
		const [listed] = await approvals.list({ limit: 10 });
		expect(listed).toMatchObject({ id, state: 'approved', decidedBy: actorOf(grace), decidedAt: time.now });
		expect(listed).not.toHaveProperty('proposer');
		expect(await entries()).toEqual([
			{ actor: actorOf(ada), about: 'hold', act: 'proposed' },
			{ actor: actorOf(grace), about: 'hold', act: 'approved' },
		]);
	});

	test('is not approved by who proposed it, nor by another account of that person', async () => {
		const { id } = await approvals.propose(ada, 'hold', {});
		for (const self of [ada, member('ada')]) {
			let worked = false;
			const work = async () => {
				worked = true;
			};
			await expect(approvals.approve(self, id, work)).rejects.toMatchObject({ code: 'not-four-eyes' });
			expect(worked).toBe(false);
		}
		expect((await approvals.list({ limit: 1 }))[0]?.state).toBe('open');
	});

	test('takes the role for its act, to propose, to approve and to decline', async () => {
		const refused = { code: 'role-lacking' };
		await expect(approvals.propose(member('x', 'support-agent'), 'hold', {})).rejects.toMatchObject(refused);
		const { id } = await approvals.propose(ada, 'disclosure', {});
		const operator = member('y', 'operator');
		await expect(approvals.approve(operator, id, nothing)).rejects.toMatchObject(refused);
		await expect(approvals.decline(operator, id)).rejects.toMatchObject(refused);
		expect((await approvals.list({ limit: 1 }))[0]?.state).toBe('open');
	});

	test('stays open where its work fails', async () => {
		const { id } = await approvals.propose(ada, 'hold', {});
		const failing = async () => {
			throw new Error('the work failed');
		};
		await expect(approvals.approve(grace, id, failing)).rejects.toThrow('the work failed');
		expect((await approvals.list({ state: 'open', limit: 1 }))[0]?.id).toBe(id);
		await approvals.approve(grace, id, nothing);
	});

	test('is decided once: declined ones are not approved, unknown ones neither', async () => {
		const { id } = await approvals.propose(ada, 'hold', {});
		await approvals.decline(grace, id);
		await expect(approvals.approve(grace, id, nothing)).rejects.toMatchObject({ code: 'proposal-settled' });
		for (const unknown of [randomUUID(), 'x', '']) {
			await expect(approvals.decline(grace, unknown)).rejects.toMatchObject({ code: 'proposal-unknown' });
		}
		expect((await entries()).map(({ act }) => act)).toEqual(['proposed', 'declined']);
	});

	test('is listed by state and act', async () => {
		const hold = await approvals.propose(ada, 'hold', {});
		const disclosure = await approvals.propose(ada, 'disclosure', {}, '02000000-0000-8000-8000-000000000001');
		await approvals.approve(grace, hold.id, nothing);
		const ids = async (filter: Omit<Parameters<typeof approvals.list>[0], 'limit'>) =>
			(await approvals.list({ ...filter, limit: 9 })).map(({ id }) => id);
		expect(await ids({ state: 'open' })).toEqual([disclosure.id]);
		expect(await ids({ act: 'hold' })).toEqual([hold.id]);
		expect(await ids({ act: 'hold', state: 'open' })).toEqual([]);
	});
});

describe('approved many times at once', () => {
	async function race(by: typeof approvals) {
		const { id } = await by.propose(ada, 'hold', {});
		let worked = 0;
		const work = async () => {
			worked++;
		};
		const approving = Array.from({ length: PARALLEL }, () => by.approve(member('grace'), id, work));
		const outcomes = await Promise.allSettled(approving);
		return { worked, won: outcomes.filter(({ status }) => status === 'fulfilled').length };
	}

	test('one wins and the work is done once', async () => {
		expect(await race(approvals)).toEqual({ worked: 1, won: 1 });
	});

	test('control: without the guard in the statement many win', async () => {
		const careless = approvalsWith(statement =>
			statement.name === 'approval-settle'
				? {
						...statement,
						name: 'approval-settle-careless',
						text: statement.text.replace("and state = 'open'", ''),
					}
				: statement,
		);
		expect((await race(careless)).worked).toBe(PARALLEL);
	});
});
