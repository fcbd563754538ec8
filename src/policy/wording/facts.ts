/** Facts of a policy said in a few words: bases, periods, titles. Shared by sentences, figures and the table. */
import { GDPR_COUNTRIES } from '../countries.js';
import type { Basis, Jurisdiction, Policy, RetentionRule, Words } from '../model.js';
import type { Speech } from './speech.js';

/** Titles of some entries of a table of the policy, as one list. */
export function titlesOf(
	table: Record<string, { title: Words }>,
	ids: readonly string[],
	speech: Speech,
): string {
	return speech.list(ids.map(id => speech.title(table[id]?.title, id)));
}

/** Period, start and end of a retention rule, as values for a sentence. */
export function retentionOf(
	rule: RetentionRule,
	speech: Speech,
): { keep: string; after: string; ending: string } {
	return {
		keep: speech.period(rule.keep),
		after: speech.say(`after.${rule.after}`),
		ending: speech.say(`then.${rule.then}`),
	};
}

/** Family of law a jurisdiction belongs to, by where its people live. */
export function lawOf(jurisdiction: Jurisdiction): 'gdpr' | 'pipl' | 'none' {
	if (jurisdiction.residentsOf.every(country => country === 'CN')) return 'pipl';
	return jurisdiction.residentsOf.every(country => GDPR_COUNTRIES.has(country)) ? 'gdpr' : 'none';
}

/** Legal bases of a purpose with where they apply: `Germany: our contract with you (GDPR Art. 6(1)(b)); China: …`. */
export function basesOf(policy: Policy, purpose: string, speech: Speech): string {
	return Object.keys(policy.jurisdictions)
		.map(id => basisIn(policy, purpose, id, speech))
		.join(speech.language === 'zh' ? '；' : '; ');
}

/** The basis of a purpose in one jurisdiction, with its article. */
export function basisIn(policy: Policy, purpose: string, jurisdiction: string, speech: Speech): string {
	const basis = policy.purposes[purpose]!.basis[jurisdiction];
	const country = whereOf(policy, jurisdiction, speech);
	if (!basis) return speech.say('basis.in', { country, basis: speech.say('basis.none'), law: 'none' });
	const law = cite(lawOf(policy.jurisdictions[jurisdiction]!), basis, speech) ?? 'none';
	return speech.say('basis.in', { country, basis: speech.say(`basis.${basis}`), law });
}

/** The countries whose residents a jurisdiction protects. */
export function whereOf(policy: Policy, jurisdiction: string, speech: Speech): string {
	return speech.list((policy.jurisdictions[jurisdiction]?.residentsOf ?? []).map(speech.country));
}

/** Letters of GDPR Art. 6(1) and numbers of PIPL Art. 13(1); the PIPL knows no legitimate interest. */
const ARTICLES: Record<Basis, { gdpr?: string; pipl?: number }> = {
	consent: { gdpr: 'a', pipl: 1 },
	'separate-consent': { gdpr: 'a', pipl: 1 },
	contract: { gdpr: 'b', pipl: 2 },
	'legal-obligation': { gdpr: 'c', pipl: 3 },
	'vital-interest': { gdpr: 'd', pipl: 4 },
	'public-task': { gdpr: 'e', pipl: 3 },
	'legitimate-interest': { gdpr: 'f' },
};

function cite(law: 'gdpr' | 'pipl' | 'none', basis: Basis, speech: Speech): string | null {
	const part = law === 'none' ? undefined : ARTICLES[basis][law];
	if (part === undefined) return null;
	if (law === 'pipl' && basis === 'separate-consent') return speech.say('cite.pipl-separate', { part });
	return speech.say(law === 'pipl' ? 'cite.pipl' : 'cite.gdpr', { part });
}
