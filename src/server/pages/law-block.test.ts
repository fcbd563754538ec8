import { expect, test } from 'vitest';
import type { LawEvidence } from '../../evidence/index.js';
import { lawBlock } from './law-block.js';
import { pageWords } from './words/page-words.js';

const law: LawEvidence = {
	asOf: '2026-11-24',
	counts: { pass: 71, fail: 1, unknown: 2, 'n/a': 39 },
	open: [
		{ rule: 'GEN-10', verdict: 'fail', because: 'breach-waived' },
		{ rule: 'DE-BDSG-38', verdict: 'unknown', because: 'not-attested' },
		{ rule: 'EU-14-3', verdict: 'unknown', because: 'not-built' },
	],
	waivers: [
		{
			finding: 'title-missing',
			at: 'services.app',
			by: 'Erika <b>Muster</b>',
			on: '2026-11-01',
			until: '2026-12-31',
			because: 'being translated',
		},
	],
	attestations: [
		{ rule: 'CN-51', by: '王小明', on: '2026-03-01', until: '2027-03-01', says: 'looked at', met: true },
	],
	reviews: [{ language: 'de', by: 'Max Beispiel', on: '2026-02-03', words: '0123456789abcdef' }],
};

const text = (language: 'de' | 'en' | 'zh', shown: LawEvidence | null = law) =>
	lawBlock(shown, pageWords(language))
		.text.replace(/<[^>]*>/g, '')
		.replace(/\s+/g, ' ');

test.each([
	[
		'de',
		'71 eingehalten 1 nicht eingehalten 2 ungewiss 39 gelten hier nicht',
		'31. Dezember 2026',
		'deutschen',
	],
	['en', '71 kept 1 not kept 2 unknown 39 do not apply here', '31 December 2026', 'German'],
	['zh', '71条已遵守 1条未遵守 2条尚不清楚 39条在此不适用', '2026年12月31日', '德文'],
] as const)(
	'in %s it counts, and names who lives with what, who vouches and who has read the words',
	(language, ...said) => {
		const shown = text(language);
		for (const words of said) expect(shown).toContain(words);
		for (const name of [
			'GEN-10',
			'DE-BDSG-38',
			'EU-14-3',
			'title-missing',
			'services.app',
			'being translated',
			'王小明',
		])
			expect(shown).toContain(name);
		expect(shown).toMatch(/Max Beispiel.*0123456789abcdef/);
		expect(shown).not.toMatch(/\blaw\.|\bwhy\./);
	},
);

test('names are escaped, and unknown is never shown as kept', () => {
	const { text: markup } = lawBlock(law, pageWords('en'));
	expect(markup).toContain('Erika &lt;b&gt;Muster&lt;/b&gt;');
	expect(markup).toMatch(/class="verdict unknown">.{0,220}2 unknown/s);
	expect(markup).toContain('https://www.gesetze-im-internet.de/bdsg_2018/__38.html');
});

test('nothing to say is said, and so is that nothing can be said', () => {
	const none = { ...law, open: [], waivers: [], attestations: [], reviews: [] };
	expect(text('en', none)).toMatch(/No breach was found\..*Nothing is unknown\..*None\..*Nobody has vouched/);
	expect(text('en', null)).toContain('Figures cannot be taken at the moment.');
});
