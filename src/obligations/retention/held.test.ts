/** Control to the promise that what is held is not deleted: with the look at holds broken, the loss is seen. */
import { afterAll, expect, test, vi } from 'vitest';
import { openTestDatabase } from '../../../test/postgres.js';
import { openTestRegion } from '../../../test/region.js';
import { Database } from '../../platform/postgres/database.js';
import type { OpenVault } from '../../vault/index.js';
import { sweepEverybody } from './sweep.js';

const guard = vi.hoisted(() => ({ broken: false }));
vi.mock('../../decide/holds.js', async original => {
	const holds = await original<typeof import('../../decide/holds.js')>();
	const heldAs: typeof holds.heldAs = (...asked) => (guard.broken ? null : holds.heldAs(...asked));
	return { ...holds, heldAs };
});

const target = await openTestDatabase();
const { region, caller, person, time } = await openTestRegion(target);
const database = new Database({ target: target.config });
const vault = region.vault as OpenVault;
afterAll(() => database.close());

test('a sweep that does not look at holds deletes what is held; ours does not', async () => {
	const subject = await person();
	const items = new Uint32Array([0xffffffff, 0xffffffff]);
	await vault.changeState(caller, subject, {
		...{ kind: 'hold', about: 'law', act: 'begin' },
		change: (state, now) => {
			const hold = { items, from: now, until: now + 4e12, sealedUntil: 0, ground: 'law' as const };
			return { state: { ...state, holds: [hold], accountClosed: now }, answer: null };
		},
	});
	time.now += 31 * 86_400_000;
	const sweep = () => sweepEverybody({ database, vault }, { ...caller, service: 'obhut' }, time.now);
	expect(await sweep()).toMatchObject({ deleted: {}, held: { email: 1 }, erased: 0 });
	guard.broken = true;
	expect(await sweep()).toMatchObject({ deleted: { email: 1 }, held: {}, erased: 0 });
});
