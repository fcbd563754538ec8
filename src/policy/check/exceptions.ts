/** Exceptions are closed, agreed to by several, and end (GDPR Art. 5(2), 48; AO § 147). */
import { parseDuration, shortestOf } from '../duration.js';
import { type Finding, finding, quoted } from '../finding.js';
import type { RuleId } from '../law/packs.js';
import type { Policy } from '../model.js';
import type { Where } from '../parse.js';
import { listed } from './view.js';

/** Grounds somebody has to judge, so that one person alone does not. */
const SUBJECTIVE = ['reasonable-belief', 'contract-or-policy', 'public-interest', 'protection-of-rights'];

/** Who proposes and who approves: as many as an act of staff takes. */
export const KEPT_APPROVERS = 2;

/** The longest a statute makes anybody keep data (AO § 147(3)). */
const LONGEST = 'P10Y';

const length = (duration: string) => {
	const parts = parseDuration(duration);
	return parts ? shortestOf(parts) : 0;
};

function checkExceptions(policy: Policy, where: Where): Finding[] {
	const { extendRetentionFor, disclosure, accountability } = policy;
	const grounds = [...extendRetentionFor, ...disclosure.grounds];
	if (grounds.length === 0) return [];
	const { exceptions } = accountability;
	const place = where(['exceptions']);
	const fix = { rule: 'exceptions: { approvers: 2, at-most: P1Y }' };
	const toAuthorities: RuleId[] = disclosure.grounds.includes('authority-order') ? ['EU-48'] : [];
	if (!exceptions) {
		const message = 'nothing says who agrees to an exception and when it ends';
		const rules: RuleId[] = ['GEN-12', ...toAuthorities];
		return [finding('exceptions-unbounded', place, message, 'say `approvers` and `at-most`', { rules, fix })];
	}
	const found: Finding[] = [];
	const lasts = length(exceptions.atMost);
	if (lasts === 0 || lasts > length(LONGEST)) {
		const message = `an exception may last ${quoted(exceptions.atMost)}`;
		const hint = 'let it end, and be decided anew, within a time people can foresee: ten years are the most';
		found.push(finding('exceptions-unbounded', where(['exceptions', 'at-most']), message, hint, { fix }));
	}
	const judged = [...new Set(grounds.filter(ground => SUBJECTIVE.includes(ground)))];
	const needed = judged.length > 0 ? 2 : 1;
	const at = where(['exceptions', 'approvers']);
	if (exceptions.approvers < needed) {
		const alone = exceptions.approvers === 0 ? 'nobody agrees to an exception' : 'one person alone judges of';
		const message = exceptions.approvers === 0 ? alone : `${alone} ${listed(judged)}`;
		const rules: RuleId[] = exceptions.approvers === 0 ? ['GEN-12', ...toAuthorities] : ['GEN-12'];
		const hint = 'let two persons agree where it is a matter of judgement, one otherwise';
		found.push(finding('exceptions-unapproved', at, message, hint, { rules, fix }));
	}
	if (exceptions.approvers > KEPT_APPROVERS) {
		const message = `${exceptions.approvers} persons are promised to agree, and two do: who proposes and who approves`;
		found.push(finding('exceptions-unkept', at, message, 'promise two', { fix }));
	}
	return found;
}

function checkForeignOrders({ disclosure }: Policy, where: Where): Finding[] {
	if (!disclosure.grounds.includes('authority-order') || disclosure.foreignOrders) return [];
	const message = 'nothing says what becomes of an order of an authority abroad';
	const hint = 'refuse it, or ask for an international agreement or a ground of GDPR Art. 49';
	const fix = {
		rule: 'disclosure:\n  foreign-orders: refused',
		words: {
			de: 'Verlangt eine Behörde eines anderen Landes Daten, lehnen wir ab.',
			en: 'If an authority of another country demands data, we refuse.',
			zh: '对于境外机关提供数据的要求，我们予以拒绝。',
		},
	};
	return [finding('foreign-orders-unsaid', where(['disclosure']), message, hint, { fix })];
}

function checkStatutes({ extendRetentionFor, accountability }: Policy, where: Where): Finding[] {
	if (!extendRetentionFor.includes('law')) return [];
	const german = Object.entries(accountability.statutes).filter(([, statute]) => statute.of === 'DE');
	const fix = { rule: 'statutes:\n  tax: { law: AO § 147(3), of: DE, keep: P8Y }' };
	if (german.length === 0) {
		const message = 'no German statute is named that makes the operator keep data longer';
		const hint = 'name each section and its years: ten, eight or six';
		return [finding('statutes-missing', where(['statutes']), message, hint, { fix })];
	}
	return german.flatMap(([id, statute]) => {
		const cited = /§|Art\./.test(statute.law) && /\d/.test(statute.law);
		const lasts = length(statute.keep);
		if (cited && lasts > 0 && lasts <= length(LONGEST)) return [];
		const why = cited ? `keeps data for ${quoted(statute.keep)}, longer than any` : 'names no section';
		const message = `statute ${quoted(id)} ${why}`;
		const hint = 'name section and years as the law does: `AO § 147(3)`, `P8Y`';
		return [finding('statutes-missing', where(['statutes', id]), message, hint, { fix })];
	});
}

/** Findings about holds and disclosures. */
export function checkExceptionsOf(policy: Policy, where: Where): Finding[] {
	const checks = [checkExceptions, checkForeignOrders, checkStatutes];
	return checks.flatMap(check => check(policy, where));
}
