/** Which law a legal basis stands under, and what a fix has to fill in. */
import { quoted } from '../finding.js';
import type { RuleId } from '../law/packs.js';
import type { Basis, Policy, Purpose } from '../model.js';
import { underGdpr, underPipl } from './view.js';

const CONSENTS: readonly (Basis | undefined)[] = ['consent', 'separate-consent'];

/** Jurisdictions in which a purpose rests on consent. */
export function consentIn(purpose: Purpose): string[] {
	return Object.keys(purpose.basis).filter(id => CONSENTS.includes(purpose.basis[id]));
}

/** The rules that bind where some jurisdictions are concerned: those of the Union, of China, and general ones. */
export function rulesIn(
	policy: Policy,
	jurisdictions: readonly string[],
	rules: readonly RuleId[],
): RuleId[] {
	const union = jurisdictions.some(id => underGdpr(policy, id));
	const china = jurisdictions.some(id => underPipl(policy, id));
	return rules.filter(rule => {
		if (rule.startsWith('CN-')) return china;
		return rule.startsWith('EU-') || rule.startsWith('DE-') ? union : true;
	});
}

/** Whether residents of Germany are protected in a jurisdiction. */
export function inGermany(policy: Policy, jurisdiction: string): boolean {
	return policy.jurisdictions[jurisdiction]?.residentsOf.includes('DE') ?? false;
}

/** Whether some clause is bound to one of the references, so that people are told. */
export function tells(policy: Policy, ...references: string[]): boolean {
	const clauses = [policy, ...Object.values(policy.servicePolicies)].flatMap(each => each.clauses);
	return clauses.some(({ rules }) => rules.some(rule => references.includes(rule)));
}

/** What a message says of a rule no clause is bound to; empty where one is. */
export function untold(policy: Policy, reference: string): string {
	return tells(policy, reference) ? '' : `no clause tells people of ${quoted(reference)}`;
}

/** Words still to be written, as YAML: `{ de: …, en: … }`. */
export function wordsToWrite(policy: Policy): string {
	return `{ ${policy.languages.map(language => `${language}: …`).join(', ')} }`;
}
