import { describe, expect, it } from 'vitest';
import { bitsetOf, hasBit } from './bitset.js';
import { compile } from './compile.js';
import type { CompiledPolicy } from './compiled.js';
import type { DataItem, Policy } from './model.js';
import { assignNumbers, NO_NUMBERS } from './numbers.js';
import { smallItem, smallPolicy, smallPurpose, smallRetention } from './small.fixture.js';

const FIRST = { ordinal: 1, mustHaveSeen: 1 };

function compiled(changes: Partial<Policy> = {}): CompiledPolicy {
	const policy = smallPolicy(changes);
	return compile(policy, assignNumbers(policy, NO_NUMBERS), FIRST);
}

const own = { service: 'app', data: {}, purposes: {}, retention: {}, clauses: [] };

describe('bitsets', () => {
	it('keep numbers of different words apart, 31, 32, 33 and 64 among them', () => {
		for (const number of [0, 1, 31, 32, 33, 63, 64, 65_535]) {
			const set = bitsetOf([number]);
			const others = [0, 1, 31, 32, 33, 63, 64, 96, 65_535].filter(other => other !== number);
			expect(hasBit(set, number)).toBe(true);
			expect(others.filter(other => hasBit(set, other))).toEqual([]);
		}
	});

	it('hold nothing beyond their end', () => {
		expect(bitsetOf([])).toHaveLength(0);
		expect(hasBit(bitsetOf([]), 0)).toBe(false);
		expect(hasBit(bitsetOf([3]), 400)).toBe(false);
	});
});

describe('compile', () => {
	it('has the same digest whatever the order of keys, and another for another policy', () => {
		const policy = smallPolicy();
		const turned = Object.fromEntries(Object.entries(policy).reverse()) as unknown as Policy;
		const numbers = assignNumbers(policy, NO_NUMBERS);
		const { digest } = compile(policy, numbers, FIRST);
		expect(digest).toMatch(/^[0-9a-f]{64}$/);
		expect(compile(turned, numbers, FIRST).digest).toBe(digest);
		expect(compiled({ version: '2026-11-02' }).digest).not.toBe(digest);
	});

	it('leaves holes where names were retired', () => {
		const policy = smallPolicy();
		const { email: _, ...data } = policy.data;
		const later = { ...policy, data, purposes: {}, retention: {}, recipients: {} };
		const tables = compile(later, assignNumbers(later, assignNumbers(policy, NO_NUMBERS)), FIRST);
		expect(tables.items.map(item => item?.id)).toEqual([undefined, undefined, 'phone', 'visits']);
	});

	it('refuses numbers that are behind', () => {
		expect(() => compile(smallPolicy(), NO_NUMBERS, FIRST)).toThrow('no number for `items.email`');
	});

	it('finds regions and jurisdictions by country', () => {
		const { regionOf, jurisdictionOf } = compiled();
		expect(regionOf).toEqual({ DE: 1, AT: 1, CN: 2 });
		expect(jurisdictionOf).toEqual({ DE: 1, AT: 1, CN: 2 });
	});

	it('takes the clause of the rule itself, else of what encloses it', () => {
		const { rules, items, clauses } = compiled();
		expect(rules[1]!.map(rule => rule?.clause)).toEqual([undefined, 'S2', 'S2.6', 'S2']);
		expect(rules[1]![1]!.retention[1]!.clause).toBe('S3.2');
		expect(items[1]!.clause).toBeNull();
		expect([clauses.purposes, clauses.minors]).toEqual(['S2', null]);
	});

	it('numbers a consent only where some jurisdiction needs one', () => {
		expect(compiled().rules[1]!.map(rule => rule?.consent)).toEqual([undefined, 0, 1, 0]);
	});

	it('keeps earlier meanings of a consent', () => {
		const before = smallPolicy();
		const surveys = { ...before.purposes.surveys!, uses: ['phone'] };
		const policy = { ...before, purposes: { ...before.purposes, surveys } };
		const tables = compile(policy, assignNumbers(policy, assignNumbers(before, NO_NUMBERS)), FIRST);
		expect(tables.rules[1]![2]).toMatchObject({ consent: 3, earlierConsents: [1] });
	});
});

describe('a service with its own policy', () => {
	it('speaks for itself where it has a rule, and only there', () => {
		const purposes = { surveys: smallPurpose({ uses: ['phone'] }) };
		const clauses = [{ id: 'A1', rules: ['purposes.surveys'], declaration: false }];
		const { rules } = compiled({ servicePolicies: { app: { ...own, purposes, clauses } } });
		expect(rules[1]![2]).toMatchObject({ spoke: 'general', clause: 'S2.6', consent: 1 });
		expect(rules[2]![2]).toMatchObject({ spoke: 'app', clause: 'A1', consent: 0 });
		expect(rules[2]![1]).toMatchObject({ spoke: 'general', clause: 'S2' });
	});

	it('has its own retention before the general one, shorter or longer', () => {
		const retention = { longer: smallRetention({ purposes: ['serve'], keep: 'P1Y' }) };
		const { rules } = compiled({ servicePolicies: { app: { ...own, retention } } });
		expect(rules[1]![1]!.retention[1]).toMatchObject({ rule: 'account', days: 30 });
		expect(rules[2]![1]).toMatchObject({ spoke: 'app' });
		expect(rules[2]![1]!.retention[1]).toMatchObject({ rule: 'longer', years: 1 });
		expect(rules[2]![1]!.retention[2]).toMatchObject({ rule: 'account' });
	});

	it('may have purposes nobody else has', () => {
		const purposes = { play: smallPurpose() };
		const { rules, numbers } = compiled({ servicePolicies: { app: { ...own, purposes } } });
		expect(rules[1]![numbers.purposes.play!]).toBeUndefined();
		expect(rules[2]![numbers.purposes.play!]!.spoke).toBe('app');
	});
});

describe('pages', () => {
	const pageOf = (changes: Partial<DataItem>, retention = {}): number => {
		const data = { email: smallItem(), phone: smallItem(changes), visits: smallItem({ many: true }) };
		const rules = { ...smallPolicy().retention, ...retention };
		return compiled({ data, retention: rules }).items[2]!.page;
	};

	it('hold small items that end together, under the lowest number', () => {
		const { items, pages } = compiled();
		expect(items.map(item => item?.page)).toEqual([undefined, 1, 1, 0]);
		expect(pages).toEqual([[], [1, 2]]);
	});

	it.each([
		['large ones', { limit: 4097 }],
		['images', { form: 'image' as const }],
		['those that hold many', { many: true }],
	])('do not hold %s', (_what, changes) => expect(pageOf(changes)).toBe(0));

	it('hold items of 4096 bytes', () => expect(pageOf({ limit: 4096 })).toBe(1));

	it('do not hold what any rule keeps from its collection', () => {
		const brief = smallRetention({ data: ['phone'], purposes: ['secure'], keep: 'P1D', after: 'collected' });
		expect(pageOf({}, { brief })).toBe(0);
	});

	it('are apart where the longest period differs', () => {
		const long = smallRetention({ data: ['phone'], purposes: ['secure'], keep: 'P1Y' });
		expect(pageOf({}, { long })).toBe(2);
	});

	it('are apart where the longest counts from something else', () => {
		const contact = smallRetention({
			data: ['phone'],
			purposes: ['secure'],
			keep: 'P1Y',
			after: 'last-contact',
		});
		expect(pageOf({}, { contact })).toBe(2);
	});
});
