import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exampleSources } from '../../test/region.js';
import { parsePolicy } from '../policy/parse.js';
import { TEMPLATES } from './model.js';
import { LEASE, languageItem, languageMeant, retryAfter, worthlessFrom } from './rules.js';

const policy = parsePolicy(exampleSources()).policy!;

test('a message is tried soon, then ever more rarely, and at least every four hours', () => {
	const waits = Array.from({ length: 8 }, (_, at) => retryAfter(at + 1));
	expect(waits).toEqual([...waits].sort((a, b) => a - b));
	expect(waits[0]).toBe(30_000);
	expect(waits.at(-1)).toBe(4 * 3_600_000);
});

test('a code is worth sending while it lets somebody in, everything else for five days', () => {
	const end = (template: (typeof TEMPLATES)[number]) =>
		worthlessFrom({ template, createdAt: 1_000, params: { minutes: 10 } }) - 1_000;
	for (const template of TEMPLATES) {
		expect(end(template)).toBe(template === 'sign-in-code' ? 600_000 : 432_000_000);
		expect(end(template)).toBeGreaterThanOrEqual(LEASE);
	}
});

test('the language item is the one the policy says is a language, where the purpose uses it', () => {
	expect(languageItem(policy, 'surveys')).toBe('language');
	expect(languageItem(policy, 'secure')).toBeNull();
	expect(languageItem(policy, 'unheard-of')).toBeNull();
});

test('a setting means a language of the policy or none', () => {
	expect(['de', 'zh-CN', 'EN-gb'].map(setting => languageMeant(policy, setting))).toEqual(['de', 'zh', 'en']);
	for (const other of ['', 'den', 'fr', '-de', 7, null, undefined, ['de']])
		expect(languageMeant(policy, other)).toBeNull();
	fc.assert(
		fc.property(fc.anything(), setting =>
			[...policy.languages, null].includes(languageMeant(policy, setting)),
		),
	);
});
