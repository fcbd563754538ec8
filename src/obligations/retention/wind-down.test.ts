/** The end of the service (S3.3), rehearsed and real. */
import { expect, test } from 'vitest';
import { armFaultPoint } from '../../platform/fault-points.js';
import { openRetention } from './index.js';
import { ada, DAY, grace, openTestRetention } from './retention.fixture.js';

const {
	announcements,
	entries,
	held,
	outbox,
	parts,
	people,
	person,
	retention,
	rowsOf,
	superuser,
	time,
	vault,
} = await openTestRetention();

test('S3.3: a rehearsal goes through every step on people it invents, and touches nobody else', async () => {
	const real = await person();
	const proposal = await retention.proposeWindDown(ada, true);
	await expect(retention.approveWindDown(ada, proposal)).rejects.toMatchObject({ code: 'not-four-eyes' });
	expect(await retention.approveWindDown(grace, proposal)).toMatchObject({
		state: 'notified',
		rehearsal: true,
	});
	await retention.windDown(time.now);
	const [view] = await retention.windDowns();
	expect(view).toMatchObject({ id: proposal, state: 'done', told: 3, erased: 3, left: 0 });
	expect(await outbox.list({ template: 'end-of-service', limit: 10 })).toEqual([]);
	expect(await announcements.now()).toEqual([]);
	expect(await rowsOf(real, 'subject')).toBe(1);
	const acts = (await entries('wind-down')).map(({ act }) => act).reverse();
	expect(acts).toEqual(['rehearse', 'told', 'erase', 'done']);
	await vault.settled();
	const { rows } = await superuser.query('select count(*)::int as n from wind_down_person');
	expect(rows[0].n).toBe(0);
});

test('S3.3: everybody is told, kept through the export window, and erased but for whom a hold keeps', async () => {
	const three = [await person(), await person(), await person()];
	const hold = await held({ subject: three[0]! });
	const everybody = await people();
	const proposal = await retention.proposeWindDown(ada, false);
	const begun = await retention.approveWindDown(grace, proposal);
	expect(begun.exportUntil).toBe(time.now + 30 * DAY);
	let left = 2;
	const failing: typeof outbox.put = async (...message) => {
		if (left-- === 0) throw new Error('cut short');
		return outbox.put(...message);
	};
	const cutShort = openRetention({ ...parts, outbox: { ...outbox, put: failing } });
	await expect(cutShort.windDown(time.now)).rejects.toThrow('cut short');
	expect(await outbox.list({ template: 'end-of-service', limit: 10 })).toEqual([]);
	await retention.windDown(time.now);
	await retention.windDown(time.now);
	const told = await outbox.list({ template: 'end-of-service', limit: 1_000 });
	expect(told).toHaveLength(everybody);
	expect(new Set(told.map(({ subject }) => subject)).size).toBe(everybody);
	const [announcement] = await announcements.now();
	expect(announcement).toMatchObject({ kind: 'end-of-service', until: begun.eraseBy });
	const again = await retention.proposeWindDown(ada, false);
	await expect(retention.approveWindDown(grace, again)).rejects.toMatchObject({ code: 'proposal-settled' });
	time.now = begun.exportUntil - 1;
	await retention.windDown(time.now);
	expect(await rowsOf(three[1]!, 'subject')).toBe(1);
	time.now = begun.exportUntil;
	let arrivals = 0;
	const disarm = armFaultPoint('ledger.written', () => {
		if (++arrivals === 2) throw new Error('cut short');
	});
	await expect(retention.windDown(time.now)).rejects.toThrow('cut short');
	disarm();
	await retention.windDown(time.now);
	const view = (await retention.windDowns()).find(({ id }) => id === proposal);
	expect(view!.state).toBe('done');
	expect(view!.left).toBeGreaterThanOrEqual(1);
	expect(view!.erased + view!.left).toBe(everybody);
	expect(await rowsOf(three[0]!, 'subject')).toBe(1);
	expect(await rowsOf(three[1]!, 'subject')).toBe(0);
	await retention.releaseHold(grace, hold.id);
	await retention.windDown(time.now);
	expect(await rowsOf(three[0]!, 'subject')).toBe(0);
});
