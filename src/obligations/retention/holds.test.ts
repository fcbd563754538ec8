/** Holds (S3.2): what is held stays, whoever asks, until the hold ends. */
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { openRetention } from './index.js';
import type { HoldAsk } from './model.js';
import { ada, DAY, grace, member, openTestRetention } from './retention.fixture.js';

const { approvals, caller, entries, held, parts, person, retention, time, vault } = await openTestRetention();

test('S3.2: what is held stays, is refused by name, and goes once the hold is released', async () => {
	const subject = await person({ phone: '+49 30 2222222', language: 'de' });
	const hold = await held({ subject, items: ['email', 'phone'] });
	expect(hold).toMatchObject({ ground: 'court-order', releasedAt: null, sealedUntil: null });
	const ask = { subject, purpose: 'provide-service', items: ['email'] };
	const [read] = await vault.read(caller, { ...ask, subjects: [subject] });
	expect(read).toMatchObject({ denied: [{ reason: 'frozen-by-hold', clause: 'S3.2' }] });
	const explained = await vault.explain(caller, ask);
	expect(explained.wouldChange).toEqual([{ item: 'email', by: 'release-hold:court-order', clause: 'S3.2' }]);
	await vault.event(caller, { subject, event: 'account-closed' });
	time.now += 31 * DAY;
	const report = await retention.sweep(time.now);
	expect(report).toMatchObject({ deleted: { language: 1 }, held: { email: 1, phone: 1 }, erased: 0 });
	expect((await entries('sweep'))[0]).toMatchObject({
		removed: [['language', 1]],
		about: 'held email 1, phone 1',
	});
	await expect(vault.erase(caller, { subject })).rejects.toMatchObject({
		code: 'erase-held',
		message: expect.stringContaining('`court-order`'),
	});
	await retention.releaseHold(ada, hold.id);
	expect((await retention.holds({ subject, limit: 5 }))[0]).toMatchObject({ releasedAt: time.now });
	const resumed = await retention.sweep(time.now);
	expect(resumed).toMatchObject({ deleted: { email: 1, phone: 1 }, held: {}, erased: 1 });
	await vault.settled();
	const [register] = await retention.holds({ limit: 5 });
	expect(register).toMatchObject({ id: hold.id, subject: null, reference: hold.reference });
	expect(await retention.holds({ subject, limit: 5 })).toEqual([]);
});

test('nobody but staff learns of a sealed hold', async () => {
	const subject = await person();
	const before = (await entries('hold')).length;
	await held({ subject, sealedUntil: time.now + 90 * DAY });
	const [read] = await vault.read(caller, {
		...{ subjects: [subject], purpose: 'provide-service', items: ['email'] },
	});
	expect(read).toMatchObject({ denied: [{ reason: 'restricted', clause: null }] });
	const refused = await vault.erase(caller, { subject }).catch((error: unknown) => error);
	expect(refused).toMatchObject({ code: 'denied', details: { reason: 'restricted', clause: null } });
	expect(JSON.stringify(refused)).not.toMatch(/hold|court/);
	expect((await entries('hold')).length).toBe(before + 1);
	expect((await entries('hold'))[0]).toMatchObject({ subject: null, about: 'court-order' });
	expect((await retention.dueOf(caller, subject)).every(date => !date.held)).toBe(true);
});

test('a hold takes a ground of the policy, a known item, an end to come, and four eyes', async () => {
	const subject = await person();
	const ask = {
		subject,
		items: ['email'],
		ground: 'law' as const,
		reference: 'AO § 147',
		until: time.now + DAY,
	};
	const refused: [Partial<HoldAsk>, string][] = [
		[{ subject: "' or true" }, 'subject-unknown'],
		[{ ground: 'curiosity' as never }, 'ground-undeclared'],
		[{ items: ['shoe-size'] }, 'item-unknown'],
		[{ items: ['__proto__'] }, 'item-unknown'],
		[{ items: [] }, 'invalid-request'],
		[{ until: time.now }, 'invalid-request'],
		[{ reference: ' ' }, 'invalid-request'],
	];
	for (const [wrong, code] of refused) {
		await expect(retention.proposeHold(ada, { ...ask, ...wrong }), code).rejects.toMatchObject({ code });
	}
	await expect(retention.proposeHold(member('eve', 'support-agent'), ask)).rejects.toMatchObject({
		code: 'role-lacking',
	});
	const proposal = await retention.proposeHold(ada, ask);
	await expect(retention.approveHold({ ...member('ada') }, proposal)).rejects.toMatchObject({
		code: 'not-four-eyes',
	});
	expect(await retention.holds({ subject, limit: 5 })).toEqual([]);
	await retention.approveHold(grace, proposal);
	await expect(retention.approveHold(grace, proposal)).rejects.toMatchObject({ code: 'proposal-settled' });
	const other = await approvals.propose(ada, 'disclosure', ask, subject);
	await expect(retention.approveHold(grace, other.id)).rejects.toMatchObject({ code: 'proposal-unknown' });
	await expect(retention.releaseHold(ada, randomUUID())).rejects.toMatchObject({ code: 'hold-unknown' });
	await expect(retention.releaseHold(ada, "' or true")).rejects.toMatchObject({ code: 'hold-unknown' });
});

test('a hold lasts no longer, and takes no fewer people, than the policy promises', async () => {
	const subject = await person();
	const ask = { subject, items: ['email'], ground: 'law' as const, reference: 'AO § 147' };
	const longer = { ...ask, until: time.now + 366 * DAY };
	await expect(retention.proposeHold(ada, longer)).rejects.toMatchObject({
		code: 'invalid-request',
		details: { where: 'until', hint: expect.stringContaining('P1Y') },
	});
	const under = (exceptions: { approvers: number; atMost: string }) => {
		const accountability = { ...parts.policy.accountability, exceptions };
		return openRetention({ ...parts, policy: { ...parts.policy, accountability } });
	};
	await under({ approvers: 2, atMost: 'P2Y' }).proposeHold(ada, longer);
	const short = { ...ask, until: time.now + DAY };
	await expect(under({ approvers: 3, atMost: 'P2Y' }).proposeHold(ada, short)).rejects.toMatchObject({
		code: 'not-four-eyes',
	});
});

test('an approval that fails to commit leaves the hold standing, and approving again finds it', async () => {
	const subject = await person();
	let broken = true;
	const failing = openRetention({
		...parts,
		approvals: {
			...approvals,
			approve: (by, id, work) =>
				approvals.approve(by, id, async (...given) => {
					const done = await work(...given);
					if (broken) throw new Error('lost');
					return done;
				}),
		},
	});
	const ask = {
		subject,
		items: ['email'],
		ground: 'law' as const,
		reference: 'AO § 147',
		until: time.now + DAY,
	};
	const proposal = await failing.proposeHold(ada, ask);
	await expect(failing.approveHold(grace, proposal)).rejects.toThrow('lost');
	await expect(vault.erase(caller, { subject })).rejects.toMatchObject({ code: 'erase-held' });
	broken = false;
	await failing.approveHold(grace, proposal);
	expect(await retention.holds({ subject, limit: 5 })).toHaveLength(1);
	await retention.releaseHold(ada, proposal);
	await vault.erase(caller, { subject });
});
