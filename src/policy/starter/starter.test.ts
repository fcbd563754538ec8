import { describe, expect, it, test } from 'vitest';
import { declaredNames } from '../../decide/cases/declared.js';
import { readCases } from '../../decide/cases/read.js';
import { standIn } from '../../decide/cases/stand-in.js';
import { tryCase } from '../../decide/cases/try.js';
import { blocking, judgePolicy } from '../check.js';
import { compile } from '../compile.js';
import type { Language, Policy } from '../model.js';
import { parseNumbers } from '../numbers.js';
import type { ParsedPolicy } from '../parse.js';
import { references } from '../reference.js';
import { renderDocument } from '../render.js';
import { UNSIGNED } from './papers.js';
import { DAY, givenFor, paperedFor, read, settled, starterOf, textOf } from './starter.fixture.js';
import type { Starter } from './starter.js';

const ALL = 'newsletter,orders,support,errors';

/** Each pair of features, minors and papers stands in one of them. */
const PAIRS = [
	{ for: '', minors: 'no', papered: false },
	{ for: '', minors: 'yes', papered: true },
	{ for: ALL, minors: 'no', papered: true },
	{ for: ALL, minors: 'yes', papered: false },
];

const COMBINATIONS = ['DE', 'FR', 'CN', 'DE,CN', 'DE,AT,CN'].flatMap(residents =>
	['DE', 'CN'].flatMap(seat =>
		PAIRS.map(({ papered, ...uses }) => ({
			residents,
			seat,
			...uses,
			papered,
			given: { ...givenFor(residents, seat), ...uses, ...(papered && paperedFor(residents)) },
		})),
	),
);

/** What may be found in a fresh folder: nobody has read the words, and papers that are lacking are said to be. */
const EXPECTED = ['review-missing', 'document-lapsed', 'imprint-missing'];

describe('a starting policy', () => {
	test.each(COMBINATIONS)(
		'passes for $residents from $seat, for ($for), minors $minors, papers $papered',
		one => {
			const starter = starterOf(settled(one.given));
			const parsed = read(starter);
			// On the day itself it was judged when it was made.
			const { findings, verdicts } = judgePolicy(parsed, '2026-11-29');
			expect(findings.filter(({ code }) => !EXPECTED.includes(code))).toEqual([]);
			expect(blocking(findings)).toEqual([]);
			expect(verdicts.find(({ rule }) => rule === 'GEN-19')?.verdict).toBe('unknown');
			rendersIn(parsed);
			compile(parsed.policy, parseNumbers(textOf(starter, 'numbers.lock')), { ordinal: 1, mustHaveSeen: 1 });
			casesPass(parsed.policy, starter);
		},
	);

	it('is newer than the law it runs under on any day it is made', () => {
		for (const day of ['2026-08-03', '2027-06-01', '2028-02-29']) {
			const parsed = read(starterOf(settled(givenFor('DE,CN', 'DE', { for: ALL })), day));
			expect(blocking(judgePolicy(parsed, day).findings)).toEqual([]);
		}
	});

	it('names its schema on the first line, and explains each part', () => {
		const yaml = textOf(starterOf(settled(givenFor('DE', 'DE'))), 'policy.yaml');
		expect(yaml).toMatch(/^# yaml-language-server: \$schema=\.\.\/schema\/policy\.schema\.json\n/);
		const heads = yaml.split('\n').filter(line => /^[a-z-]+:( #|$)/.test(line));
		expect(heads.filter(line => !line.includes('#'))).toEqual([]);
		expect(Math.max(...yaml.split('\n').map(line => /^ */.exec(line)![0].length / 2))).toBeLessThan(4);
	});
});

/** Every clause has words of its own, and no figure is left open. */
function rendersIn({ policy, texts }: ParsedPolicy & { policy: Policy }): void {
	for (const language of policy.languages) {
		const clauses = renderDocument(policy, texts, language).sections.flatMap(section => section.clauses);
		expect(clauses.map(({ id }) => id)).toEqual(policy.clauses.map(({ id }) => id));
		expect(clauses.filter(({ source }) => source !== 'own')).toEqual([]);
		expect(clauses.filter(({ markdown }) => /\{\{|undefined|false/.test(markdown))).toEqual([]);
	}
	expect(
		policy.clauses.flatMap(({ rules }) => rules.filter(rule => !references(policy).includes(rule))),
	).toEqual([]);
}

function casesPass(policy: Policy, starter: Starter): void {
	const compiled = standIn(policy);
	const source = { path: 'tests/first.yaml', text: textOf(starter, 'tests/first.yaml') };
	const { cases, findings } = readCases(source, declaredNames(policy));
	expect(findings).toEqual([]);
	expect(cases.length).toBeGreaterThan(3);
	for (const one of cases) {
		const outcome = tryCase(policy, compiled, one);
		expect(outcome, `${one.title}: ${JSON.stringify(outcome.items)}`).toMatchObject({ passed: true });
	}
}

describe('papers nobody has signed', () => {
	const given = { ...givenFor('DE,CN', 'CN', { for: ALL }), ...paperedFor('DE,CN'), imprint: '' };
	const starter = starterOf(settled(given));
	const parsed = read(starter);

	it('never count: their rules are not kept, and each has a waiver', () => {
		const { findings, verdicts } = judgePolicy(parsed, DAY);
		const failing = verdicts.filter(({ verdict }) => verdict === 'fail').map(({ rule }) => rule);
		expect(failing).toEqual(['EU-28', 'DE-DDG-5', 'CN-20-21', 'CN-31', 'CN-55-56']);
		const waived = findings.filter(({ severity }) => severity === 'warning');
		expect(waived.every(each => each.waived?.by === 'Muster GmbH')).toBe(true);
		expect(waived).toHaveLength(parsed.policy.accountability.waivers.length);
		const { documents } = parsed.policy.accountability;
		expect(new Set(Object.values(documents).map(({ on }) => on))).toEqual(new Set([UNSIGNED]));
	});

	it('stand in the way of publication once the waivers end, and for ever after', () => {
		expect(blocking(judgePolicy(parsed, '2027-02-22').findings)).toEqual([]);
		for (const later of ['2027-02-23', '2099-01-01'])
			expect(
				blocking(judgePolicy(parsed, later).findings)
					.map(({ code }) => code)
					.sort(),
			).toEqual([...Array(4).fill('document-lapsed'), 'imprint-missing']);
	});

	it('have an outline each, whose first line says that it is none', () => {
		const named = Object.values(parsed.policy.accountability.documents).map(({ at }) => at);
		const outlines = starter.files.filter(({ path }) => path.startsWith('documents/'));
		expect(outlines.map(({ path }) => path)).toEqual(named);
		for (const { text } of outlines) expect(text).toMatch(/^\*\*(Noch auszufüllen|待填写)/);
	});

	it('are left to do, by name, with what else only people can do', () => {
		const names = Object.fromEntries(starter.todo.map(({ about, names: each }) => [about, each]));
		expect(names).toMatchObject({
			papers: starter.files.map(({ path }) => path).filter(path => path.startsWith('documents/')),
			imprint: ['imprint'],
			words: ['text/de.md', 'text/zh.md'],
			vouching: ['DE-BDSG-38', 'CN-51', 'CN-54', 'CN-MIN-37'],
			orders: ['orders'],
			staff: ['eu'],
		});
	});

	it('once signed leave nothing in the way', () => {
		const yaml = textOf(starter, 'policy.yaml')
			.replaceAll(UNSIGNED, DAY)
			.replace(/^waivers:[\s\S]*?\n\n/m, '')
			.replace(
				/^documents:.*\n/m,
				`documents:\n  imprint: { is: imprint, at: https://a.example/i, on: ${DAY} }\n`,
			);
		const files = starter.files.map(file => (file.path === 'policy.yaml' ? { ...file, text: yaml } : file));
		const { findings } = judgePolicy(read({ ...starter, files }), '2099-01-01');
		expect([...new Set(findings.map(({ code }) => code))]).toEqual(['review-missing']);
	});
});

describe('the language', () => {
	it.each<[string, string, Language[]]>([
		['DE', 'DE', ['de']],
		['FR', 'DE', ['en']],
		['DE,FR', 'DE', ['de', 'en']],
		['CN', 'CN', ['zh']],
		['DE,AT,CN', 'DE', ['de', 'zh']],
	])('of people in %s is there unless told', (residents, seat, languages) => {
		expect(settled(givenFor(residents, seat)).languages).toEqual(languages);
	});
});
