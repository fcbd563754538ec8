import { describe, expect, test } from 'vitest';
import { escapeMarkdown, figureFindings, figureOf, fillFigures } from './figures.js';
import type { Policy } from './model.js';
import { smallItem, smallPolicy, smallPurpose, smallRetention } from './small.fixture.js';
import { speech } from './wording/speech.js';

const party = { name: 'Muster GmbH', address: 'Weg 1', email: 'hallo@muster.example' };
const policy: Policy = smallPolicy({
	controller: {
		...party,
		establishedIn: 'CN',
		jointWith: {},
		representatives: { de: { ...party, name: 'Vertretung' } },
	},
	contact: { email: 'hilfe@muster.example', answerWithin: 'P15D', through: ['email'] },
	data: {
		email: smallItem({ title: { de: 'E-Mail-Adresse', en: 'e-mail address', zh: '电子邮箱' } }),
		visits: smallItem({ title: { de: 'Besuche', en: 'visits', zh: '访问记录' } }),
	},
	purposes: {
		serve: smallPurpose({ title: { de: 'den Dienst erbringen', en: 'provide the service', zh: '提供服务' } }),
		surveys: smallPurpose({
			title: { en: 'invite *you*' },
			basis: { de: 'consent' },
			uses: ['email', 'visits'],
			consentLasts: 'P1Y6M',
		}),
	},
	retention: {
		visits: smallRetention({ data: ['visits'], purposes: ['serve'], keep: 'P180D', after: 'collected' }),
	},
	incident: { plan: 'plan.md', notice: ['push', 'email'], authority: { de: 'PT72H', cn: 'PT0S' } },
	servicePolicies: {
		app: {
			service: 'app',
			data: {},
			purposes: {},
			retention: {
				visits: smallRetention({ data: ['visits'], purposes: ['serve'], keep: 'P7D', after: 'collected' }),
			},
			clauses: [],
		},
	},
});

const said = (figure: string, language: 'de' | 'en' | 'zh' = 'de'): string | null =>
	figureOf(figure, policy, speech(language));

test.each([
	['retention.visits.keep', 'de', '180 Tage'],
	['retention.visits.keep', 'en', '180 days'],
	['retention.visits.keep', 'zh', '180天'],
	['retention.visits.after', 'de', 'ab der Speicherung'],
	['in app retention.visits.keep', 'de', '7 Tage'],
	['purposes.surveys.consent-lasts', 'de', '1 Jahr, 6 Monate'],
	['effective', 'de', '1. November 2026'],
	['effective', 'en', '1 November 2026'],
	['effective', 'zh', '2026年11月1日'],
	['version', 'en', '2026-11-01'],
	['controller.name', 'de', 'Muster GmbH'],
	['controller.country', 'de', 'China'],
	['controller.email', 'de', '<hallo@muster.example>'],
	['representatives.de.name', 'de', 'Vertretung'],
	['contact.answer-within', 'zh', '15天'],
	['jurisdictions.de.residents-of', 'de', 'Deutschland und Österreich'],
	['regions.cn.stored-in', 'zh', '中国'],
	['items purposes.surveys', 'de', 'E-Mail-Adresse und Besuche'],
	['items purposes.surveys', 'en', 'e-mail address and visits'],
	['items retention.visits', 'zh', '访问记录'],
	['purposes.surveys', 'en', 'invite \\*you\\*'],
	['purposes.serve.basis.de', 'en', 'Germany and Austria: our contract with you (Art. 6(1)(b) GDPR)'],
	['purposes.surveys.basis.cn', 'en', 'China: none, so we do not do it there'],
	['incident.authority.de', 'de', '72 Stunden'],
	['incident.authority.cn', 'de', 'sofort'],
	['incident.notice', 'de', 'Push-Nachricht und E-Mail'],
	['minors.of-age', 'de', '18'],
	['extension-grounds', 'de', '- ein Gesetz es vorschreibt'],
	['periods', 'zh', '- 访问记录：自存储之日起保存180天，期满删除'],
] as const)('`%s` in %s is `%s`', (figure, language, expected) => {
	expect(said(figure, language)).toBe(expected);
});

test.each([
	'',
	'nonsense',
	'retention.visits',
	'retention.visits.keep.longer',
	'retention.other.keep',
	'purposes.other',
	'purposes.constructor',
	'constructor',
	'items purposes.other',
	'in shop retention.visits.keep',
	'in app',
	'items purposes.serve now',
	'list kindness',
	'officer.email',
	'end-of-service.within',
	'backups.data',
])('`%s` is no figure of this policy', figure => {
	expect(said(figure)).toBeNull();
});

describe('filling words', () => {
	test('known figures are filled in, unknown ones stay and are named', () => {
		const { markdown, unknown } = fillFigures(
			'Keep {{ retention.visits.keep }}, {{nothing}}.',
			policy,
			speech('en'),
		);
		expect(markdown).toBe('Keep 180 days, {{nothing}}.');
		expect(unknown).toEqual([{ figure: 'nothing', at: 34 }]);
	});

	test('a finding says where the unknown figure stands', () => {
		const file = { path: 'text/de.md', text: '# Titel\n\n## A {#S1}\n\nJa {{version}}, nein {{versoin}}.\n' };
		expect(figureFindings(policy, file, 'de')).toMatchObject([
			{ code: 'figure-unknown', severity: 'error', file: 'text/de.md', line: 5, col: 22 },
		]);
	});

	test('what the rules say cannot write Markdown', () => {
		expect(escapeMarkdown('a_b [c](javascript:d) <e> `f`')).toBe(
			'a\\_b \\[c\\](javascript:d) \\<e\\> \\`f\\`',
		);
	});
});
