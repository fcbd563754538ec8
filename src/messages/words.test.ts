import { randomBytes, randomUUID } from 'node:crypto';
import { IntlMessageFormat } from 'intl-messageformat';
import { expect, test } from 'vitest';
import { exampleSources } from '../../test/region.js';
import { parsePolicy } from '../policy/parse.js';
import { de } from './catalogs/de.js';
import { en } from './catalogs/en.js';
import { zh } from './catalogs/zh.js';
import { compose } from './compose.js';
import { TEMPLATES, type Template } from './model.js';
import { codeOf, tokenOf } from './secrets.js';
import { announcementText } from './words.js';

const policy = parsePolicy(exampleSources()).policy!;
const key = randomBytes(32);
const base = 'https://obhut.example';
const LANGUAGES = ['de', 'en', 'zh'] as const;
const CATALOGS: Record<string, Record<string, string>> = { de, en, zh };

type Node = { type: number; value?: string; options?: Record<string, { value: Node[] }> };
const [LITERAL, POUND] = [0, 7];

function placeholders(nodes: Node[]): string[] {
	return nodes.flatMap(({ options, type, value }) => [
		...(type === LITERAL || type === POUND ? [] : [value!]),
		...Object.values(options ?? {}).flatMap(option => placeholders(option.value)),
	]);
}

function shape(catalog: Record<string, string>): Record<string, string[]> {
	const named = (message: string) =>
		placeholders(new IntlMessageFormat(message, 'en').getAst() as unknown as Node[]);
	return Object.fromEntries(
		Object.entries(catalog).map(([word, message]) => [word, [...new Set(named(message))].sort()]),
	);
}

const mail = (template: Template, params: Record<string, string | number> = {}) => ({
	...{ id: randomUUID(), template, service: 'shop', origin: 'https://shop.example' },
	params: {
		...{ minutes: 10, surveyId: 's1', survey: 'Tea', version: '2027-01-01', effective: '2027-01-01' },
		...{ exportUntil: Date.UTC(2027, 0, 31), eraseBy: Date.UTC(2027, 1, 28), what: 'A laptop is gone.' },
		...params,
	},
});

const composed = (message: ReturnType<typeof mail>, language: 'de' | 'en' | 'zh') =>
	compose({ policy, key, base }, message, language);

test.each(['de', 'zh'])('the catalog %s has the words and placeholders of the English one', language => {
	expect(shape(CATALOGS[language]!)).toEqual(shape(en));
});

test('control: a lost word, a lost placeholder and an added one are seen', () => {
	const { footer, ...lost } = de;
	expect(shape(lost)).not.toEqual(shape(en));
	expect(shape({ ...de, footer: footer.replace('{contact}', '') })).not.toEqual(shape(en));
	expect(shape({ ...de, footer: `${footer}{link}` })).not.toEqual(shape(en));
});

test('every template is written in every language, and none is unlike in its links', () => {
	for (const template of TEMPLATES) {
		const message = mail(template);
		const written = LANGUAGES.map(language => composed(message, language));
		expect(new Set(written.map(({ subject }) => subject)).size, template).toBe(3);
		const links = written.map(({ text }) => text.match(/https?:\S+/g) ?? []);
		expect(links[1], template).toEqual(links[0]);
		expect(links[2], template).toEqual(links[0]);
		for (const { text, html } of written) {
			expect(text + html).not.toMatch(/[{}]|undefined|null|NaN/);
			for (const link of links[0]!) expect(html).toContain(`<a href="${link}">${link}</a>`);
		}
	}
});

test('the code is in the mail and not in its subject', () => {
	const message = mail('sign-in-code');
	const { subject, text, html } = composed(message, 'zh');
	const code = codeOf(key, message.id);
	expect(text).toContain(`\n\n${code}\n\n`);
	expect(html).toContain(`<strong>${code}</strong>`);
	expect(subject).not.toContain(code);
});

test('secrets stand in fragments, but for the one-click opt-out at Obhut itself', () => {
	const links = (template: Template) => {
		const message = mail(template);
		const token = tokenOf(key, template, message.id);
		const { text, optOut } = composed(message, 'en');
		return {
			links: (text.match(/https?:\S+/g) ?? []).map(link => link.replace(token, '<token>')),
			optOut,
			token,
		};
	};
	expect(links('ask-guardian').links).toEqual(['https://shop.example/guardian#<token>']);
	expect(links('guardian-link').links).toEqual(['https://shop.example/guardian/enter#<token>']);
	const survey = links('survey-invitation');
	expect(survey.links).toEqual(['https://shop.example/survey/s1', `${base}/opt-out/<token>`]);
	expect(survey.optOut).toBe(`${base}/opt-out/${survey.token}`);
	expect(links('policy-change').links).toEqual(['https://shop.example/policy']);
	for (const template of ['request-answered', 'support-answered', 'incident', 'end-of-service'] as const)
		expect(links(template).links).toEqual(['https://shop.example/privacy']);
});

test('days are said as the language says them, services by their title', () => {
	expect(composed(mail('policy-change'), 'de').text).toContain('1. Januar 2027');
	expect(composed(mail('policy-change', { effective: Date.UTC(2027, 0, 1) }), 'zh').text).toContain(
		'2027年1月1日',
	);
	expect(composed(mail('survey-invitation'), 'en').text).toContain('for “web shop”');
	expect(composed(mail('end-of-service', { service: 'app' }), 'de').subject).toBe('„App“ schließt');
	expect(composed(mail('end-of-service'), 'en').subject).toBe(`“${policy.controller.name}” is closing`);
	expect(composed(mail('end-of-service', { service: 'constructor' }), 'en').subject).toContain('constructor');
});

test('words given per language are said in the reader’s, else in any', () => {
	const params = { 'survey.de': 'Tee', 'survey.zh': '茶', survey: 'Tea' };
	const subjects = LANGUAGES.map(language => composed(mail('survey-invitation', params), language).subject);
	expect(subjects.map(subject => /Tee|茶|Tea/.exec(subject)?.[0])).toEqual(['Tee', 'Tea', '茶']);
	const only = announcementText(policy, { kind: 'incident', params: { 'what.de': 'Weg.' } }, 'en');
	expect(only.text).toBe('Weg.');
});

test('what a parameter holds can begin neither a line nor an element', () => {
	const survey = 'Tea\r\nBcc: all@example.org\n\n<script>alert(1)</script>\u2028"{link}"';
	const { subject, text, html } = composed(mail('survey-invitation', { survey }), 'en');
	expect(subject).not.toMatch(/[\r\n\u2028]/);
	expect(text.split('\n')).not.toContain('Bcc: all@example.org');
	expect(html).toContain('&lt;script&gt;');
	expect(html).not.toContain('<script>');
});

test('a missing parameter, a day that is none and an origin that is no web address are refused', () => {
	const bare = { ...mail('incident'), params: {} };
	expect(() => compose({ policy, key, base }, bare, 'en')).toThrow();
	expect(() => composed(mail('policy-change', { effective: 'soon' }), 'en')).toThrow('no date');
	const origin = { ...mail('incident'), origin: 'javascript:alert(1)' };
	expect(() => composed(origin, 'en')).toThrow();
});
