/** Consent is an act of its own, free, and off until it is given (GDPR Art. 4(11), 7, 25; PIPL Art. 14–16). */
import { entry } from '../compose.js';
import { type Finding, finding, quoted } from '../finding.js';
import type { RuleId } from '../law/packs.js';
import type { Asked, Policy, Purpose } from '../model.js';
import type { Where } from '../parse.js';
import { consentIn, rulesIn, wordsToWrite } from './lawful.js';
import { lacking, listed, type View } from './view.js';

const ACTS: Partial<Record<Asked, string>> = {
	'pre-ticked': 'takes a box that was ticked beforehand for consent',
	'continued-use': 'takes going on for consent',
};

function checkAsked(id: string, purpose: Purpose, { policy, at }: View): Finding[] {
	const where = consentIn(purpose);
	if (where.length === 0 || purpose.asked === 'separately') return [];
	const here = at('purposes', id, 'asked');
	const fix = { rule: `purposes:\n  ${id}:\n    asked: separately` };
	const act = ACTS[purpose.asked];
	if (act === undefined) {
		const rules = rulesIn(policy, where, ['EU-7-2', 'CN-14', 'CN-MIN-32']);
		const message = `the consent to ${quoted(id)} is asked for together with the terms`;
		const hint = 'ask for it by itself, told apart from everything else; nothing else is enforced anyhow';
		return [finding('consent-bundled', here, message, hint, { rules, fix })];
	}
	const byDefault: RuleId[] = purpose.asked === 'pre-ticked' ? ['EU-25'] : [];
	const rules = rulesIn(policy, where, ['EU-4-11', 'CN-14', ...byDefault]);
	const hint = 'ask, and let people say yes themselves; nothing else is enforced anyhow';
	return [finding('consent-not-an-act', here, `purpose ${quoted(id)} ${act}`, hint, { rules, fix })];
}

const OPTIONAL = /Advertising|Marketing|Personalis/;

/** On before anybody chose, though people could do without it. */
function checkDefault(id: string, purpose: Purpose, { policy, at }: View): Finding[] {
	if (!purpose.startsOn) return [];
	const consents = consentIn(purpose);
	const optional =
		OPTIONAL.test(purpose.is) ||
		purpose.sends !== undefined ||
		purpose.makesPublic ||
		purpose.methods.includes('profiling');
	if (consents.length === 0 && !optional) return [];
	const rules: RuleId[] = ['EU-25', ...rulesIn(policy, consents, ['EU-4-11', 'CN-14'])];
	const fix = { rule: `purposes:\n  ${id}:\n    starts: off` };
	const message = `purpose ${quoted(id)} is on before anybody chose it`;
	const hint = 'let it start off; what people could do without waits for their choice';
	return [finding('default-on', at('purposes', id, 'starts'), message, hint, { rules, fix })];
}

/** Refused to whoever does not agree, though it could be served without. */
function checkCoupled(id: string, purpose: Purpose, { policy, at }: View): Finding[] {
	const where = consentIn(purpose);
	if (where.length === 0) return [];
	const rules = rulesIn(policy, where, ['EU-7-4', 'CN-16', 'CN-MIN-32']);
	const unsaid = lacking(policy, purpose.necessaryBecause ?? {});
	return purpose.conditionOf.flatMap((name, index) => {
		const other = entry(policy.purposes, name);
		const shares = other?.uses.some(item => purpose.uses.includes(item)) ?? true;
		if (shares && unsaid.length === 0) return [];
		const message = `${quoted(name)} is refused to whoever does not agree to ${quoted(id)}`;
		const why = shares
			? `, and nothing says in ${listed(unsaid)} why that is necessary`
			: `, which uses none of its data and so can do without`;
		const rule = shares
			? `purposes:\n  ${id}:\n    necessary-because: ${wordsToWrite(policy)}`
			: `purposes:\n  ${id}:\n    condition-of: []`;
		const hint = 'drop `condition-of`, or say why the other purpose cannot be served without it';
		const here = at('purposes', id, 'condition-of', index);
		const severity = rulesIn(policy, where, ['CN-16']).length > 0 ? 'error' : 'warning';
		return [finding('consent-coupled', here, message + why, hint, { rules, severity, fix: { rule } })];
	});
}

/** Findings about consents as one service sees them. */
export function checkConsent(view: View): Finding[] {
	return Object.entries(view.policy.purposes).flatMap(([id, purpose]) => [
		...checkAsked(id, purpose, view),
		...checkDefault(id, purpose, view),
		...checkCoupled(id, purpose, view),
	]);
}

/** `change-by-silence` where going on after a change counts as consent. */
export function checkSilence({ changes }: Policy, where: Where): Finding[] {
	if (changes.goingOn === 'nothing') return [];
	const message = 'going on after a change of the policy counts as consent';
	const hint = 'ask for what needs consent; going on is none, and nothing else is enforced anyhow';
	const fix = {
		rule: 'changes:\n  going-on: counts-as-nothing',
		words: {
			de: 'Nutzen Sie unsere Dienste weiter, ist das keine Einwilligung. Was eine Einwilligung braucht, bleibt aus, bis Sie ja sagen.',
			en: 'Going on using our services is no consent. What needs consent stays off until you say yes.',
			zh: '继续使用我们的服务不等于同意。需要同意的处理，在您明确同意之前不会进行。',
		},
	};
	return [finding('change-by-silence', where(['changes', 'going-on']), message, hint, { fix })];
}
