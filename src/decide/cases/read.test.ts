import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { size } from '../../../test/size.js';
import { readCaseFiles, readPolicyFolder } from '../../platform/policy-folder.js';
import { parsePolicy } from '../../policy/parse.js';
import { declaredNames } from './declared.js';
import { readCases } from './read.js';
import { standIn } from './stand-in.js';
import { tryCase } from './try.js';

const policy = parsePolicy(readPolicyFolder('policies/cncest')).policy!;
const compiled = standIn(policy);
const names = declaredNames(policy);
const read = (text: string) => readCases({ path: 'tests/x.yaml', text }, names);

const ASK = 'ask: { service: shop, purpose: surveys, items: [email] }';
const DAY = 86_400_000;

describe('a case', () => {
	it('of three lines is about an adult of the first country who agreed to nothing', () => {
		const { cases, findings } = read(
			`- case: nobody is invited\n  ${ASK}\n  expect: deny consent-missing S2.6\n`,
		);
		expect(findings).toEqual([]);
		expect(cases).toEqual([
			{
				title: 'nobody is invited',
				at: { file: 'tests/x.yaml', line: 1, col: 3, endCol: 7 },
				facts: {
					region: 'eu',
					jurisdiction: 'de',
					shown: 2,
					consents: [],
					objections: [],
					holds: [],
				},
				ask: {
					service: 'shop',
					purpose: 'surveys',
					items: ['email'],
					region: 'eu',
					now: Date.UTC(2026, 11, 1, 12),
				},
				expected: [
					{
						position: 0,
						permit: false,
						reason: 'consent-missing',
						clause: 'S2.6',
						words: 'deny consent-missing S2.6',
					},
				],
			},
		]);
	});

	it('says when something happened in days or as a distance, and what is not dated happened yesterday', () => {
		const { cases } = read(`
on: 2026-12-01
cases:
  - case: all of it
    person:
      lives-in: CN
      born: 2014-06
      guardian-agreed: { since: 2 days ago, until: in 2 days }
      agreed-to: { surveys: 3 weeks ago, improve: { withdrawn: now, meaning: earlier } }
      objects-to: secure
      restricted: true
      held: [email, { items: [phone], sealed-until: 2027-01-01, ground: authority }]
      shown: earlier
      account-closed: 1 month ago
    ask: { service: app, purpose: surveys, items: [email, { sign-in: { collected: 2026-11-20, by: shop } }] }
    expect: deny`);
		const now = Date.UTC(2026, 11, 1);
		const yesterday = now - DAY;
		expect(cases[0]?.facts).toEqual({
			region: 'cn',
			jurisdiction: 'cn',
			bornBy: Date.UTC(2014, 6, 1),
			guardian: { from: now - 2 * DAY, until: now + 2 * DAY },
			restriction: { from: yesterday },
			shown: 1,
			accountClosed: Date.UTC(2026, 10, 1),
			consents: [
				{
					about: 'purposes.surveys',
					meaning: 'current',
					given: now - 21 * DAY,
					until: Date.UTC(2028, 10, 10),
				},
				{ about: 'purposes.improve', meaning: 'earlier', given: yesterday, withdrawn: now },
			],
			objections: [{ purpose: 'secure', since: yesterday }],
			holds: [
				{ items: ['email'], from: yesterday },
				{ items: ['phone'], from: yesterday, sealedUntil: Date.UTC(2027, 0, 1), ground: 'authority' },
			],
		});
		expect(cases[0]?.ask.records).toEqual([
			{ collectedBy: null, collectedAt: now },
			{ collectedBy: 'shop', collectedAt: Date.UTC(2026, 10, 20) },
		]);
	});

	it.each([
		['permit', [{ permit: true }, { permit: true }]],
		['consent-missing', [{ permit: false, reason: 'consent-missing' }, { reason: 'consent-missing' }]],
		['restricted -', [{ reason: 'restricted', clause: null }, { clause: null }]],
		['[permit S2.6, deny]', [{ permit: true, clause: 'S2.6' }, { permit: false }]],
		['{ language: S2.6 }', [{ position: 1, clause: 'S2.6' }]],
	])('expects %s', (words, expected) => {
		const { cases } = read(
			`- case: x\n  ask: { service: shop, purpose: surveys, items: [email, language] }\n  expect: ${words}`,
		);
		expect(cases[0]?.expected).toMatchObject(expected);
		expect(cases[0]?.expected.length).toBe(expected.length);
	});
});

/** What is wrong, as line:column, code, and words of the hint. */
const MISTAKES: [what: string, lines: string, at: string, code: string, hint: string][] = [
	[
		'an item',
		'ask: { service: shop, purpose: surveys, items: [emial] }\n  expect: deny',
		'2:51',
		'reference-unknown',
		'`email`',
	],
	[
		'a purpose',
		'ask: { service: shop, purpose: survey, items: [email] }\n  expect: deny',
		'2:34',
		'reference-unknown',
		'`surveys`',
	],
	[
		'a service',
		'ask: { service: shpo, purpose: surveys, items: [email] }\n  expect: deny',
		'2:19',
		'reference-unknown',
		'`shop`',
	],
	[
		'a recipient',
		'ask: { service: shop, purpose: surveys, items: [email], recipient: research-partnr }\n  expect: recipient-without-ground',
		'2:70',
		'reference-unknown',
		'`research-partner`',
	],
	[
		'a region',
		'ask: { service: shop, purpose: surveys, items: [email], region: cnn }\n  expect: wrong-region',
		'2:67',
		'reference-unknown',
		'`cn`',
	],
	['a reason', `${ASK}\n  expect: deny consent-mising`, '3:11', 'value-unknown', '`consent-missing`'],
	['a clause', `${ASK}\n  expect: deny S2.66`, '3:11', 'reference-unknown', '`S2.6`'],
	['a key', `pesron: { age: 3 }\n  ${ASK}\n  expect: deny`, '2:3', 'unknown-key', '`person`'],
	[
		'a consent nobody is asked for',
		`person: { agreed-to: survey }\n  ${ASK}\n  expect: deny`,
		'2:24',
		'reference-unknown',
		'`surveys`',
	],
	[
		'a date without a day it relates to',
		`person: { agreed-to: { surveys: 2026-11-05 } }\n  ${ASK}\n  expect: deny`,
		'2:35',
		'case-undated',
		'on:',
	],
	[
		'a day that does not exist',
		`on: 2026-02-30\n  ${ASK}\n  expect: deny`,
		'2:7',
		'date-impossible',
		'check day',
	],
	[
		'a month that does not exist',
		`on: 2026-12-01\n  person: { born: 2014-13 }\n  ${ASK}\n  expect: deny`,
		'3:19',
		'date-impossible',
		'check day',
	],
	[
		'age and birth',
		`on: 2026-12-01\n  person: { age: 3, born: 2014-01 }\n  ${ASK}\n  expect: deny`,
		'3:27',
		'case-contradictory',
		'keep one',
	],
	[
		'the same consent twice',
		`person: { agreed-to: [surveys, purposes.surveys] }\n  ${ASK}\n  expect: deny`,
		'2:34',
		'case-contradictory',
		'keep one',
	],
	[
		'a permit with a reason',
		`${ASK}\n  expect: permit objected`,
		'3:11',
		'case-contradictory',
		'`deny objected`',
	],
	['more answers than items', `${ASK}\n  expect: [deny, deny]`, '3:11', 'case-misexpects', 'same order'],
	['an answer nobody asked', `${ASK}\n  expect: { emial: deny }`, '3:20', 'case-misexpects', '`email`'],
	['nothing expected', `${ASK}\n  expect: {}`, '3:11', 'case-misexpects', '`permit`'],
	[
		'which of two services',
		'ask: { purpose: surveys, items: [email] }\n  expect: deny',
		'2:8',
		'missing-key',
		'service: shop',
	],
	['a country', `person: { lives-in: XX }\n  ${ASK}\n  expect: deny`, '2:23', 'value-unknown', '`DE`'],
	['no expectation', ASK, '1:3', 'missing-key', 'expect'],
];

describe('what is wrong with a case has a place and a way out:', () => {
	it.each(MISTAKES)('%s', (_, lines, at, code, hint) => {
		const { findings, cases } = read(`- case: x\n  ${lines}\n`);
		expect(findings.map(found => `${found.line}:${found.col} ${found.code}`)).toEqual([`${at} ${code}`]);
		expect(findings[0]?.hint).toContain(hint);
		expect(cases).toEqual([]);
	});

	it('and does not hide the other cases', () => {
		const good = (name: string) => `- case: ${name}\n  ${ASK}\n  expect: deny\n`;
		const { cases, findings } = read(`${good('a')}- just text\n${good('b')}- case: c\n${good('a')}`);
		expect(cases.map(({ title }) => title)).toEqual(['a', 'b', 'a']);
		expect(findings.map(({ code, line }) => `${line} ${code}`)).toEqual([
			'4 wrong-type',
			'8 missing-key',
			'8 missing-key',
			'9 case-repeated',
		]);
	});

	it.each(['', '{}', 'cases: 3', '42', '- [', '\0'])('nor is a file that holds none: %j', text => {
		const { cases, findings } = read(text);
		expect(cases).toEqual([]);
		expect(findings.length).toBeGreaterThan(0);
	});
});

describe('a name the policy does not declare', () => {
	it.each([
		['service: forum, purpose: adverts, items: [religion]', 'unknown-service'],
		['service: shop, purpose: adverts, items: [religion]', 'unknown-purpose'],
		['service: shop, purpose: surveys, items: [religion]', 'unknown-item'],
		[
			'service: shop, purpose: provide-service, items: [email], recipient: broker',
			'recipient-without-ground',
		],
		['service: shop, purpose: provide-service, items: [email], region: antarctica', 'wrong-region'],
	])('may be asked for by who expects its refusal: %s', (ask, reason) => {
		const { cases, findings } = read(`- case: x\n  ask: { ${ask} }\n  expect: ${reason}`);
		expect(findings).toEqual([]);
		expect(tryCase(policy, compiled, cases[0]!).passed).toBe(true);
		expect(read(`- case: x\n  ask: { ${ask} }\n  expect: deny`).findings[0]?.code).toBe('reference-unknown');
	});
});

describe('whatever a file holds', () => {
	const written = readCaseFiles('policies/cncest').map(({ text }) => text);
	const words = [...new Set(written.flatMap(text => text.split(/\s+/)))];
	const noise = fc.oneof(
		fc.constantFrom(
			...words,
			'[',
			']',
			'{ ',
			' }',
			': ',
			'- ',
			'\n',
			'\n    ',
			'&a',
			'*a',
			'!!x',
			'~',
			'0',
			'9',
		),
		fc.string({ unit: 'binary', maxLength: 6 }),
		fc.constantFrom('999 years ago', 'in 999 weeks', '1900-01-01', '2999-12-31', '2024-02-29', '-1', '1e9'),
	);
	const torn = fc
		.tuple(
			fc.constantFrom(...written),
			fc.array(fc.tuple(fc.nat(2_000), fc.nat(30), noise), { maxLength: 4 }),
		)
		.map(([text, cuts]) =>
			cuts.reduce((left, [at, length, put]) => left.slice(0, at) + put + left.slice(at + length), text),
		);
	const swapped = fc
		.tuple(fc.constantFrom(...written), fc.array(fc.tuple(fc.nat(), noise), { maxLength: 6 }))
		.map(([text, swaps]) => {
			const parts = text.split(/(\s+|[[\]{},:])/);
			for (const [at, put] of swaps) parts[at % parts.length] = put;
			return parts.join('');
		});

	it('it becomes cases that can be decided, or findings with a place', {
		timeout: size(60_000, 900_000),
	}, () => {
		let decided = 0;
		fc.assert(
			fc.property(
				fc.oneof(
					torn,
					swapped,
					fc.array(noise).map(all => all.join(' ')),
				),
				text => {
					const { cases, findings } = read(text);
					const lines = text.split('\n').length;
					for (const { line, col, hint, message } of findings) {
						expect(line).toBeGreaterThanOrEqual(1);
						expect(line).toBeLessThanOrEqual(lines + 1);
						expect(col).toBeGreaterThanOrEqual(1);
						expect(hint === '' || message === '').toBe(false);
					}
					for (const one of cases) {
						decided += 1;
						expect(tryCase(policy, compiled, one).twin).toBe(null);
					}
					if (cases.length + findings.length === 0) expect(text).toMatch(/\[\s*\]/);
				},
			),
			{ numRuns: size(1_000, 100_000) },
		);
		expect(decided).toBeGreaterThan(1_000);
	});
});
