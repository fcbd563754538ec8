import fc from 'fast-check';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { readPolicyFolder } from '../platform/policy-folder.js';
import { judgePolicy } from './check.js';
import type { Language, Policy } from './model.js';
import { parsePolicy } from './parse.js';
import { recordGaps, recordsOf } from './records.js';
import { recordsHtml, recordsMarkdown, recordsPage } from './records-page.js';
import { smallItem, smallPolicy, smallPurpose, smallRecipient, smallRetention } from './small.fixture.js';
import { de } from './wording/records/de.js';
import { en, type RecordPhrase } from './wording/records/en.js';
import { zh } from './wording/records/zh.js';

const parsed = parsePolicy(readPolicyFolder('policies/cncest'));
const example = parsed.policy!;

describe('the records of the example', () => {
	test('leave no field of GDPR Art. 30(1) empty', () => {
		expect(recordGaps(recordsOf(example))).toEqual([]);
	});

	test('say whose data each purpose uses: guardians where a guardian is written to', () => {
		const { activities } = recordsOf(example);
		const people = (id: string) => activities.find(each => each.id === id)?.people.map(one => one.id);
		expect(people('ask-guardian')).toEqual(['customers', 'guardians']);
		expect(people('improve')).toEqual(['customers']);
	});

	test('name the shorter period of the service that has its own', () => {
		const improve = recordsOf(example).activities.find(({ id }) => id === 'improve')!;
		expect(improve.erasure.map(({ keep, service }) => [keep, service])).toEqual([
			['P90D', undefined],
			['P30D', 'app'],
		]);
	});

	test.each<Language>(['de', 'en', 'zh'])('say something in every cell in %s', language => {
		const page = recordsPage(example, language);
		const cells = page.tables.flatMap(({ rows }) => rows.flat());
		expect(page.tables).toHaveLength(Object.keys(example.purposes).length + 1);
		expect(cells.every(lines => lines.length > 0 && lines.every(line => line.trim() !== ''))).toBe(true);
		const unsaid = { de, en, zh }[language].unsaid;
		expect(cells.flat()).not.toContain(unsaid);
	});
});

/** A policy with every field filled, and one that goes to a third country. */
function full(): Policy {
	const policy = smallPolicy();
	const party = { name: 'Small GmbH', address: 'Weg 1, Hamburg', email: 'privacy@small.example' };
	return {
		...policy,
		controller: { ...policy.controller, ...party },
		accountability: {
			...policy.accountability,
			people: { customers: { title: { en: 'customers' } } },
			measures: ['encryption-at-rest'],
		},
		recipients: {
			mailer: smallRecipient({
				country: 'US',
				purposes: ['surveys'],
				regions: ['eu'],
				transfer: { adequacy: false, safeguard: 'standard-clauses', copyFrom: 'privacy@small.example' },
			}),
		},
	};
}

describe('what is missing', () => {
	test('is nothing where everything is said', () => {
		expect(recordGaps(recordsOf(full()))).toEqual([]);
	});

	test.each<[string, (policy: Policy) => Policy, object[]]>([
		[
			'the address of the controller',
			p => ({ ...p, controller: { ...p.controller, address: '' } }),
			[{ field: 'controller' }],
		],
		['every purpose', p => ({ ...p, purposes: {} }), [{ field: 'purposes' }]],
		[
			'the people of one purpose',
			p => ({
				...p,
				accountability: {
					...p.accountability,
					people: { customers: { title: {}, data: ['email', 'phone'] } },
				},
			}),
			[{ field: 'people', activity: 'secure' }],
		],
		[
			'a category of data',
			p => ({ ...p, data: { ...p.data, visits: smallItem({ is: '' }) } }),
			[{ field: 'data', activity: 'secure' }],
		],
		[
			'the country of a recipient',
			p => ({ ...p, recipients: { mailer: smallRecipient({ country: '', purposes: ['surveys'] }) } }),
			[{ field: 'recipients', activity: 'surveys' }],
		],
		[
			'a period',
			p => ({ ...p, retention: { account: smallRetention({ data: ['email', 'phone'] }) } }),
			[
				{ field: 'erasure', activity: 'surveys' },
				{ field: 'erasure', activity: 'secure' },
			],
		],
		[
			'the measures',
			p => ({ ...p, accountability: { ...p.accountability, measures: [] } }),
			[{ field: 'measures' }],
		],
	])('%s is named', (_what, without, gaps) => {
		expect(recordGaps(recordsOf(without(full())))).toEqual(gaps);
	});

	test('never goes unreported: a gap is a finding that names EU-30', () => {
		const parts: ((policy: Policy) => Policy)[] = [
			p => ({ ...p, controller: { ...p.controller, email: '' } }),
			p => ({ ...p, accountability: { ...p.accountability, people: {} } }),
			p => ({ ...p, accountability: { ...p.accountability, measures: [] } }),
			p => ({ ...p, data: { ...p.data, email: smallItem({ is: '' }) } }),
			p => ({ ...p, recipients: { mailer: smallRecipient({ country: '' }) } }),
			p => ({ ...p, retention: {} }),
		];
		fc.assert(
			fc.property(fc.subarray(parts, { minLength: 1 }), chosen => {
				const policy = chosen.reduce((made, part) => part(made), full());
				const { verdicts } = judgePolicy({ ...parsed, policy, texts: [], findings: [] });
				expect(recordGaps(recordsOf(policy))).not.toEqual([]);
				expect(verdicts.find(({ rule }) => rule === 'EU-30')?.verdict).toBe('fail');
			}),
		);
	});
});

test('a transfer is recorded with its country and what protects it, for the purpose it serves alone', () => {
	const { activities } = recordsOf(full());
	const transfers = (id: string) => activities.find(each => each.id === id)?.transfers;
	expect(transfers('surveys')).toEqual([
		{ by: 'recipients.mailer', countries: ['US'], on: 'standard-clauses', papers: [] },
	]);
	expect(transfers('serve')).toEqual([]);
});

test('a purpose of one service is an activity of its own', () => {
	const own = { service: 'app', data: {}, retention: {}, clauses: [], purposes: { push: smallPurpose() } };
	const records = recordsOf({ ...full(), servicePolicies: { app: own } });
	expect(records.activities.find(({ id }) => id === 'push')).toMatchObject({ service: 'app' });
});

test('what stands in a policy stays text in HTML and Markdown', () => {
	const policy = full();
	const hostile = '<img src=x onerror=alert(1)> | [a](javascript:1)';
	policy.controller.name = hostile;
	policy.purposes.serve!.title = { en: hostile };
	const page = recordsPage(policy, 'en');
	expect(recordsHtml(page)).not.toContain('<img');
	expect(recordsMarkdown(page)).not.toContain(hostile);
});

test.each(Object.keys(en) as RecordPhrase[])('`%s` takes the same values in every language', phrase => {
	const values = (message: string) =>
		[...JSON.stringify(new IntlMessageFormat(message, 'en').getAst()).matchAll(/"value":"([a-z]+)"/gi)]
			.map(([, name]) => name!)
			.filter(name => message.includes(`{${name}}`))
			.sort();
	expect(values(de[phrase])).toEqual(values(en[phrase]));
	expect(values(zh[phrase])).toEqual(values(en[phrase]));
});
