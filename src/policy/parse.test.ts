import { describe, expect, it } from 'vitest';
import { readPolicyFolder } from '../platform/policy-folder.js';
import { parsePolicy, type SourceFile } from './parse.js';

const rules = (text: string, ...more: SourceFile[]) => parsePolicy([{ path: 'policy.yaml', text }, ...more]);

const example = readPolicyFolder('policies/cncest');

describe('the example policy', () => {
	const { policy, texts, findings } = parsePolicy(example);

	it('has no findings and is read whole', () => {
		expect(findings).toEqual([]);
		expect(Object.keys(policy?.data ?? {})).toHaveLength(18);
		expect(Object.keys(policy?.purposes ?? {})).toHaveLength(9);
		expect(policy?.clauses).toHaveLength(33);
		expect(texts.map(text => text.language)).toEqual(['de', 'en', 'zh']);
	});

	it('fills in what goes without saying, and keeps what is said', () => {
		expect(policy?.data.phone).toEqual({
			title: { de: 'Mobilnummer', en: 'mobile number', zh: '手机号码' },
			is: 'pd:TelephoneNumber',
			many: false,
			form: 'phone',
			limit: 4096,
			source: { kind: 'given', at: 'registration' },
			requiredFor: [],
			heldBy: 'account',
			sensitive: false,
			mayHoldSensitive: false,
			identifies: true,
		});
		expect(policy?.data['crash-report']).toMatchObject({ many: true, limit: 65536, heldBy: 'service' });
		expect(policy?.retention.requests).toMatchObject({
			purposes: ['answer-requests'],
			keep: 'P3Y',
			after: 'collected',
		});
		expect(policy?.minors.map(({ id, from, to }) => [id, from, to])).toEqual([
			['under-14', 0, 14],
			['14-15', 14, 16],
			['16-17', 16, 18],
		]);
		expect(policy?.servicePolicies.app?.retention.crashes?.keep).toBe('P30D');
	});
});

it.each([
	['an unknown key', 'policy: x\npurpsoes: {}\n', 'unknown-key', 2, 1, 'did you mean `purposes`?'],
	['a key in the wrong place', 'policy: x\ndata:\n  a: { colour: red }\n', 'unknown-key', 3, 8, 'known here'],
	['a name that is none', 'policy: x\ndata:\n  E_Mail: {}\n', 'name-malformed', 3, 3, 'lower-case'],
	['a name JavaScript knows', 'policy: x\ndata:\n  constructor: {}\n', 'name-malformed', 3, 3, 'lower-case'],
	['`__proto__`', 'policy: x\ndata:\n  __proto__: {}\n', 'name-malformed', 3, 3, 'lower-case'],
	['text for a mapping', 'policy: x\ndata: email\n', 'wrong-type', 2, 7, 'expected data items'],
	['nothing for a mapping', 'policy: x\ndata:\n', 'wrong-type', 2, 1, 'expected data items'],
	['a number for a list', 'policy: x\nlanguages: 3\n', 'wrong-type', 2, 12, 'expected a list of languages'],
	['an unknown language', 'policy: x\nlanguages: [de, fr]\n', 'value-unknown', 2, 17, '`de`, `en`, `zh`'],
	[
		'a country in small letters',
		'policy: x\nregions: { eu: { stored-in: de } }\n',
		'value-unknown',
		2,
		29,
		'`DE`',
	],
	[
		'a period in words',
		'policy: x\nbackups: { data: 30 days, keys: P7D }\n',
		'value-malformed',
		2,
		18,
		'`P30D`',
	],
	['a day in another order', 'policy: x\neffective: 1.11.2026\n', 'value-malformed', 2, 12, '`2026-11-01`'],
	['a day that does not exist', 'policy: x\neffective: 2026-02-30\n', 'date-impossible', 2, 12, 'check day'],
	['a missing id', 'version: 1a\n', 'missing-key', 1, 1, '`policy: …`'],
	['a missing part', 'policy: x\nbackups: { data: P1D }\n', 'missing-key', 2, 1, '`keys: …`'],
	['a value twice', 'policy: x\nrights: [access, access]\n', 'value-repeated', 2, 18, 'remove'],
	[
		'optional and required',
		'policy: x\ndata:\n  a: { optional: true, required-for: [b] }\n',
		'item-optional-and-required',
		3,
		8,
		'keep one',
	],
	[
		'given and observed',
		'policy: x\ndata:\n  a: { given: b, observed: c, optional: true }\n',
		'item-given-and-observed',
		3,
		18,
		'two items',
	],
	[
		'bands that overlap',
		'policy: x\nminors: { under-14: {}, 13-15: {} }\n',
		'bands-overlap',
		2,
		25,
		'14 and 15',
	],
	['an empty band', 'policy: x\nminors: { 15-14: {} }\n', 'bands-overlap', 2, 11, '14 and 15'],
	['a list as a whole', '[1, 2]\n', 'wrong-type', 1, 1, 'expected a policy'],
	['nothing at all', '', 'wrong-type', 1, 1, 'expected a policy'],
])('%s is one finding, at its place, with a way out', (_, text, code, line, col, hint) => {
	const { policy, findings } = rules(text);
	expect(policy).toBeNull();
	expect(findings).toMatchObject([{ code, line, col, file: 'policy.yaml', severity: 'error' }]);
	expect(findings[0]?.hint).toContain(hint);
});

it('says all problems at once, in the order of the file', () => {
	const { findings } = rules('policy: x\nlanguages: [fr]\nverson: 1a\ndata: 3\n');
	expect(findings.map(each => [each.line, each.code])).toEqual([
		[2, 'value-unknown'],
		[3, 'unknown-key'],
		[4, 'wrong-type'],
	]);
});

it('stops listing after a hundred', () => {
	const { findings } = rules(
		`policy: x\n${Array.from({ length: 500 }, (_, n) => `key-${n}: 1`).join('\n')}\n`,
	);
	expect(findings).toHaveLength(101);
	expect(findings.at(-1)?.code).toBe('too-many-findings');
});

describe('services', () => {
	const own = (id: string, text: string) => ({ path: `services/${id}/policy.yaml`, text });

	it.each([
		['in the wrong folder', own('shop', 'service: app\n'), 'service-mismatch'],
		['nobody declared', own('web', 'service: web\n'), 'service-unknown'],
		['with a key only the general policy has', own('app', 'service: app\nrights: []\n'), 'unknown-key'],
	])('a policy %s is a finding in its own file', (_, file, code) => {
		const { policy, findings } = rules('policy: x\nservices: { app: {} }\n', file);
		expect(policy).toBeNull();
		expect(findings).toMatchObject([{ code, file: file.path }]);
	});

	it('words of a service know its clauses and the general ones', () => {
		const { texts, findings } = rules(
			'policy: x\nservices: { app: {} }\nclauses: { S1: declaration }\n',
			own('app', 'service: app\nclauses: { A1: declaration }\n'),
			{
				path: 'services/app/text/en.md',
				text: '# T\n## A {#A}\n### B {#A1}\nx\n### C {#S1}\ny\n### D {#S2}\nz\n',
			},
		);
		expect(texts[0]?.service).toBe('app');
		expect(findings).toMatchObject([{ code: 'clause-unknown', file: 'services/app/text/en.md', line: 7 }]);
	});
});

it('a text in a language no policy is published in is a finding', () => {
	const { findings } = rules('policy: x\n', { path: 'text/fr.md', text: '# T' });
	expect(findings).toMatchObject([{ code: 'text-language-unknown', file: 'text/fr.md' }]);
});

it('says which rule or clause stands at a place, in each of its files', () => {
	const own = { path: 'services/app/policy.yaml', text: 'service: app\nretention:\n  logs: { keep: P1D }\n' };
	const words = { path: 'text/en.md', text: '# T\n\n## A {#A}\n\n### B {#A1.2}\n\nx\n\ny\n' };
	const main = {
		path: 'policy.yaml',
		text: 'policy: x\nservices:\n  app: {}\nclauses: { A1.2: declaration }\n',
	};
	const { ruleAt } = parsePolicy([main, own, words]);
	expect(ruleAt({ file: 'policy.yaml', line: 3, col: 3 })).toBe('services.app');
	expect(ruleAt({ file: own.path, line: 3, col: 11 })).toBe('retention.logs.keep');
	expect(ruleAt({ file: words.path, line: 9, col: 1 })).toBe('clauses.A1.2');
	expect(ruleAt({ file: words.path, line: 1, col: 1 })).toBe('');
	expect(ruleAt({ file: 'elsewhere', line: 1, col: 1 })).toBe('');
	expect(parsePolicy([]).ruleAt({ file: 'policy.yaml', line: 1, col: 1 })).toBe('');
});

it('a folder without rules is one finding', () => {
	expect(parsePolicy([]).findings).toMatchObject([
		{ code: 'file-missing', file: 'policy.yaml', line: 1, col: 1 },
	]);
});
