import { IntlMessageFormat } from 'intl-messageformat';
import { expect, test } from 'vitest';
import { de } from './de.js';
import { en, type Phrase } from './en.js';
import { locale, speech } from './speech.js';
import { zh } from './zh.js';

/** Names of the values a message takes. */
function argumentsOf(message: string, language: 'de' | 'en' | 'zh'): string[] {
	const parts = new IntlMessageFormat(message, locale(language)).getAst();
	return [...new Set(JSON.stringify(parts).match(/"value":"([a-z]+)"/g) ?? [])].filter(part =>
		message.includes(`{${part.slice(9, -1)}`),
	);
}

test.each(Object.keys(en) as Phrase[])('`%s` takes the same values in every language', phrase => {
	const expected = argumentsOf(en[phrase], 'en').sort();
	expect(argumentsOf(de[phrase], 'de').sort()).toEqual(expected);
	expect(argumentsOf(zh[phrase], 'zh').sort()).toEqual(expected);
});

test('no catalog has a phrase the others lack', () => {
	expect(Object.keys(de).sort()).toEqual(Object.keys(en).sort());
	expect(Object.keys(zh).sort()).toEqual(Object.keys(en).sort());
});

test('standard wording leaves no list open', () => {
	for (const message of [...Object.values(de), ...Object.values(en), ...Object.values(zh)])
		expect(message).not.toMatch(/\betc\b|usw\.|und mehr|and so on|等[。，、]/);
});

test('a name the catalog lacks is said as it is', () => {
	expect(speech('de').name('at', 'full-moon')).toBe('full-moon');
	expect(speech('de').title({ en: 'only English' }, 'item')).toBe('item');
});
