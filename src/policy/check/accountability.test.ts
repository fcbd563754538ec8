import { describe, expect, it } from 'vitest';
import { blocking, isPublishable, isSound, judgePolicy } from '../check.js';
import type { Finding, FindingCode } from '../finding.js';
import type { RuleId } from '../law/packs.js';
import { parsePolicy, type SourceFile } from '../parse.js';
import { RULES, WORDS } from '../vouched.fixture.js';

const TODAY = '2026-11-24';
/** The bakery with more keys, one thing changed, and papers. */
function bakery(more: string, [from, to] = ['', ''], papers: string[] | null = []) {
	const text = `${RULES.replace(from, to)}\n${more}`;
	const files: SourceFile[] = [{ path: 'policy.yaml', text }, WORDS];
	const parsed = parsePolicy(files, papers && new Set(papers));
	if (!parsed.policy) throw new Error(parsed.findings.map(({ message }) => message).join());
	return parsed;
}

function judged(more: string, change?: [string, string], asOf = TODAY) {
	const { findings, verdicts } = judgePolicy(bakery(more, change), asOf);
	const lines = more.split('\n');
	const first = RULES.replace(...(change ?? ['', ''])).split('\n').length;
	return {
		findings,
		of: (code: FindingCode) => findings.filter(each => each.code === code),
		/** The written line a finding stands at. */
		lineOf: ({ line }: Finding) => lines[line - first - 1]?.trim(),
		verdict: (rule: RuleId) => verdicts.find(each => each.rule === rule)!,
	};
}

const attested = (rule: string, fields: string) =>
	`attestations:\n  ${rule}: { by: Erika Muster, says: Looked at, ${fields} }`;

describe('what a person vouches for', () => {
	it('is unknown while nobody does, and never in the way', () => {
		const { verdict, findings } = judged('');
		expect(verdict('DE-BDSG-38')).toMatchObject({ verdict: 'unknown', because: 'nobody has vouched for it' });
		expect(blocking(findings).flatMap(({ rules }) => rules)).not.toContain('DE-BDSG-38');
	});

	it('passes from the day on', () => {
		const more = attested('DE-BDSG-38', `on: ${TODAY}`);
		expect(judged(more).verdict('DE-BDSG-38')).toMatchObject({
			verdict: 'pass',
			because: expect.stringContaining(`Erika Muster attested on ${TODAY}`),
		});
		const before = judged(more, undefined, '2026-11-23');
		expect(before.verdict('DE-BDSG-38').verdict).toBe('unknown');
		expect(before.of('attestation-lapsed')).toMatchObject([{ severity: 'info', rules: ['DE-BDSG-38'] }]);
	});

	it('passes until its last day, and is unknown from the next', () => {
		const more = attested('DE-BDSG-38', `on: 2026-01-01, until: ${TODAY}`);
		expect(judged(more).verdict('DE-BDSG-38').verdict).toBe('pass');
		const after = judged(more, undefined, '2026-11-25');
		expect(after.verdict('DE-BDSG-38')).toMatchObject({
			verdict: 'unknown',
			because: expect.stringContaining(TODAY),
		});
		expect(after.of('attestation-lapsed')[0]?.message).toContain('ended on 2026-11-24');
	});

	it('fails where the person says that it is not met, at the attestation', () => {
		const { verdict, of, lineOf, findings } = judged(attested('DE-BDSG-38', `on: ${TODAY}, met: false`));
		expect(verdict('DE-BDSG-38').verdict).toBe('fail');
		const [unmet] = of('attested-unmet');
		expect(unmet).toMatchObject({
			severity: 'error',
			rules: ['DE-BDSG-38'],
			law: expect.stringContaining('BDSG 38'),
		});
		expect(lineOf(unmet!)).toMatch(/^DE-BDSG-38:/);
		expect(isSound(findings)).toBe(false);
	});

	it('weighs as much as its rule of law', () => {
		const china = ['residents-of: [DE]', 'residents-of: [DE, CN]'] as [string, string];
		const { of } = judged(attested('CN-54', `on: ${TODAY}, met: false`), china);
		expect(of('attested-unmet')).toMatchObject([{ severity: 'warning' }]);
	});

	it.each([
		['no rule of law', 'DE-BDSG-39', 'did you mean `DE-BDSG-38`?'],
		['a rule the check decides', 'EU-27', 'the check decides it; remove the attestation'],
		['a rule the running system shows', 'EU-7-3', 'the running system shows it; remove the attestation'],
		['the reading of the words', 'GEN-19', 'say who read which words under `reviewed-wording`'],
	])('cannot be %s', (_, rule, hint) => {
		const { of, lineOf } = judged(attested(rule, `on: ${TODAY}`));
		expect(of('attestation-misplaced')).toMatchObject([{ severity: 'error', hint }]);
		expect(lineOf(of('attestation-misplaced')[0]!)).toContain(rule);
	});

	it('takes a name, a finding, and days that exist in their order', () => {
		const blank = judged('attestations:\n  DE-BDSG-38: { by: " ", says: "", on: 2026-01-01 }');
		expect(blank.of('attestation-incomplete')[0]?.message).toContain('`by` and `says`');
		expect(judged(attested('DE-BDSG-38', 'on: 2026-02-30')).of('date-impossible')).toHaveLength(1);
		expect(
			judged(attested('DE-BDSG-38', 'on: 2026-02-02, until: 2026-02-01')).of('date-impossible'),
		).toHaveLength(1);
	});
});

describe('the reading of the words', () => {
	const digest = /words: ([0-9a-f]{16})/.exec(judged('').of('review-missing')[0]!.hint)![1]!;
	const review = (words: string, on = TODAY) =>
		`reviewed-wording:\n  en: { by: Erika Muster, on: ${on}, words: ${words} }`;

	it('is missing with the digest that would show it, and never in the way', () => {
		const { of, verdict } = judged('');
		expect(of('review-missing')).toMatchObject([{ severity: 'info', rules: ['GEN-19'] }]);
		expect(of('review-missing')[0]?.fix?.rule).toBe(
			`reviewed-wording:\n  en: { by: Name of who read it, on: ${TODAY}, words: ${digest} }`,
		);
		expect(verdict('GEN-19')).toMatchObject({ verdict: 'unknown', because: expect.stringContaining('`en`') });
	});

	it('passes for exactly these words', () => {
		expect(judged(review(digest)).verdict('GEN-19')).toMatchObject({
			verdict: 'pass',
			because: expect.stringContaining('Erika Muster'),
		});
		const other = judged(review('0123456789abcdef'));
		expect(other.verdict('GEN-19').verdict).toBe('unknown');
		expect(other.of('review-outdated')).toMatchObject([
			{ severity: 'info', hint: expect.stringContaining(digest) },
		]);
		expect(judged(review(digest, '2026-11-25')).verdict('GEN-19').verdict).toBe('unknown');
	});

	it('in German, or a person’s word, passes `DE-LANG`', () => {
		const german = ['languages: [en]', 'languages: [de]'] as [string, string];
		const unread = judged('', german);
		expect(unread.verdict('DE-LANG').verdict).toBe('unknown');
		const [missing] = unread.of('review-missing');
		expect(missing?.rules).toEqual(['GEN-19', 'DE-LANG']);
		expect(judged(missing!.fix!.rule!, german).verdict('DE-LANG').verdict).toBe('pass');
		expect(judged(attested('DE-LANG', `on: ${TODAY}`), german).verdict('DE-LANG').verdict).toBe('pass');
	});
});

describe('a paper', () => {
	const paper = (fields: string) => `documents:\n  contract: { is: processor-contract, ${fields} }`;
	const found = (more: string, papers: string[] | null, asOf = TODAY) =>
		judgePolicy(bakery(more, ['', ''], papers), asOf).findings.filter(({ code }) =>
			code.startsWith('document-'),
		);

	it('that is not in the folder is an error at its address', () => {
		const more = paper('at: documents/contract.pdf, on: 2026-01-01');
		expect(found(more, [])).toMatchObject([
			{
				code: 'document-missing',
				severity: 'error',
				message: expect.stringContaining('documents/contract.pdf'),
			},
		]);
		expect(found(more, ['documents/contract.pdf'])).toEqual([]);
	});

	it('elsewhere, or of a published version, is taken to be there', () => {
		expect(found(paper('at: https://papers.example/contract, on: 2026-01-01'), [])).toEqual([]);
		expect(found(paper('at: documents/contract.pdf, on: 2026-01-01'), null)).toEqual([]);
	});

	it('counts from its day to its last, and one can live with a lapsed one', () => {
		const more = paper('at: https://papers.example/contract, on: 2026-01-01, until: 2026-06-30');
		expect(found(more, [], '2026-06-30')).toEqual([]);
		expect(found(more, [], '2026-07-01')).toMatchObject([{ code: 'document-lapsed', severity: 'warning' }]);
		expect(found(more, [], '2025-12-31')[0]?.message).toContain('only from 2026-01-01');
		const waiver =
			'waivers:\n  - { finding: document-lapsed, at: documents.contract, by: A, on: 2026-07-01, until: 2026-08-01, because: b }';
		expect(found(`${more}\n${waiver}`, [], '2026-07-01')).toMatchObject([{ waived: { by: 'A' } }]);
	});

	it('stands for its rules of law where they bind', () => {
		const processor = 'recipients:\n  mailer: { role: processor, country: DE, purposes: [bake] }\n';
		const { findings, verdicts } = judgePolicy(
			bakery(`${processor}${paper('at: documents/contract.pdf, on: 2026-01-01')}`, ['', ''], []),
			TODAY,
		);
		expect(findings.find(({ code }) => code === 'document-missing')?.rules).toEqual(['EU-28']);
		expect(verdicts.find(({ rule }) => rule === 'EU-28')?.verdict).toBe('fail');
	});
});

describe('a waiver', () => {
	/** Takes the authority away, which is a warning at `jurisdictions.de`. */
	const warned = [/ {4}authority:.*\n/.exec(RULES)![0], ''] as [string, string];
	const waiver = (fields: string) =>
		`waivers:\n  - { finding: authority-missing, by: Erika Muster, because: asked for, ${fields} }`;
	const days = 'on: 2026-11-01, until: 2026-12-31';
	const waived = (more: string, asOf = TODAY) => {
		const all = judged(more, warned, asOf);
		return { ...all, warning: all.of('authority-missing')[0]! };
	};

	it.each([
		['everywhere', ''],
		['at its rule', ', at: jurisdictions.de'],
		['above its rule', ', at: jurisdictions'],
	])('stands for a warning %s', (_, at) => {
		const { warning, findings } = waived(waiver(`${days}${at}`));
		expect(warning.waived).toMatchObject({ by: 'Erika Muster', because: 'asked for', until: '2026-12-31' });
		expect(isPublishable([warning])).toBe(true);
		expect(findings.filter(({ code }) => code.startsWith('waiver-'))).toEqual([]);
	});

	it.each(['jurisdictions.cn', 'jurisdictions.d', 'purposes'])('at `%s` is unused', at => {
		const { warning, of, lineOf } = waived(waiver(`${days}, at: ${at}`));
		expect(warning.waived).toBeUndefined();
		expect(isPublishable([warning])).toBe(false);
		expect(isSound([warning])).toBe(true);
		expect(of('waiver-unused')).toMatchObject([{ severity: 'info' }]);
		expect(lineOf(of('waiver-unused')[0]!)).toContain('authority-missing');
	});

	it('leaves the verdict of the rule as it is', () => {
		expect(waived(waiver(days)).verdict('DE-SA').verdict).toBe('fail');
	});

	it.each([
		['before its first day', '2026-10-31', 'begins only on 2026-11-01'],
		['after its last day', '2027-01-01', 'ended on 2026-12-31'],
	])('stands for nothing %s', (_, asOf, message) => {
		const { warning, of } = waived(waiver(days), asOf);
		expect(warning.waived).toBeUndefined();
		expect(of('waiver-lapsed')).toMatchObject([
			{ severity: 'info', message: expect.stringContaining(message) },
		]);
	});

	it.each([
		['of an error', 'right-missing', 'waiver-of-error', /nobody can waive/],
		['of a code there is not', 'authority-mising', 'waiver-misplaced', /no finding has the code/],
		['of what is not found', 'text-missing', 'waiver-unused', /nothing is found/],
	] as const)('%s is found out', (_, code, finding, message) => {
		const { of } = judged(`waivers:\n  - { finding: ${code}, by: A, because: b, ${days} }`);
		expect(of(finding)).toMatchObject([{ message: expect.stringMatching(message) }]);
	});

	it('does not hide an error that is there', () => {
		const fewer = ['object, export, ', ''] as [string, string];
		const { of, findings } = judged(
			`waivers:\n  - { finding: right-missing, by: A, because: b, ${days} }`,
			fewer,
		);
		expect(of('right-missing')[0]?.waived).toBeUndefined();
		expect(of('waiver-of-error')).toHaveLength(1);
		expect(isSound(findings)).toBe(false);
	});

	it('needs a name and a reason', () => {
		const { warning, of } = waived(
			`waivers:\n  - { finding: authority-missing, by: "", because: " ", ${days} }`,
		);
		expect(warning.waived).toBeUndefined();
		expect(of('waiver-incomplete')[0]?.message).toContain('`by` and `because`');
	});

	it('of words stands at their clause', () => {
		const shifted = {
			...WORDS,
			text: WORDS.text.replace(/(\{#P2\}\n\n)/, '$1You should obtain the consent of your guardian. '),
		};
		const files = [
			{
				path: 'policy.yaml',
				text: `${RULES.replace('under-16: { need: guardian-consent }', 'under-16: {}')}\nwaivers:\n  - { finding: duty-shifted, at: clauses.P2, by: A, because: b, ${days} }`,
			},
			shifted,
		];
		const { findings } = judgePolicy(parsePolicy(files), TODAY);
		expect(findings.filter(({ code }) => code === 'duty-shifted')).toMatchObject([{ waived: { by: 'A' } }]);
	});
});
