import { expect, it } from 'vitest';
import type { PolicyText } from './model.js';
import { parseText } from './text.js';
import { wordsDigest } from './words-digest.js';

function words(markdown: string, service?: string): PolicyText {
	return parseText(
		{ path: 'text/de.md', text: `# T\n\n## A {#S1}\n\n### B {#S1.1}\n\n${markdown}\n` },
		'de',
		service,
		null,
	).text;
}

const digest = (...texts: PolicyText[]) => wordsDigest(texts, 'de');

it('is sixteen hex digits, the same for the same words', () => {
	expect(digest(words('Größe  \nzwei'))).toMatch(/^[0-9a-f]{16}$/);
	expect(digest(words('Größe  \nzwei'))).toBe(digest(words('Gro\u0308ße\r\nzwei\n\n')));
});

it('is another for other words, wherever they stand', () => {
	const all = [
		digest(),
		digest(words('eins')),
		digest(words('Eins')),
		digest(words('eins', 'app')),
		digest(words('eins'), words('eins', 'app')),
		digest(words('eins'), words('zwei', 'app')),
		digest({ ...words('eins'), title: 'U' }),
	];
	expect(new Set(all).size).toBe(all.length);
});

it('does not hang on the order of files, or on other languages', () => {
	const [general, app, shop] = [words('eins'), words('zwei', 'app'), words('drei', 'shop')];
	expect(digest(shop, general, app)).toBe(digest(general, app, shop));
	expect(digest(general, { ...app, language: 'en' })).toBe(digest(general));
});
