/** References within a policy that lead nowhere (GEN-07): `Abschnitt 7`, `section 7`, `第七条`, `S6.1`, links to anchors. */
import { quoted } from '../../finding.js';
import type { Language, Policy, PolicyText } from '../../model.js';
import { didYouMean } from '../../suggest.js';
import { numberOf } from './numbers.js';
import { every, type Hit, type Sentence, type Spoken } from './prose.js';

/** A numbered part is named; the number is the first group. */
const NAMED: Record<Language, RegExp> = {
	de: /(?<!\p{L})(?:abschnitte?n?s?|ziffern?|kapiteln?|punkte?n?)\s{1,3}(\d{1,3}(?:\.\d{1,3}){0,3})/iu,
	en: /(?<!\p{L})(?:sections?|chapters?|clauses?|points?)\s{1,3}(\d{1,3}(?:\.\d{1,3}){0,3})(?!\p{L}|\d)/iu,
	zh: /第\s?([\d一二三四五六七八九十百]{1,5})\s?(?:条|章|节|部分)/u,
};

/** The number is one of a law, which is named around it. */
const OF_LAW: Record<Language, RegExp> = {
	de: /DSGVO|GDPR|PIPL|TDDDG|BDSG|BGB|UWG|DDG|StGB|\p{L}*gesetz(?:es|buchs?)?(?!\p{L})|\p{L}*verordnung|richtlinie \(|Art(?:ikel|\.)/iu,
	en: /GDPR|PIPL|TDDDG|BDSG|BGB|CCPA|(?<!\p{L})(?:Act|Code|Regulations?|Directive|Law|Statute|Article)(?!\p{L})|U\.S\.C/u,
	zh: /《[^》]{1,40}》|条例|民法典|保护法|GDPR/u,
};

/** How far around a number its law may be named. */
const AROUND = 60;

/** Ids and numbers of everything published in a language: what a reference can lead to. */
export interface Parts {
	ids: Set<string>;
	numbers: Set<string>;
	/** Letters ids begin with. */
	prefixes: Set<string>;
}

const HEADING_NUMBER = /^(?:第)?([\d一二三四五六七八九十]{1,3}(?:\.\d{1,3}){0,3})(?=[.、)\s章条节部]|$)/u;

/** What can be referred to in a language: sections and clauses of all its texts, and clauses nobody wrote. */
export function partsOf(policy: Policy, texts: PolicyText[], language: Language): Parts {
	const ids = new Set(
		[policy, ...Object.values(policy.servicePolicies)].flatMap(each => each.clauses.map(({ id }) => id)),
	);
	const numbers = new Set<string>();
	for (const { sections } of texts.filter(text => text.language === language)) {
		for (const section of sections) {
			for (const { id, heading } of [section, ...section.clauses]) {
				ids.add(id);
				const written = HEADING_NUMBER.exec(heading)?.[1];
				if (written) numbers.add(String(numberOf(written, language) ?? written));
			}
		}
	}
	for (const id of ids) {
		numbers.add(id.replace(/^[^\d]+/, ''));
		numbers.add(id.replace(/^[^\d]+/, '').split('.')[0]!);
	}
	const prefixes = new Set([...ids].flatMap(id => /^([A-Z])\d/.exec(id)?.[1] ?? []));
	return { ids, numbers, prefixes };
}

function broken(spoken: Spoken, at: number, written: string, parts: Parts): Hit {
	return {
		code: 'link-broken',
		at,
		length: written.length,
		message: `clause ${quoted(spoken.clause.id)} refers to ${quoted(written)}, which is not there`,
		hint: didYouMean(written, [...parts.ids]),
	};
}

function inSentence(spoken: Spoken, { text, at }: Sentence, parts: Parts): Hit[] {
	const { language } = spoken;
	const ofLaw = (match: RegExpExecArray) =>
		OF_LAW[language].test(
			text.slice(Math.max(0, match.index - AROUND), match.index + match[0].length + AROUND),
		);
	const named = every(NAMED[language], text).filter(match => {
		const number = String(numberOf(match[1]!, language) ?? match[1]);
		return !parts.numbers.has(number) && !ofLaw(match);
	});
	const direct = every(
		/(?<![\p{L}\d.])([A-Z])(\d{1,3}(?:\.\d{1,3}){1,3})(?![\d\p{Script=Latin}])/u,
		text,
	).filter(match => parts.prefixes.has(match[1]!) && !parts.ids.has(match[0]));
	return [...named, ...direct].map(match => broken(spoken, at + match.index, match[0], parts));
}

/** `link-broken`. */
export function brokenReferences(spoken: Spoken, parts: Parts): Hit[] {
	const links = every(/\]\(#([^()\s]{1,100})\)/, spoken.clause.markdown)
		.filter(match => !parts.ids.has(match[1]!))
		.map(match => broken(spoken, match.index + 2, `#${match[1]}`, parts));
	return [...links, ...spoken.sentences.flatMap(sentence => inSentence(spoken, sentence, parts))];
}
