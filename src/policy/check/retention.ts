/** Retention rules: complete, and about data that is used. */
import { entry } from '../compose.js';
import { addDuration, parseDuration } from '../duration.js';
import { type Finding, finding, quoted } from '../finding.js';
import { holds, purposesUsing } from '../membership.js';
import type { RetentionRule } from '../model.js';
import { listed, type View } from './view.js';

function checkComplete(id: string, rule: RetentionRule, { at }: View): Finding[] {
	const missing = [
		...(rule.data.length === 0 ? ['data'] : []),
		...(rule.purposes.length === 0 ? ['for'] : []),
		...(rule.keep === '' ? ['keep'] : []),
	];
	if (missing.length === 0) return [];
	const message = `retention rule ${quoted(id)} does not say ${listed(missing)}`;
	return [
		finding(
			'retention-incomplete',
			at('retention', id),
			message,
			'say what is kept, for which purpose, and how long',
		),
	];
}

function checkUsed(id: string, rule: RetentionRule, { policy, at }: View): Finding[] {
	const known = rule.purposes.length > 0 && rule.purposes.every(purpose => entry(policy.purposes, purpose));
	const hint = 'data no purpose uses is not kept; correct `data` or `for`';
	const items = rule.data.flatMap((item, index) => {
		if (!known || !entry(policy.data, item)) return [];
		if (purposesUsing(policy.purposes, item).some(purpose => holds(rule.purposes, purpose))) return [];
		const message = `retention rule ${quoted(id)} keeps ${quoted(item)} for purposes that do not use it`;
		return [finding('retention-without-use', at('retention', id, 'data', index), message, hint)];
	});
	const purposes = rule.purposes.flatMap((purpose, index) => {
		const used = entry(policy.purposes, purpose)?.uses;
		if (!used || rule.data.length === 0 || used.some(item => holds(rule.data, item))) return [];
		const message = `retention rule ${quoted(id)} keeps nothing that ${quoted(purpose)} uses`;
		return [finding('retention-without-use', at('retention', id, 'for', index), message, hint)];
	});
	return [...items, ...purposes];
}

/** Longer than the longest period tax and trade law ask for (AO § 147), a period needs a statute behind it. */
const LONG = 'P10Y';

function lengthOf(duration: string): number {
	const parts = parseDuration(duration);
	return parts ? addDuration(0, parts) : 0;
}

function checkLong(id: string, rule: RetentionRule, { policy, at }: View): Finding[] {
	const longest = Object.values(policy.accountability.statutes).map(({ keep }) => lengthOf(keep));
	if (lengthOf(rule.keep) <= Math.max(lengthOf(LONG), ...longest)) return [];
	const message = `retention rule ${quoted(id)} keeps data for ${rule.keep}, and no law asks for so long`;
	const hint = 'keep it as short as the purpose allows, or name the law under `statutes`';
	return [finding('retention-long', at('retention', id, 'keep'), message, hint)];
}

/** Findings about retention rules as one service sees them. */
export function checkRetention(view: View): Finding[] {
	return Object.entries(view.policy.retention).flatMap(([id, rule]) => [
		...checkComplete(id, rule, view),
		...checkUsed(id, rule, view),
		...checkLong(id, rule, view),
	]);
}
