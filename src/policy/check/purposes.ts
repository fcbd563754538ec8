/** Purposes: how they handle data, the law that obliges, re-use, publication. */
import { GDPR_COUNTRIES } from '../countries.js';
import { type Finding, finding, quoted } from '../finding.js';
import type { RuleId } from '../law/packs.js';
import type { Purpose } from '../model.js';
import { didYouMean } from '../suggest.js';
import { papersAbout } from './paper.js';
import { yamlAt } from './snippet.js';
import { listed, underGdpr, underPipl, type View } from './view.js';

/** Bases on which data may serve another purpose than it was collected for (GDPR Art. 6(4)). */
const FREE_TO_REUSE = ['consent', 'legal-obligation'];

function checkMethods(id: string, purpose: Purpose, { policy, at }: View): Finding[] {
	const off = Object.keys(policy.jurisdictions).every(place => purpose.offIn.includes(place));
	if (purpose.methods.length > 0 || off) return [];
	const message = `purpose ${quoted(id)} does not say how data is handled`;
	const fix = { rule: yamlAt(['purposes', id], 'methods: [storage, use]') };
	const hint = 'list the ways of handling under `methods`';
	return [finding('purpose-without-method', at('purposes', id), message, hint, { fix })];
}

function checkObligations(id: string, purpose: Purpose, { policy, at }: View): Finding[] {
	return Object.entries(purpose.basis).flatMap(([jurisdiction, basis]) => {
		if (basis !== 'legal-obligation') return [];
		const [gdpr, pipl] = [underGdpr(policy, jurisdiction), underPipl(policy, jurisdiction)];
		const law = purpose.obligation[jurisdiction];
		const path = ['purposes', id, 'obligation'];
		if (law === undefined || law.law.trim() === '') {
			if (!gdpr) return [];
			const message = `nothing says which law obliges to ${quoted(id)} in ${quoted(jurisdiction)}`;
			const hint = 'name the article or section, and whose law it is';
			const fix = { rule: yamlAt(path, `${jurisdiction}: { law: …, of: EU }`) };
			return [
				finding('obligation-unnamed', at('purposes', id, 'basis', jurisdiction), message, hint, { fix }),
			];
		}
		const ofUnion = law.of === 'EU' || GDPR_COUNTRIES.has(law.of);
		const rules: RuleId[] = [
			...(gdpr && !ofUnion ? (['EU-6-3'] as const) : []),
			...(pipl && law.of !== 'CN' ? (['CN-13'] as const) : []),
		];
		if (rules.length === 0) return [];
		const message = `the law of ${quoted(law.of)} is no legal obligation for ${quoted(id)} in ${quoted(jurisdiction)}`;
		const hint = gdpr
			? 'only law of the Union or of a member state obliges there'
			: 'only Chinese law obliges there';
		const place = at('purposes', id, 'obligation', jurisdiction);
		const fix = { rule: yamlAt(path, `${jurisdiction}: { law: …, of: ${gdpr ? 'EU' : 'CN'} }`) };
		return [finding('obligation-foreign', place, message, hint, { rules, fix })];
	});
}

/** What one service collected serves another only with consent, by law, or where the purposes go together. */
function checkReuse(id: string, purpose: Purpose, { policy, at }: View): Finding[] {
	if (!purpose.acrossServices) return [];
	const places = Object.entries(purpose.basis)
		.filter(([place, basis]) => underGdpr(policy, place) && !FREE_TO_REUSE.includes(basis))
		.map(([place]) => place);
	if (places.length === 0 || papersAbout(policy, 'compatibility-test', `purposes.${id}`).length > 0)
		return [];
	const message = `purpose ${quoted(id)} uses what other services collected, in ${listed(places)} without asking`;
	const hint = 'let it rest on `consent`, or name the test that the purposes are compatible';
	const paper = ['is: compatibility-test', 'at: documents/…', 'on: 2026-…', `about: [purposes.${id}]`];
	const fix = { rule: yamlAt(['documents', `compatibility-${id}`], ...paper) };
	return [finding('reuse-unjustified', at('purposes', id, 'across'), message, hint, { fix })];
}

function checkPublication(id: string, purpose: Purpose, { policy, at }: View): Finding[] {
	if (!purpose.makesPublic) return [];
	return Object.entries(purpose.basis).flatMap(([jurisdiction, basis]) => {
		if (!underPipl(policy, jurisdiction) || basis === 'separate-consent') return [];
		const message = `purpose ${quoted(id)} makes data public in ${quoted(jurisdiction)} on ${quoted(basis)}`;
		const hint = `nothing is made public without \`${jurisdiction}: separate-consent\``;
		const fix = { rule: yamlAt(['purposes', id, 'basis'], `${jurisdiction}: separate-consent`) };
		const place = at('purposes', id, 'basis', jurisdiction);
		return [finding('publication-without-consent', place, message, hint, { fix })];
	});
}

function checkPlaces(id: string, purpose: Purpose, { policy, at }: View): Finding[] {
	const known = Object.keys(policy.jurisdictions);
	const named = { obligation: purpose.obligation, 'special-ground': purpose.specialGround };
	return Object.entries(named).flatMap(([key, by]) =>
		Object.keys(by).flatMap(place => {
			if (known.includes(place)) return [];
			const message = `no jurisdiction ${quoted(place)} is declared`;
			return [
				finding('reference-unknown', at('purposes', id, key, place), message, didYouMean(place, known)),
			];
		}),
	);
}

/** Findings about purposes as one service sees them. Sources: GDPR Art. 5(1)(b), 6(3)–(4); PIPL Art. 13, 17, 25. */
export function checkPurposes(view: View): Finding[] {
	const checks = [checkMethods, checkObligations, checkReuse, checkPublication, checkPlaces];
	return Object.entries(view.policy.purposes).flatMap(([id, purpose]) =>
		checks.flatMap(check => check(id, purpose, view)),
	);
}
