/**
 * The rules of law fire: for each error rule the policy alone decides, `corpus/rules/<id>` holds a policy that passes, a
 * mutation with the exact set of rules it fails, and a near miss. One rule: `npx vitest run test/law-corpus.test.ts -t EU-27`.
 */
import { describe, expect, it } from 'vitest';
import { judgePolicy } from '../src/policy/check.js';
import { finding } from '../src/policy/finding.js';
import {
	baseProblems,
	basesOf,
	caseProblems,
	type Judge,
	type LawCase,
	OWED,
	placeProblems,
	readBase,
	readCase,
	writtenCases,
} from './law-cases.js';
import { edited } from './rule-edits.js';

const written = writtenCases();

describe('rules of law that fire', () => {
	it.each(written)('%s', id => {
		expect(caseProblems(readCase(id), id)).toEqual([]);
	});

	it.each([...new Set(['cncest', ...basesOf(written)])])('the base %s breaks none', base => {
		expect(baseProblems(base)).toEqual([]);
	});

	it('each error rule of kind model or text has its case', () => {
		expect(OWED.filter(id => !written.includes(id))).toEqual([]);
	});
});

describe('the harness notices', () => {
	const sound: LawCase = {
		rule: 'EU-27',
		base: 'cncest',
		pass: {},
		mutation: { edits: { unset: ['controller.representatives.de'] }, fails: ['EU-27'] },
		'near-miss': {
			about: 'a representative is named, but nobody can write to it',
			edits: { unset: ['controller.representatives.de.address'] },
			fails: ['EU-27'],
		},
	};

	it('nothing in a case that is sound', () => {
		expect(caseProblems(sound, 'EU-27')).toEqual([]);
	});

	it('a rule that never fires', () => {
		const blind: Judge = (parsed, asOf) => {
			const { findings, verdicts } = judgePolicy(parsed, asOf);
			const pass = verdicts.map(each =>
				each.rule === 'EU-27' ? { ...each, verdict: 'pass' as const } : each,
			);
			return { findings, verdicts: pass };
		};
		const problems = caseProblems(sound, 'EU-27', blind);
		expect(problems.map(problem => problem.split(';')[0])).toEqual([
			'mutation does not fail EU-27',
			'near-miss does not fail EU-27',
		]);
	});

	it('a rule that fires on the passing policy', () => {
		const alarmed: Judge = (parsed, asOf) => {
			const { findings, verdicts } = judgePolicy(parsed, asOf);
			const fail = verdicts.map(each =>
				each.rule === 'EU-27' ? { ...each, verdict: 'fail' as const } : each,
			);
			return { findings, verdicts: fail };
		};
		expect(caseProblems(sound, 'EU-27', alarmed)[0]).toMatch(/^EU-27 should pass and is fail/);
	});

	it('a rule that does not bind the base', () => {
		const abroad = { set: { 'controller.established-in': 'DE' } };
		expect(caseProblems({ ...sound, pass: abroad }, 'EU-27')[0]).toMatch(/^EU-27 should pass and is n\/a/);
	});

	it('a set of failing rules that is too small or too large', () => {
		const both = { unset: ['controller.representatives.de', 'contact.answer-within'] };
		const one = { ...sound, mutation: { edits: both, fails: ['EU-27' as const] } };
		expect(caseProblems(one, 'EU-27').join()).toMatch(/mutation fails .*CN-17-3.* too/);
		const large = { ...sound, mutation: { ...sound.mutation, fails: ['EU-27' as const, 'EU-9' as const] } };
		expect(caseProblems(large, 'EU-27').join()).toMatch(/mutation does not fail EU-9/);
	});

	it.each([
		['an edit that finds no place', { unset: ['controller.representatives.dd'] }, /holds no/],
		['a key it does not know', { unnset: ['controller'] }, /knows no key unnset/],
		['a policy that cannot be read', { set: { contact: 7 } }, /cannot be read/],
		['words that were there already', { words: { en: { 'S4.4': wordsOf('S4.4') } } }, /says just this/],
	])('%s', (_, edits, problem) => {
		const one = { ...sound, mutation: { edits: edits as object, fails: ['EU-27' as const] } };
		expect(caseProblems(one, 'EU-27').join()).toMatch(problem);
	});

	it('a finding that stands nowhere', () => {
		const files = [{ path: 'policy.yaml', text: 'policy: small' }];
		const at = (line: number, col: number, file = 'policy.yaml') =>
			placeProblems([finding('version-missing', { file, line, col }, 'm', 'h')], files).length;
		expect([at(1, 1), at(1, 14), at(2, 1), at(1, 15), at(1, 0), at(1, 1, 'text/de.md')]).toEqual([
			0, 0, 1, 1, 1, 1,
		]);
	});
});

describe('an edit', () => {
	const files = readBase('cncest');
	const textOf = (path: string, from = files) => from.find(file => file.path === path)?.text ?? '';

	it('replaces the words of one clause and no others', () => {
		const made = textOf('text/de.md', edited(files, { words: { de: { 'S4.4': 'Zwei\nZeilen.' } } }));
		expect(made).toMatch(/\{#S4\.4\}\n\nZwei\nZeilen\.\n\n### .*\{#S4\.5\}/);
		const without = (text: string) => text.replace(/\{#S4\.4\}[\s\S]*?(?=### )/, '');
		expect(without(made)).toBe(without(textOf('text/de.md')));
	});

	it('takes a clause id for one step, and makes the policy of a service', () => {
		const made = edited(files, {
			append: { 'clauses.S4.5': 'backups' },
			service: {
				shop: { set: { 'retention.licences.keep': 'P10D' }, words: { en: { 'S6.2': 'Own words.' } } },
			},
		});
		expect(textOf('policy.yaml', made)).toMatch(/S4\.5: \[ ?incident, backups ?\]/);
		expect(textOf('services/shop/policy.yaml', made)).toBe(
			'service: shop\nretention:\n  licences:\n    keep: P10D\n',
		);
		expect(textOf('services/shop/text/en.md', made)).toMatch(/\{#S6\.2\}\n\nOwn words\./);
	});
});

/** The words of a clause as the example has them, heading excluded. */
function wordsOf(clause: string): string {
	const text = readBase('cncest').find(({ path }) => path === 'text/en.md')?.text ?? '';
	return new RegExp(`\\{#${clause.replaceAll('.', '\\.')}\\}\\n\\n([\\s\\S]*?)\\n\\n#`).exec(text)?.[1] ?? '';
}
