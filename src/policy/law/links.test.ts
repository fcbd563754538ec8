import { expect, it } from 'vitest';
import { citations, lawLink } from './links.js';
import { LAW, RULE_IDS } from './packs.js';

it('every rule of law can be read somewhere, over https', () => {
	expect(RULE_IDS.filter(id => lawLink(id) === null)).toEqual([]);
	const links = RULE_IDS.flatMap(citations).flatMap(({ link }) => link ?? []);
	expect(links.filter(link => !URL.canParse(link) || !link.startsWith('https://'))).toEqual([]);
});

it('names each article of an act by itself, and nothing is lost', () => {
	expect(citations('DE-SA')).toEqual([
		{ words: 'BDSG 40', link: 'https://www.gesetze-im-internet.de/bdsg_2018/__40.html' },
		{ words: 'GDPR 55', link: 'https://eur-lex.europa.eu/eli/reg/2016/679/art_55/oj/eng' },
		{ words: 'GDPR 13(2)(d)', link: 'https://eur-lex.europa.eu/eli/reg/2016/679/art_13/oj/eng' },
	]);
	const numbers = (words: string) => words.match(/\d+/g) ?? [];
	for (const id of RULE_IDS) {
		const said = citations(id).map(({ words }) => words);
		expect(new Set(said.flatMap(numbers))).toEqual(new Set(numbers(LAW[id].cites)));
	}
});

it('knows letters of German sections, judgments, and what has no lasting address', () => {
	const words = (id: (typeof RULE_IDS)[number]) =>
		Object.fromEntries(citations(id).map(each => [each.words, each.link]));
	expect(words('GEN-10')['BGB 305c(2)']).toBe('https://www.gesetze-im-internet.de/bgb/__305c.html');
	expect(words('EU-4-11')).toMatchObject({
		'C-673/17': 'https://curia.europa.eu/juris/liste.jsf?num=C-673/17',
		'BGH XI ZR 26/20': null,
	});
	expect(lawLink('DE-TDDDG-25')).toBe('https://www.gesetze-im-internet.de/ttdsg/__25.html');
	expect(lawLink('EU-AI-50')).toBe('https://eur-lex.europa.eu/eli/reg/2024/1689/art_50/oj/eng');
});
