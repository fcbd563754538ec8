import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTestDatabase } from '../../../test/postgres.js';
import { KEPT_LONGER, laterVersion, officer, openTestPublication, store } from '../../../test/publishing.js';
import { openTestRegion } from '../../../test/region.js';
import type { PublishingRegion } from './index.js';
import { openPublication, publishedVersions } from './index.js';

const DAY = 86_400_000;
const [eu, cn] = [await openTestDatabase(), await openTestDatabase()];
const [inEu, inCn] = [await openTestRegion(eu), await openTestRegion(cn, 'cn')];
const { publication, approvals, regions, close } = openTestPublication([
	{ database: eu, test: inEu },
	{ database: cn, test: inCn },
]);
const [ada, grace] = [officer('ada'), officer('grace')];
const owners = [new pg.Client(eu.config), new pg.Client(cn.config)];
const BEGIN = inEu.time.now;
const FIRST = '2026-11-01';

beforeAll(async () => {
	for (const owner of owners) await owner.connect();
	for (let person = 0; person < 3; person++) await inEu.person();
	await inCn.person();
});

beforeEach(async () => {
	inEu.time.now = BEGIN;
	for (const owner of owners) {
		await owner.query('delete from policy_version where ordinal > 1');
		await owner.query('truncate policy_draft, policy_notice, message, announcement, approval');
	}
});

afterAll(async () => {
	for (const owner of owners) await owner.end();
	await close();
});

async function everywhere(sql: string): Promise<unknown[]> {
	return Promise.all(owners.map(async owner => (await owner.query({ text: sql, rowMode: 'array' })).rows));
}

/** Proposes and approves a stored version. */
async function approved(version: string) {
	const { id } = await publication.propose(ada, version);
	return publication.approve(grace, id);
}

async function mailAccepted() {
	await everywhere(`update message set state = 'sent', settled_at = now()`);
}

describe('a version that reduces rights', () => {
	const sources = laterVersion('2027-01-15', KEPT_LONGER);

	beforeEach(() => store([eu, cn], sources, true));

	test('is shown as a draft with what it changes', async () => {
		const [draft] = await publication.drafts();
		expect(draft).toMatchObject({
			version: '2027-01-15',
			reducesRights: true,
			obstacles: [],
			proposal: null,
		});
		expect(draft!.changes).toMatchObject([
			{ rule: 'retention.survey-answers', part: 'keep', effect: 'reduces-rights', clause: 'S3.2' },
		]);
		const { id } = await publication.propose(ada, '2027-01-15');
		expect((await publication.drafts())[0]!.proposal).toMatchObject({ id });
	});

	test('takes two people', async () => {
		const { id } = await publication.propose(ada, '2027-01-15');
		await expect(publication.approve({ ...ada, id: grace.id }, id)).rejects.toMatchObject({
			code: 'not-four-eyes',
		});
		expect(await publication.carryOn()).toBe(FIRST);
		expect(await everywhere('select count(*) from policy_version')).toEqual([[['1']], [['1']]]);
		expect(await publication.approve(grace, id)).toMatchObject({ version: '2027-01-15', queued: 4 });
		expect(await everywhere('select published_by from policy_version where ordinal = 2')).toEqual([
			[[expect.stringMatching(/^staff:\w{8}, staff:\w{8}$/)]],
			[[expect.stringMatching(/^staff:\w{8}, staff:\w{8}$/)]],
		]);
	});

	test('takes effect in every region when its date has come, the mail is out and the period has passed', async () => {
		const scheduled = await approved('2027-01-15');
		expect(scheduled.outstanding).toEqual(
			expect.arrayContaining(['effective-date', 'notices-queued', 'notice-period']),
		);
		expect(await everywhere('select count(*) from message')).toEqual([[['3']], [['1']]]);
		expect(await everywhere('select kind, params from announcement')).toEqual(
			Array(2).fill([['policy-change', { version: '2027-01-15', effective: '2027-01-15' }]]),
		);
		inEu.time.now = Date.parse('2027-01-15') - 1;
		expect(await publication.carryOn()).toBe(FIRST);
		inEu.time.now = Date.parse('2027-01-15');
		expect(await publication.carryOn()).toBe(FIRST);
		expect((await publication.scheduled())[0]).toMatchObject({ outstanding: ['notices-queued'], queued: 4 });
		await mailAccepted();
		expect(await publication.carryOn()).toBe('2027-01-15');
		expect(await publication.scheduled()).toEqual([]);
		expect(await everywhere('select count(*) from message')).toEqual([[['3']], [['1']]]);
		const versions = await publishedVersions(regions[0]!.database);
		expect(versions.at(-1)).toMatchObject({ inForceFrom: inEu.time.now, mustBeSeen: true });
	});

	test('waits for one region’s mail in all of them', async () => {
		await approved('2027-01-15');
		inEu.time.now = Date.parse('2027-01-15');
		await owners[0]!.query(`update message set state = 'sent', settled_at = now()`);
		expect(await publication.carryOn()).toBe(FIRST);
		expect(
			await everywhere(
				"select count(*) from policy_version where in_force_from > effective_at - interval '1 day' and ordinal = 2",
			),
		).toEqual([[['0']], [['0']]]);
	});

	test('waits a week, not for ever, for a mail server that does not answer', async () => {
		await approved('2027-01-15');
		inEu.time.now = Date.parse('2027-01-15');
		expect(await publication.carryOn()).toBe(FIRST);
		inEu.time.now += 7 * DAY - 1;
		expect(await publication.carryOn()).toBe(FIRST);
		inEu.time.now += 1;
		expect(await publication.carryOn()).toBe('2027-01-15');
	});

	test('that was told late takes effect late: the period counts from the announcement', async () => {
		const { id } = await publication.propose(ada, '2027-01-15');
		await approvals.approve(grace, id, async () => {});
		inEu.time.now = Date.parse('2027-01-15');
		expect(await publication.carryOn()).toBe(FIRST);
		await mailAccepted();
		inEu.time.now += 30 * DAY - 1;
		expect(await publication.carryOn()).toBe(FIRST);
		inEu.time.now += 1;
		expect(await publication.carryOn()).toBe('2027-01-15');
	});

	test('is refused where its date leaves people too little time', async () => {
		inEu.time.now = Date.parse('2027-01-15') - 30 * DAY + 1;
		const { id } = await publication.propose(ada, '2027-01-15');
		await expect(publication.approve(grace, id)).rejects.toMatchObject({
			code: 'notice-outstanding',
			details: { detail: expect.stringContaining('P30D'), hint: expect.stringContaining('2027-01-16') },
		});
		expect(await approvals.list({ state: 'open', act: 'publication', limit: 1 })).toHaveLength(1);
		expect(await everywhere('select count(*) from policy_version')).toEqual([[['1']], [['1']]]);
	});

	test('stored anew after it was proposed is not what was approved', async () => {
		const { id } = await publication.propose(ada, '2027-01-15');
		await store([eu, cn], laterVersion('2027-01-15'), false);
		await expect(publication.approve(grace, id)).rejects.toMatchObject({ code: 'version-unknown' });
	});

	test('is carried on after a crash at every step, by whoever comes first', async () => {
		const { id } = await publication.propose(ada, '2027-01-15');
		await approvals.approve(grace, id, async () => {});
		for (let stop = 1; ; stop++) {
			let calls = 0;
			const crash = () => {
				calls += 1;
				if (calls === stop) throw new Error('crash');
			};
			const fragile = regions.map(
				(region): PublishingRegion => ({
					...region,
					owner: work => {
						crash();
						return region.owner(work);
					},
					outbox: {
						...region.outbox,
						put: async (...ask) => {
							crash();
							return region.outbox.put(...ask);
						},
					},
				}),
			);
			const done = await openPublication({ regions: fragile, clock: () => inEu.time.now })
				.carryOn()
				.catch(() => null);
			if (done !== null) break;
			expect(stop).toBeLessThan(20);
		}
		expect(await everywhere('select count(*) from message')).toEqual([[['3']], [['1']]]);
		expect(await everywhere('select count(*) from announcement')).toEqual([[['1']], [['1']]]);
		expect(await everywhere('select count(*) from policy_draft')).toEqual([[['0']], [['0']]]);
	});
});

test('a version that reduces nothing is announced, mailed to nobody, and waits for its date only', async () => {
	await store([eu, cn], laterVersion('2026-12-01', ['answer-within: P15D', 'answer-within: P10D']), false);
	expect((await approved('2026-12-01')).outstanding).toContain('effective-date');
	expect(await everywhere('select count(*) from message')).toEqual([[['0']], [['0']]]);
	expect(await everywhere('select count(*) from announcement')).toEqual([[['1']], [['1']]]);
	inEu.time.now = Date.parse('2026-12-01');
	expect(await publication.carryOn()).toBe('2026-12-01');
});

test('values stored together are never moved apart: the version that would is refused', async () => {
	const moved = laterVersion(
		'2027-03-01',
		[
			'data: [email, phone, residence, avatar, language, location-setting]',
			'data: [email, residence, avatar, language, location-setting]',
		],
		[
			'retention: # how long',
			'retention:\n  phones:\n    data: [phone]\n    for: [provide-service, secure, answer-requests]\n    keep: P10D\n    after: account-closed\n    then: delete\n  # how long',
		],
	);
	await store([eu, cn], moved, true);
	const [draft] = await publication.drafts();
	expect(draft!.obstacles).toMatchObject([
		{ code: 'pages-would-move', message: expect.stringContaining('`phone`') },
	]);
	await expect(approved('2027-03-01')).rejects.toMatchObject({
		code: 'version-unknown',
		details: { detail: expect.stringContaining('pages-would-move') },
	});
});

test('numbers given once are never given to another name', async () => {
	const swapped = laterVersion('2027-03-01').map(file =>
		file.path === 'numbers.lock'
			? {
					...file,
					text: file.text.replace('"email": 1,', '"email": 2,').replace('"phone": 2,', '"phone": 1,'),
				}
			: file,
	);
	await store([eu, cn], swapped, false);
	const [draft] = await publication.drafts();
	expect(draft!.obstacles.map(({ code }) => code)).toContain('numbers-rewritten');
});

describe('nobody forces a version early', () => {
	beforeEach(async () => {
		await store([eu, cn], laterVersion('2027-01-15', KEPT_LONGER), true);
		await approved('2027-01-15');
	});

	test.each([
		`update policy_version set in_force_from = now()`,
		`update policy_version set effective_at = now()`,
		`update policy_version set must_be_seen = false`,
		`insert into policy_version (ordinal, version, digest, sources, effective_at, in_force_from, published_by, must_be_seen)
			values (9, '9', '', '[]', now(), now(), 'me', false)`,
		`delete from policy_version`,
		`insert into policy_draft (version, digest, sources, effective_at, reduces_rights) values ('9', '', '[]', now(), false)`,
		`update policy_draft set reduces_rights = false`,
		`update policy_notice set announced_at = '2020-01-01'`,
		`delete from policy_notice`,
	])('the runtime role may not: %s', async sql => {
		await owners[0]!.query('set role obhut_runtime');
		try {
			await expect(owners[0]!.query(sql)).rejects.toThrow(/permission denied/);
		} finally {
			await owners[0]!.query('reset role');
		}
	});

	test('the owner cannot put it in force before its date, or before people were told', async () => {
		const early = `update policy_version set in_force_from = '2027-01-14' where ordinal = 2`;
		await expect(owners[0]!.query(early)).rejects.toThrow(/check constraint/);
		await owners[0]!.query('update policy_notice set complete_at = null');
		const untold = `update policy_version set in_force_from = '2027-01-15' where ordinal = 2`;
		await expect(owners[0]!.query(untold)).rejects.toThrow(/before people were told/);
		await owners[0]!.query('update policy_notice set complete_at = now()');
		expect((await owners[0]!.query(untold)).rowCount).toBe(1);
	});
});
