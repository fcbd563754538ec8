import { describe, expect, it } from 'vitest';
import { readPolicyFolder } from '../platform/policy-folder.js';
import { LEXICON } from './check/lexicon.js';
import { checkPolicy, isSound } from './check.js';
import { type Finding, sortFindings } from './finding.js';
import type { FindingKind } from './findings/kind.js';
import { RULE_FINDINGS } from './findings/rules.js';
import { WORD_FINDINGS } from './findings/words.js';
import { parsePolicy, type SourceFile } from './parse.js';
import { authorityDeadlines } from './strict-reading.js';

const example = readPolicyFolder('policies/cncest');

function judge(files: SourceFile[]): Finding[] {
	const parsed = parsePolicy(files);
	return sortFindings([...parsed.findings, ...checkPolicy(parsed)]);
}

/** The example with one thing changed; fails where the thing is not there. */
function changed(path: string, from: string, to: string): SourceFile[] {
	const file = example.find(each => each.path === path);
	if (!file?.text.includes(from)) throw new Error(`${path} does not hold ${from}`);
	const text = file.text.replace(from, () => to);
	return example.map(each => (each === file ? { path, text } : each));
}

function lineOf(files: SourceFile[], path: string, words: string): number {
	const text = files.find(each => each.path === path)?.text ?? '';
	return text.slice(0, text.indexOf(words)).split('\n').length;
}

it('the example policy says what it does and does what it says', () => {
	expect(judge(example).filter(({ severity }) => severity !== 'info')).toEqual([]);
});

it('the seed as it stands is refused, for what is wrong with it and nothing else', async () => {
	const findings = judge(readPolicyFolder('policies/cncest-as-written'));
	expect(isSound(findings)).toBe(false);
	const lines = findings.map(
		({ file, line, col, severity, code, message }) =>
			`${file}:${line}:${col} ${severity} ${code}: ${message}`,
	);
	await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('../../corpus/rules/cncest-as-written.txt');
});

describe('one change, one finding, at its place', () => {
	it.each([
		['version-missing', 'version: 2026-11-01\n', '', 'policy: cncest'],
		[
			'controller-incomplete',
			'  address: 1 Example Road, Nanshan District, Shenzhen 518000, China\n',
			'',
			'controller:',
		],
		['representative-missing', '      email: vertretung@cncest.example\n', '', '  de:\n      name: Beispiel'],
		['contact-incomplete', ', answer-within: P15D', '', 'contact:'],
		['right-missing', 'object, export', 'export', 'rights:'],
		[
			'authority-missing',
			'    authority:\n      name: Der Hamburgische Beauftragte für Datenschutz und Informationsfreiheit\n      url: https://datenschutz-hamburg.de\n',
			'',
			'  de:\n    residents-of',
		],
		['minors-ungated', '  14-15: { need: guardian-consent }', '  14-15: {}', 'minors:'],
		['notice-period-missing', ', before: P30D', '', 'reducing-rights:'],
		[
			'reference-unknown',
			'uses: [licence, update-check]',
			'uses: [licence, update-check, licenze]',
			'licenze',
		],
		[
			'reference-unknown',
			'S2.6: [purposes.surveys',
			'S2.6: [purposes.surveys, purposes.survey',
			'purposes.survey,',
		],
		['unbacked-promise', 'S0.1: [version, where-languages-differ]', 'S0.1: []', 'S0.1: []'],
		['undisclosed-processing', '    - data.phone\n', '', '  phone:\n'],
		['undisclosed-processing', ', recipients.research-partner]', ']', '  research-partner:\n'],
		['undisclosed-processing', 'S4.5: [incident]', 'S4.5: declaration', 'incident:\n  plan'],
		['undisclosed-processing', 'S7.1: [rights, ', 'S7.1: [', 'rights: ['],
		['item-without-source', '    given: upload\n', '', '  avatar:\n'],
		['item-without-category', '    is: pd:Picture\n', '', '  avatar:\n'],
		['item-need-unsaid', '    given: upload\n    optional: true\n', '    given: upload\n', '  avatar:\n'],
		[
			'required-item-not-used',
			'    required-for: [provide-service]',
			'    required-for: [personalise]',
			'personalise]',
		],
		[
			'required-for-consent',
			'    required-for: [provide-service]',
			'    required-for: [surveys]',
			'surveys]',
		],
		[
			'item-without-retention',
			'  support:\n    data: [support-case]\n    for: [provide-service, personalise,',
			'  support:\n    data: [support-case]\n    for: [provide-service,',
			'  support-case:\n',
		],
		[
			'retention-without-use',
			'[licence]\n    for: [manage-software, answer-requests]',
			'[licence, avatar]\n    for: [manage-software]',
			'data: [licence, avatar]',
		],
		[
			'retention-without-use',
			'[licence]\n    for: [',
			'[licence]\n    for: [secure, ',
			'for: [secure, manage',
		],
		[
			'retention-incomplete',
			'  support:\n',
			'  empty: { data: [email], for: secure }\n  support:\n',
			'  empty:',
		],
		[
			'purpose-without-basis',
			'basis: { de: consent, cn: separate-consent }',
			'basis: { de: consent }',
			'  across-services:\n',
		],
		[
			'purpose-without-items',
			'while-frozen: true\n\nrecipients:',
			'while-frozen: true\n  idle: { is: dpv:X, basis: { de: consent, cn: consent }, title: { de: x, en: x, zh: x } }\n\nrecipients:',
			'  idle:',
		],
		[
			'basis-not-in-law',
			'de: legitimate-interest, cn: legal-obligation',
			'de: legitimate-interest, cn: legitimate-interest',
			'cn: legitimate-interest',
		],
		[
			'basis-not-in-law',
			'de: consent, cn: separate-consent',
			'de: separate-consent, cn: separate-consent',
			'de: separate-consent',
		],
		[
			'interest-without-words',
			'    interest:\n      de: Fremde Zugriffe, Betrug und Datenverlust erkennen und abwehren.\n      en: Noticing and stopping intrusion, fraud and loss of data.\n      zh: 发现并防范入侵、欺诈和数据丢失。\n',
			'',
			'  secure:\n',
		],
		[
			'recipient-incomplete',
			'    country: DE\n    purposes: [surveys]',
			'    purposes: [surveys]',
			'  research-partner:\n',
		],
		['title-missing', ', zh: 头像 }', ' }', '  avatar:\n'],
		['text-missing', 'languages: [de, en, zh]', 'languages: [de, en, zh]', 'languages:'],
	] as const)('%s: %j', (code, from, to, at) => {
		let files = changed('policy.yaml', from, to);
		if (code === 'text-missing') files = files.filter(file => file.path !== 'text/zh.md');
		const found = judge(files).filter(each => each.code === code);
		expect(found).toMatchObject([{ file: 'policy.yaml', line: lineOf(files, 'policy.yaml', at) }]);
	});
});

describe('a service that takes away', () => {
	it.each([
		['keeps longer', 'keep: P30D', 'keep: P1Y', 'keeps data longer'],
		[
			'forgets an item',
			'data: [crash-report, error-report]',
			'data: [crash-report]',
			'without the period it had',
		],
	])('a service that %s weakens', (_, from, to, why) => {
		const files = changed('services/app/policy.yaml', from, to);
		const found = judge(files).filter(each => each.code === 'service-weakens');
		expect(found).toMatchObject([{ file: 'services/app/policy.yaml', line: 6, severity: 'warning' }]);
		expect(found[0]?.message).toContain(why);
	});

	it('names what it adds in its own file', () => {
		const files = changed(
			'services/app/policy.yaml',
			'retention:',
			'data:\n  steps: { given: walking, is: pd:X, optional: true }\nretention:',
		);
		const found = judge(files).filter(each => each.message.includes('steps'));
		const places = found.map(each => `${each.file}:${each.line} ${each.code}`);
		expect(places.sort()).toEqual([
			'services/app/policy.yaml:6 item-without-purpose',
			'services/app/policy.yaml:6 title-missing',
			'services/app/policy.yaml:6 undisclosed-processing',
		]);
	});
});

describe('words', () => {
	const said = (language: 'de' | 'en' | 'zh', words: string, clause = 'S1.1'): string[] => {
		const text = `# T\n## S {#S}\n### K {#${clause}}\n\nVorher.\n${words}\n`;
		const files = example.filter(file => file.path !== `text/${language}.md`);
		const found = judge([...files, { path: `text/${language}.md`, text }]).filter(
			each => each.file.startsWith('text/') && each.code !== 'languages-differ',
		);
		expect(found.every(each => each.line === 6)).toBe(true);
		return found.map(each => each.code);
	};

	it.each([
		['de', 'Ihre Nummer usw.', 'list-open'],
		['de', 'Name, Nummer und mehr', 'list-open'],
		['de', 'alles, insbesondere Namen', 'list-open'],
		['en', 'names, numbers, etc.', 'list-open'],
		['en', 'including but not limited to names', 'list-open'],
		['zh', '邮箱、手机号等。', 'list-open'],
		['zh', '以公告等方式告知', 'list-open'],
		['de', 'in angemessener Frist', 'period-hedged'],
		['de', 'so lange, wie es dauert, solange es erforderlich ist', 'period-hedged'],
		['en', 'within a reasonable time', 'period-hedged'],
		['en', 'as long as it is necessary', 'period-hedged'],
		['zh', '在合理期限内', 'period-hedged'],
		['de', 'Wir zeigen Ihnen Werbung', 'purpose-hidden'],
		['en', 'We show you personalised ads', 'purpose-hidden'],
		['zh', '向您展示广告', 'purpose-hidden'],
		['de', 'Wer den Dienst weiter nutzt, ist einverstanden', 'consent-by-silence'],
		['en', 'By continuing to use it you consent', 'consent-by-silence'],
		['zh', '继续使用即表示同意', 'consent-by-silence'],
	] as const)('%s: “%s” is %s', (language, words, code) => {
		expect(said(language, words)).toEqual([code]);
	});

	it.each([
		['de', 'Wir löschen in angemessener Frist: {{end-of-service.within}}'],
		['en', 'within a reasonable time, at most {{retention.account.keep}}'],
		['zh', '在合理期限内，即{{retention.account.keep}}内'],
		['de', 'Wir zeigen keine Werbung'],
		['en', 'We show no ads'],
		['zh', '我们不展示广告'],
		['de', 'Wer weiter nutzt, nimmt die Fassung an; als Einwilligung gilt das nie'],
		['en', 'If you continue to use it you accept it; that never counts as consent'],
		['zh', '继续使用即接受新版本；这不等于同意任何需要单独同意的处理'],
		['zh', '平等对待，等级相同，等待答复'],
		['de', 'Die Uswurz etcetera'],
		['de', 'Sie sollten die Zustimmung Ihrer Eltern einholen'],
	] as const)('%s: “%s” is nothing', (language, words) => {
		expect(said(language, words)).toEqual([]);
	});

	it('advertising is no secret where the clause is bound to it', () => {
		expect(said('de', 'Wir zeigen Ihnen Werbung', 'S2.8')).toEqual([]);
	});

	it('a duty is shifted where nobody asks the guardian', () => {
		const files = changed(
			'policy.yaml',
			'under-14: { need: guardian-consent, treat-as: sensitive }',
			'under-14: {}',
		)
			.map(file => ({
				...file,
				text: file.text.replaceAll('{ need: guardian-consent', '{ treat-as: sensitive'),
			}))
			.map(file => ({
				...file,
				text: file.text.replace(/(### [^\n]*\{#S5\.1\}\n\n)/, '$1You must ask your parents to agree. '),
			}));
		const found = judge(files).filter(each => each.code === 'duty-shifted');
		expect(found).toMatchObject([{ file: 'text/en.md' }]);
	});

	it('a clause without words is named with the file they belong in', () => {
		const text = example.find(file => file.path === 'text/en.md')?.text ?? '';
		const files = changed('text/en.md', text, text.replace(/### [^\n]*\{#S2\.6\}[\s\S]*?(?=\n###? )/, ''));
		const found = judge(files).filter(({ code }) => code === 'words-missing');
		expect(found).toMatchObject([
			{ code: 'words-missing', file: 'policy.yaml', line: lineOf(files, 'policy.yaml', 'S2.6:') },
		]);
		expect(found[0]?.hint).toContain('text/en.md');
	});
});

describe('what is read more strictly than it is written', () => {
	it.each([
		[
			'authority: { de: PT72H, cn: PT0S }',
			'authority: { de: P5D, cn: PT0S }',
			'deadline-past-law',
			'EU-33',
			{ de: 'PT72H', cn: 'PT0S' },
		],
		[
			'authority: { de: PT72H, cn: PT0S }',
			'authority: { de: PT72H, cn: P2D }',
			'deadline-past-law',
			'CN-57',
			{ de: 'PT72H', cn: 'PT0S' },
		],
		[
			'authority: { de: PT72H, cn: PT0S }',
			'authority: { de: PT24H, cn: PT0S }',
			null,
			null,
			{ de: 'PT24H', cn: 'PT0S' },
		],
		[
			'authority: { de: PT72H, cn: PT0S }',
			'authority: { cn: PT0S }',
			'done-strictly',
			null,
			{ de: 'PT72H', cn: 'PT0S' },
		],
	] as const)('%s → %s', (old, next, code, rule, enforced) => {
		const files = changed('policy.yaml', old, next);
		const { policy } = parsePolicy(files);
		expect(authorityDeadlines(policy!)).toEqual(enforced);
		const found = judge(files).filter(
			({ code, message }) =>
				['deadline-past-law', 'done-strictly'].includes(code) && !message.includes('anonymise'),
		);
		expect(found.map(each => each.code)).toEqual(code ? [code] : []);
		if (rule) expect(found[0]!.rules).toEqual([rule]);
		if (code)
			expect(found[0]).toMatchObject({ file: 'policy.yaml', fix: { rule: expect.stringContaining('PT') } });
	});

	it('what is anonymised by its words is deleted, and said to be', () => {
		expect(
			judge(example)
				.filter(({ code }) => code === 'done-strictly')
				.map(({ message }) => message),
		).toContain('`anonymise` is written, and `delete` is enforced: nothing stays that could be told apart');
	});
});

it('the lexicon covers the languages policies are published in', () => {
	expect(Object.keys(LEXICON)).toEqual(['de', 'en', 'zh']);
});

it('a warning or an error of the check names the rules of law it breaks', () => {
	const codes: [string, FindingKind][] = Object.entries({ ...WORD_FINDINGS, ...RULE_FINDINGS });
	const unlawful = codes.filter(([, { severity, rules }]) => severity !== 'info' && rules === undefined);
	expect(unlawful.map(([code]) => code)).toEqual(['reference-unknown']);
});
