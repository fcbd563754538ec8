/** What no case shows: purposes never permitted or never refused, and reasons nobody is refused for. */
import { policyFor } from '../../policy/compose.js';
import type { Policy, Purpose } from '../../policy/model.js';
import { REASONS, type Reason } from '../decision.js';
import type { Outcome } from './try.js';

export interface Untested {
	/** Purposes, `surveys` or `app: surveys` where a service has its own rule. */
	neverPermitted: string[];
	neverRefused: string[];
	/** Reasons this policy can refuse for. */
	reasons: Reason[];
}

/** What the cases that passed leave out; an item counts where a case says something of it. */
export function untested(policy: Policy, outcomes: Outcome[]): Untested {
	const shown = outcomes
		.filter(({ passed }) => passed)
		.flatMap(({ case: { ask }, items }) =>
			items.flatMap(({ expected, permit, reason }) =>
				expected === undefined ? [] : [{ rule: ruleOf(policy, ask.service, ask.purpose), permit, reason }],
			),
		);
	const never = (permitted: boolean) =>
		rules(policy).filter(name => !shown.some(({ rule, permit }) => rule === name && permit === permitted));
	return {
		neverPermitted: never(true),
		neverRefused: never(false),
		reasons: reachable(policy).filter(reason => !shown.some(each => each.reason === reason)),
	};
}

function rules(policy: Policy): string[] {
	const own = Object.values(policy.servicePolicies);
	return [
		...Object.keys(policy.purposes),
		...own.flatMap(({ service, purposes }) => Object.keys(purposes).map(id => `${service}: ${id}`)),
	];
}

function ruleOf(policy: Policy, service: string, purpose: string): string {
	const own = Object.hasOwn(policy.servicePolicies, service) ? policy.servicePolicies[service]!.purposes : {};
	return Object.hasOwn(own, purpose) ? `${service}: ${purpose}` : purpose;
}

/** The reasons a policy of this kind can refuse for. */
function reachable(policy: Policy): Reason[] {
	const services = Object.keys(policy.services);
	const purposes = ['', ...services].flatMap(service => Object.values(policyFor(policy, service).purposes));
	const consent = purposes.some(rests('consent', 'separate-consent'));
	const possible: Partial<Record<Reason, boolean>> = {
		permitted: false,
		stopped: false,
		'service-not-covered': purposes.some(({ services: only }) => only !== undefined),
		'other-service':
			services.length > 1 && Object.values(policy.data).some(({ heldBy }) => heldBy === 'service'),
		'minor-without-guardian': policy.minors.some(({ needsGuardian }) => needsGuardian),
		objected: purposes.some(rests('legitimate-interest', 'public-task')),
		'consent-missing': consent,
		'consent-withdrawn': consent,
		'consent-expired': purposes.some(({ consentLasts }) => consentLasts !== undefined),
		'consent-outdated': consent,
		'retention-over': Object.keys(policy.retention).length > 0,
		'frozen-by-hold': policy.extendRetentionFor.length > 0,
		restricted: policy.extendRetentionFor.length > 0,
	};
	return REASONS.filter(reason => possible[reason] ?? true);
}

function rests(...bases: string[]): (purpose: Purpose) => boolean {
	return ({ basis }) => Object.values(basis).some(one => bases.includes(one));
}
