/** Data items and purposes: needed, grounded in law, kept for a stated time. */
import { type Finding, finding, quoted } from '../finding.js';
import { RULE_FINDINGS } from '../findings/rules.js';
import type { RuleId } from '../law/packs.js';
import { holds, purposesUsing, rulesKeeping } from '../membership.js';
import type { DataItem, Policy, Purpose } from '../model.js';
import { rulesIn } from './lawful.js';
import { keyToWrite, yamlAt } from './snippet.js';
import { listed, underGdpr, underPipl, type View } from './view.js';

const CONSENTS = ['consent', 'separate-consent'];

/** Answering requests uses whatever there is; alone it is no reason to have anything but the requests. */
function isNeeded(id: string, item: DataItem, policy: Policy): boolean {
	return purposesUsing(policy.purposes, id).some(
		purpose => policy.purposes[purpose]!.is !== 'dpv:RightsFulfilment' || item.source.at === 'privacy-center',
	);
}

/** The rules a finding breaks about data given or observed (GDPR Art. 13), or obtained from somebody else (Art. 14). */
function toldOf(code: 'item-without-retention' | 'item-without-category', item: DataItem): RuleId[] {
	const other = item.source.kind === 'obtained' ? 'EU-13-' : 'EU-14-';
	return RULE_FINDINGS[code].rules.filter(rule => !rule.startsWith(other));
}

function checkItem(id: string, item: DataItem, { policy, at }: View): Finding[] {
	const found: Finding[] = [];
	const here = at('data', id);
	if (!isNeeded(id, item, policy)) {
		const hint = 'remove it, or name it in `uses` of the purpose that needs it';
		found.push(finding('item-without-purpose', here, `no purpose uses ${quoted(id)}`, hint));
	}
	if (item.source.at === '') {
		const message = `nothing says how ${quoted(id)} is obtained`;
		found.push(
			finding('item-without-source', here, message, 'add `given: registration` or `observed: sign-in`'),
		);
	}
	if (item.is === '') {
		const message = `${quoted(id)} has no category`;
		const rules = toldOf('item-without-category', item);
		const fix = { rule: yamlAt(['data', id], 'is: pd:…') };
		const hint = 'add `is: pd:…`, a category of the W3C DPV';
		found.push(finding('item-without-category', here, message, hint, { rules, fix }));
	}
	for (const [index, name] of item.requiredFor.entries()) {
		const purpose = Object.hasOwn(policy.purposes, name) ? policy.purposes[name] : undefined;
		if (purpose) found.push(...checkNeed(id, name, purpose, index, at));
	}
	return found;
}

function checkNeed(id: string, name: string, purpose: Purpose, index: number, at: View['at']): Finding[] {
	const here = at('data', id, 'required-for', index);
	if (!holds(purpose.uses, id)) {
		const message = `${quoted(id)} is required for ${quoted(name)}, which does not use it`;
		return [
			finding('required-item-not-used', here, message, 'let the purpose use it, or make the item optional'),
		];
	}
	if (!Object.values(purpose.basis).some(basis => CONSENTS.includes(basis))) return [];
	const message = `${quoted(id)} is required for ${quoted(name)}, which rests on consent`;
	return [
		finding('required-for-consent', here, message, 'a consent is free only if nothing else depends on it'),
	];
}

function checkBases(id: string, purpose: Purpose, { policy, at }: View): Finding[] {
	const found: Finding[] = [];
	const missing = Object.keys(policy.jurisdictions).filter(
		each => !Object.hasOwn(purpose.basis, each) && !purpose.offIn.includes(each),
	);
	if (missing.length > 0) {
		const message = `purpose ${quoted(id)} has no legal basis in ${listed(missing)}`;
		const hint = 'name one under `basis`, or say `none` where it is off';
		const fix = { rule: yamlAt(['purposes', id, 'basis'], ...missing.map(each => `${each}: none`)) };
		const severity = Object.keys(purpose.basis).length === 0 ? 'error' : 'warning';
		const rules = rulesIn(policy, missing, ['EU-13-1-c', 'CN-13']);
		found.push(finding('purpose-without-basis', at('purposes', id), message, hint, { rules, fix, severity }));
	}
	for (const [jurisdiction, basis] of Object.entries(purpose.basis)) {
		const here = at('purposes', id, 'basis', jurisdiction);
		if (underPipl(policy, jurisdiction) && basis === 'legitimate-interest') {
			const message = `the PIPL knows no legitimate interest, which ${quoted(id)} rests on in ${quoted(jurisdiction)}`;
			found.push(
				finding('basis-not-in-law', here, message, 'consent, contract or a legal obligation can carry it', {
					rules: ['CN-13'],
				}),
			);
		}
		if (underGdpr(policy, jurisdiction) && basis === 'separate-consent') {
			const message = `the GDPR knows no separate consent, which ${quoted(id)} rests on in ${quoted(jurisdiction)}`;
			found.push(
				finding('basis-not-in-law', here, message, 'say `consent`; it is asked for by purpose anyhow', {
					rules: ['EU-13-1-c'],
				}),
			);
		}
	}
	return found;
}

function checkPurpose(id: string, purpose: Purpose, view: View): Finding[] {
	const found = checkBases(id, purpose, view);
	const here = view.at('purposes', id);
	if (purpose.uses.length === 0) {
		const message = `purpose ${quoted(id)} uses no data`;
		found.push(
			finding('purpose-without-items', here, message, 'list what it needs under `uses`, or remove it'),
		);
	}
	const interest = Object.values(purpose.basis).includes('legitimate-interest');
	if (interest && Object.keys(purpose.interest ?? {}).length === 0) {
		const message = `purpose ${quoted(id)} rests on an interest it does not name`;
		const obtained = purpose.uses.some(item => view.policy.data[item]?.source.kind === 'obtained');
		const rules: RuleId[] = obtained ? ['EU-13-1-d', 'EU-14-2'] : ['EU-13-1-d'];
		const fix = { rule: yamlAt(['purposes', id], keyToWrite(view.policy, 'interest')) };
		const hint = 'add `interest: { de: …, en: …, zh: … }`';
		found.push(finding('interest-without-words', here, message, hint, { rules, fix }));
	}
	return found;
}

function pairsWithoutRule(id: string, policy: Policy): string[] {
	const rules = rulesKeeping(policy.retention, id);
	return purposesUsing(policy.purposes, id).filter(
		name => !rules.some(([, rule]) => holds(rule.purposes, name)),
	);
}

function checkKept(id: string, item: DataItem, { policy, at }: View): Finding[] {
	const purposes = pairsWithoutRule(id, policy);
	if (purposes.length === 0) return [];
	const message = `nothing says how long ${quoted(id)} is kept for ${listed(purposes)}`;
	const lines = [
		`data: [${id}]`,
		`for: [${purposes.join(', ')}]`,
		'keep: P…',
		'after: collected',
		'then: delete',
	];
	const fix = { rule: yamlAt(['retention', id], ...lines) };
	const onDevice: RuleId[] = item.deviceAccess ? ['DE-TDDDG-25'] : [];
	const rules = [...toldOf('item-without-retention', item), ...onDevice];
	const hint = 'add it to a rule under `retention`';
	return [finding('item-without-retention', at('data', id), message, hint, { rules, fix })];
}

/** Findings about data items and purposes as one service sees them. */
export function checkItems(view: View): Finding[] {
	const items = Object.entries(view.policy.data);
	return [
		...items.flatMap(([id, item]) => checkItem(id, item, view)),
		...items.flatMap(([id, item]) => checkKept(id, item, view)),
		...Object.entries(view.policy.purposes).flatMap(([id, purpose]) => checkPurpose(id, purpose, view)),
	];
}
