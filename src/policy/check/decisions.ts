/** What a machine decides alone: told, explained, grounded, and looked at again by a person (GDPR Art. 22, PIPL Art. 24). */
import type { AutomatedDecision } from '../accountability.js';
import { entry } from '../compose.js';
import { type Finding, finding, quoted } from '../finding.js';
import type { Policy, Purpose } from '../model.js';
import type { Where } from '../parse.js';
import { didYouMean } from '../suggest.js';
import { tells, wordsToWrite } from './lawful.js';
import { lacking, listed, underGdpr } from './view.js';

function checkExplained(id: string, decision: AutomatedDecision, policy: Policy, where: Where): Finding[] {
	const parts = {
		logic: decision.logic,
		significance: decision.significance,
		consequences: decision.consequences,
	};
	const missing = Object.entries(parts)
		.filter(([, words]) => lacking(policy, words).length > 0)
		.map(([name]) => name);
	if (missing.length === 0) return [];
	const rule = missing.map(name => `    ${name}: ${wordsToWrite(policy)}`).join('\n');
	return [
		finding(
			'decision-unexplained',
			where(['automated-decisions', id]),
			`the automated decision ${quoted(id)} does not tell its ${listed(missing)} in every language`,
			'say how it is decided, what it matters for and what follows, in words people understand',
			{
				rules: missing.includes('logic') ? ['EU-13-2-f', 'CN-24-3'] : ['EU-13-2-f'],
				fix: { rule: `automated-decisions:\n  ${id}:\n${rule}` },
			},
		),
	];
}

const BASES = { contract: 'contract', law: 'legal-obligation', 'explicit-consent': 'consent' } as const;

/** Why a ground does not carry a decision; null where it does (GDPR Art. 22(2), 22(4)). */
function groundless(
	decision: AutomatedDecision,
	purpose: Purpose,
	id: string,
	policy: Policy,
): string | null {
	const ground = decision.ground[id];
	if (ground === undefined) return 'has no ground';
	if (purpose.basis[id] !== BASES[ground])
		return `rests on ${quoted(ground)}, and its purpose on ${quoted(purpose.basis[id] ?? 'nothing')},`;
	const special = purpose.uses.some(item => entry(policy.data, item)?.sensitive);
	const allowed =
		ground === 'explicit-consent' || purpose.specialGround[id] === 'substantial-public-interest';
	return special && !allowed ? 'uses sensitive data without explicit consent' : null;
}

function checkGrounds(id: string, decision: AutomatedDecision, policy: Policy, where: Where): Finding[] {
	const purpose = entry(policy.purposes, decision.purpose);
	if (!purpose) {
		const message = `no purpose ${quoted(decision.purpose)} is declared`;
		const at = where(['automated-decisions', id, 'purpose']);
		return [
			finding('reference-unknown', at, message, didYouMean(decision.purpose, Object.keys(policy.purposes))),
		];
	}
	const concerned = Object.keys(policy.jurisdictions).filter(
		each => underGdpr(policy, each) && !purpose.offIn.includes(each),
	);
	return concerned.flatMap(jurisdiction => {
		const why = groundless(decision, purpose, jurisdiction, policy);
		if (why === null) return [];
		const message = `the automated decision ${quoted(id)} ${why} in ${quoted(jurisdiction)}`;
		const hint =
			'a contract that needs it, a law that allows it or explicit consent can carry it; let a person decide otherwise';
		const fix = { rule: `automated-decisions:\n  ${id}:\n    ground: { ${jurisdiction}: explicit-consent }` };
		return [finding('decision-ungrounded', where(['automated-decisions', id]), message, hint, { fix })];
	});
}

function checkReview(id: string, decision: AutomatedDecision, policy: Policy, where: Where): Finding[] {
	const explained = policy.rights.includes('explain');
	const union = decision.humanReview ? [] : (['EU-22'] as const);
	const china = decision.refusable && explained ? [] : (['CN-24-3'] as const);
	const rules = [...union, ...china];
	if (rules.length === 0) return [];
	const missing = [
		...(decision.humanReview ? [] : ['human-review']),
		...(decision.refusable ? [] : ['refusable']),
		...(explained ? [] : ['rights.explain']),
	];
	const message = `nobody can turn to a person about the automated decision ${quoted(id)}: it lacks ${listed(missing)}`;
	const hint = 'people can have it explained, refuse it, and have a person look at it again';
	const fix = { rule: `automated-decisions:\n  ${id}:\n    human-review: true\n    refusable: true` };
	return [finding('decision-final', where(['automated-decisions', id]), message, hint, { rules, fix })];
}

function checkTold(id: string, policy: Policy, where: Where): Finding[] {
	if (tells(policy, 'automated-decisions', `automated-decisions.${id}`)) return [];
	const reference = `automated-decisions.${id}`;
	const message = `no clause tells people of the automated decision ${quoted(id)}`;
	const fix = { rule: `clauses:\n  S2.11: [${reference}]` };
	return [
		finding(
			'decision-untold',
			where(['automated-decisions', id]),
			message,
			`bind a clause to \`${reference}\``,
			{ fix },
		),
	];
}

/** Findings about decisions a machine takes alone. */
export function checkDecisions(policy: Policy, where: Where): Finding[] {
	return Object.entries(policy.accountability.automatedDecisions).flatMap(([id, decision]) => [
		...checkTold(id, policy, where),
		...checkExplained(id, decision, policy, where),
		...checkGrounds(id, decision, policy, where),
		...checkReview(id, decision, policy, where),
	]);
}
