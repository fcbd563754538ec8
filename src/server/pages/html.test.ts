import fc from 'fast-check';
import { expect, test } from 'vitest';
import { html, trusted } from './html.js';
import { negotiate } from './negotiate.js';

test('no text comes through as markup, in an element or an attribute', () => {
	fc.assert(
		fc.property(fc.string(), text => {
			const made = html`<p title="${text}">${text}</p>`.text;
			expect(made.match(/[<>]/g)).toHaveLength(4);
			expect(made.match(/"/g)).toHaveLength(2);
		}),
	);
});

test('HTML already made is kept, lists are joined, absent parts leave nothing', () => {
	const items = ['a', 'b'].map(text => html`<li>${text}</li>`);
	expect(html`<ul>${items}${null}${undefined}${false}${0}</ul>`.text).toBe('<ul><li>a</li><li>b</li>0</ul>');
	expect(html`${trusted('<b>x</b>')}`.text).toBe('<b>x</b>');
});

test.each([
	['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
	['en;q=0.5, de;q=0.9', 'de'],
	['fr,*;q=0.1', 'de'],
	['en;q=0, zh;q=0.2', 'zh'],
	['', 'de'],
	[undefined, 'de'],
	['fr', 'de'],
	[';;;,q=,=', 'de'],
])('`%s` is answered in %s', (header, language) => {
	expect(negotiate(header, ['de', 'en', 'zh'])).toBe(language);
});
