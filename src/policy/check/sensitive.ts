/** Sensitive data: marked as such, on a ground of its own, agreed to apart, explained, and kept safer. */
import { type Finding, finding, quoted } from '../finding.js';
import type { RuleId } from '../law/packs.js';
import { SENSITIVE_IN_CHINA, SPECIAL_CATEGORIES } from '../law/sensitive.js';
import type { DataItem, Policy, Purpose } from '../model.js';
import type { Where } from '../parse.js';
import { keyToWrite, yamlAt } from './snippet.js';
import { lacking, listed, underGdpr, underPipl, type View } from './view.js';

/** Helping people to their rights needs no further ground than the right itself. */
const RIGHTS = 'dpv:RightsFulfilment';

const special = (item: DataItem) => item.sensitive && !SENSITIVE_IN_CHINA.has(item.is);

function checkMarked(id: string, item: DataItem, { at }: View): Finding[] {
	const everywhere = SPECIAL_CATEGORIES.has(item.is);
	if (item.sensitive || !(everywhere || SENSITIVE_IN_CHINA.has(item.is))) return [];
	const rules: RuleId[] = everywhere ? ['EU-9', 'CN-28-29'] : ['CN-28-29'];
	const message = `${quoted(id)} is ${quoted(item.is)}, which is sensitive, and not marked so`;
	const fix = { rule: yamlAt(['data', id], 'sensitive: true') };
	return [finding('sensitive-unmarked', at('data', id), message, 'say `sensitive: true`', { rules, fix })];
}

function checkExplained(id: string, item: DataItem, { policy, at }: View): Finding[] {
	if (!item.sensitive) return [];
	const say = (key: 'necessity' | 'impact', message: string) => {
		const languages = lacking(policy, item[key] ?? {});
		if (languages.length === 0) return [];
		const fix = { rule: yamlAt(['data', id], keyToWrite(policy, key)) };
		const hint = `say so under \`${key}\`, in ${listed(languages)}`;
		return [finding(`${key}-unsaid`, at('data', id), message, hint, { fix })];
	};
	return [
		...say('necessity', `people are not told why ${quoted(id)} must be handled`),
		...say('impact', `people are not told what handling ${quoted(id)} means for them`),
	];
}

function checkGround(id: string, purpose: Purpose, { policy, at }: View): Finding[] {
	const items = purpose.uses.filter(item => policy.data[item] && special(policy.data[item]));
	if (items.length === 0 || purpose.is === RIGHTS) return [];
	const found: Finding[] = [];
	for (const [jurisdiction, basis] of Object.entries(purpose.basis)) {
		if (!underGdpr(policy, jurisdiction)) continue;
		const ground = purpose.specialGround[jurisdiction];
		const path = ['purposes', id, 'special-ground'];
		if (ground === undefined) {
			const message = `purpose ${quoted(id)} uses ${listed(items)} in ${quoted(jurisdiction)} on no ground for sensitive data`;
			const hint = 'name one of GDPR Art. 9(2): the legal basis alone does not do';
			const fix = { rule: yamlAt(path, `${jurisdiction}: explicit-consent`) };
			found.push(finding('special-ground-missing', at('purposes', id), message, hint, { fix }));
		} else if (ground === 'explicit-consent' && basis !== 'consent') {
			const message = `purpose ${quoted(id)} needs explicit consent in ${quoted(jurisdiction)}, and rests on ${quoted(basis)}, so nobody is asked`;
			const hint = 'let it rest on `consent` there, or name another ground';
			const fix = { rule: yamlAt(['purposes', id, 'basis'], `${jurisdiction}: consent`) };
			const place = at('purposes', id, 'special-ground', jurisdiction);
			found.push(finding('special-ground-without-consent', place, message, hint, { fix }));
		}
	}
	return found;
}

function checkConsent(id: string, purpose: Purpose, { policy, at }: View): Finding[] {
	const items = purpose.uses.filter(item => policy.data[item]?.sensitive);
	if (items.length === 0) return [];
	return Object.entries(purpose.basis).flatMap(([jurisdiction, basis]) => {
		if (!underPipl(policy, jurisdiction) || basis !== 'consent') return [];
		const message = `purpose ${quoted(id)} uses ${listed(items)} in ${quoted(jurisdiction)} on a consent that is not separate`;
		const fix = { rule: yamlAt(['purposes', id, 'basis'], `${jurisdiction}: separate-consent`) };
		const hint = `say \`${jurisdiction}: separate-consent\``;
		const place = at('purposes', id, 'basis', jurisdiction);
		return [finding('sensitive-consent-bundled', place, message, hint, { fix })];
	});
}

/** Findings about sensitive data as one service sees it. Sources: GDPR Art. 9; PIPL Art. 28–30. */
export function checkSensitive(view: View): Finding[] {
	const items = Object.entries(view.policy.data);
	const purposes = Object.entries(view.policy.purposes);
	return [
		...items.flatMap(([id, item]) => checkMarked(id, item, view)),
		...items.flatMap(([id, item]) => checkExplained(id, item, view)),
		...purposes.flatMap(([id, purpose]) => checkGround(id, purpose, view)),
		...purposes.flatMap(([id, purpose]) => checkConsent(id, purpose, view)),
	];
}

/** Measures sensitive data asks for whatever else is done (PIPL Art. 28(2); GB/T 45574-2025). */
const STRICT = ['encryption-in-transit', 'encryption-at-rest', 'least-privilege'] as const;

/** Whether the strict measures are named, where anything sensitive is held. */
export function checkStrictMeasures(policy: Policy, where: Where): Finding[] {
	const items = [policy, ...Object.values(policy.servicePolicies)].flatMap(({ data }) => Object.values(data));
	const missing = STRICT.filter(measure => !policy.accountability.measures.includes(measure));
	if (missing.length === 0 || !items.some(item => item.sensitive)) return [];
	const message = `sensitive data is held without ${listed(missing)}`;
	const all = [...policy.accountability.measures, ...missing];
	const fix = { rule: yamlAt([], `measures: [${all.join(', ')}]`) };
	const hint = 'take these measures, and name them under `measures`';
	return [finding('sensitive-unprotected', where(['measures']), message, hint, { fix })];
}
