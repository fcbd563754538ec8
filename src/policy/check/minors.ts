/** Children: a guardian is asked, rules of their own, and what was gathered to protect them (GDPR Art. 8, PIPL Art. 31). */
import { entry } from '../compose.js';
import { type Finding, finding, quoted } from '../finding.js';
import type { RuleId } from '../law/packs.js';
import type { DataItem, Policy, Purpose } from '../model.js';
import type { Where } from '../parse.js';
import { papersOf } from './paper.js';
import { underGdpr, underPipl, type View } from './view.js';

/** Years below which a guardian's consent is needed: GDPR Art. 8(1), which no land of the Union raises; PIPL Art. 31. */
const GATES = { 'EU-8': 16, 'CN-31': 14 } as const;

function checkGates(policy: Policy, where: Where): Finding[] {
	const jurisdictions = Object.keys(policy.jurisdictions);
	const bound: (keyof typeof GATES)[] = [
		...(jurisdictions.some(id => underGdpr(policy, id)) ? (['EU-8'] as const) : []),
		...(jurisdictions.some(id => underPipl(policy, id)) ? (['CN-31'] as const) : []),
	];
	const gated = (age: number) =>
		policy.minors.some(band => band.needsGuardian && band.from <= age && age < band.to);
	const needed = Math.max(0, ...bound.map(rule => GATES[rule]));
	const open = Array.from({ length: needed }, (_, age) => age).filter(age => !gated(age));
	if (open.length === 0) return [];
	const rules: RuleId[] = bound.filter(rule => open.some(age => age < GATES[rule]));
	const message = `nothing asks a guardian's consent at ${open[0] === open.at(-1) ? '' : `${open[0]} to `}${open.at(-1)} years`;
	const hint = 'add age bands with `need: guardian-consent`';
	const fix = { rule: `minors:\n  under-${needed}: { need: guardian-consent }` };
	return [finding('minors-ungated', where(['minors']), message, hint, { rules, fix })];
}

/** Whatever the data, it is sensitive where a child under fourteen is concerned (PIPL Art. 28). */
function checkSensitive(policy: Policy, where: Where): Finding[] {
	const bands = policy.minors.filter(band => band.from < GATES['CN-31']);
	return bands.flatMap(band => {
		if (band.treatAsSensitive) return [];
		const message = `data of people in the age band ${quoted(band.id)} is not treated as sensitive`;
		const hint = 'in China all data of a child under fourteen is sensitive';
		const fix = { rule: `minors:\n  ${band.id}:\n    treat-as: sensitive` };
		return [finding('minors-not-sensitive', where(['minors', band.id]), message, hint, { fix })];
	});
}

function checkRules(policy: Policy, where: Where): Finding[] {
	const about = (each: string[]) => each.length === 0 || each.some(rule => rule.startsWith('minors'));
	if (papersOf(policy, 'minors-rules').some(paper => about(paper.about))) return [];
	const message = 'there are no rules of their own for the data of children under fourteen';
	const hint = 'write them, and name them under `documents` with `is: minors-rules`';
	const fix = {
		rule: 'documents:\n  minors-rules: { is: minors-rules, at: documents/minors-rules.md, on: 2026-01-01, about: [minors] }',
	};
	return [finding('minors-rules-missing', where(['minors']), message, hint, { fix })];
}

/** Findings about minors. */
export function checkMinors(policy: Policy, where: Where): Finding[] {
	return [checkGates, checkSensitive, checkRules].flatMap(check => check(policy, where));
}

const AGE_CHECK = 'dpv:AgeVerification';
const COMMERCIAL =
	/Advertising|Marketing|Personalis|CustomerRelationship|CustomerManagement|Improve|Optimis|Sell|Commercial|Research/;

const isCommercial = ({ is, sends, methods }: Purpose) =>
	COMMERCIAL.test(is) || sends !== undefined || methods.includes('profiling');

/** What an age check alone needs: dates of birth, and what is asked for because of it. */
function gatheredForYouth(id: string, item: DataItem, policy: Policy): boolean {
	const checks = Object.entries(policy.purposes).filter(([, purpose]) => purpose.is === AGE_CHECK);
	return checks.some(
		([name, { uses }]) =>
			uses.includes(id) &&
			(/^pd:(Age|BirthDate|OfficialID|Identifying)/.test(item.is) ||
				(item.requiredFor.length > 0 && item.requiredFor.every(each => each === name))),
	);
}

/** `minors-data-reused` where data gathered to protect young people serves trade (TDDDG § 20). */
export function checkYouthData({ policy, at }: View): Finding[] {
	return Object.entries(policy.purposes).flatMap(([id, purpose]) => {
		if (!isCommercial(purpose)) return [];
		return purpose.uses.flatMap((name, index) => {
			const item = entry(policy.data, name);
			if (!item || !gatheredForYouth(name, item, policy)) return [];
			const message = `purpose ${quoted(id)} uses ${quoted(name)}, which is gathered to protect young people`;
			const hint = 'such data serves no trade: take it out of `uses`';
			const uses = purpose.uses.filter(each => each !== name).join(', ');
			const fix = { rule: `purposes:\n  ${id}:\n    uses: [${uses}]` };
			return [finding('minors-data-reused', at('purposes', id, 'uses', index), message, hint, { fix })];
		});
	});
}
