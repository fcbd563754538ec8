/**
 * The decision (DESIGN §3). Default deny: an item is permitted only where no obstacle stands, and a denial names the
 * first obstacle in the order of `REASONS`. Pure and total: the clock is in the ask, and every ask has an answer.
 */
import { hasBit } from '../policy/bitset.js';
import type { CompiledPolicy, PurposeRule, RetentionEnd } from '../policy/compiled.js';
import { addDuration } from '../policy/duration.js';
import type { Basis } from '../policy/model.js';
import { needsGuardian } from './age.js';
import type { Ask } from './ask.js';
import { standing } from './consent.js';
import { type Decision, REASON, type Reason } from './decision.js';
import { heldAs } from './holds.js';
import type { Instant, SubjectState } from './state.js';

/** The decision about each asked item, in the order asked. */
export function decide(policy: CompiledPolicy, state: SubjectState, ask: Ask): Decision {
	const rule = policy.rules[ask.service]?.[ask.purpose];
	if (rule === undefined) {
		const unknown = policy.rules[ask.service] === undefined ? 'unknown-service' : 'unknown-purpose';
		return { reasons: ask.items.map(() => REASON[unknown]) };
	}
	const basis = rule.basis[state.jurisdiction];
	const place = ask.region !== state.region ? 'wrong-region' : basis === undefined ? 'no-legal-basis' : null;
	const person = place ?? personObstacle(policy, state, ask, rule, basis);
	return {
		reasons: ask.items.map((item, position) => {
			const declared = policy.items[item];
			if (declared === undefined) return REASON['unknown-item'];
			if (!hasBit(rule.uses, item)) return REASON['item-not-used'];
			if (!rule.covered) return REASON['service-not-covered'];
			const record = ask.records?.[position];
			const elsewhere = record !== undefined && record.collectedBy !== ask.service;
			if (elsewhere && declared.heldBy === 'service' && !rule.acrossServices) return REASON['other-service'];
			if (place !== null) return REASON[place];
			const held = rule.whileFrozen ? null : heldAs(state, item, ask.now);
			if (held !== null) return REASON[FROZEN[held]];
			if (person !== null) return REASON[person];
			const over = isOver(rule.retention[item], state, record?.collectedAt ?? ask.now, ask.now);
			return over ? REASON['retention-over'] : REASON.permitted;
		}),
	};
}

const FROZEN = { open: 'frozen-by-hold', sealed: 'restricted' } as const;

function personObstacle(
	policy: CompiledPolicy,
	state: SubjectState,
	ask: Ask,
	rule: PurposeRule,
	basis: Basis | undefined,
): Reason | null {
	const { now } = ask;
	const restricted = state.restrictedFrom <= now && now < state.restrictedUntil;
	if (restricted && !rule.whileFrozen) return 'frozen-by-restriction';
	const guarded = state.guardianFrom <= now && now < state.guardianUntil;
	if (!rule.beforeGuardian && !guarded && needsGuardian(policy.bands, state.bornBy, now)) {
		return 'minor-without-guardian';
	}
	// What security and people's rights need goes on: otherwise nobody could sign in to be shown the version (S8.3).
	if (!rule.whileFrozen && state.shown < policy.mustHaveSeen) return 'version-not-shown';
	const objectable = basis === 'legitimate-interest' || basis === 'public-task';
	if (objectable && (state.objections[rule.number] ?? Infinity) <= now) return 'objected';
	if (basis === 'consent' || basis === 'separate-consent') {
		const stands = standing(state, rule.consent, rule.earlierConsents, now);
		if (stands !== 'given') return `consent-${stands}`;
	}
	return mayReceive(policy, state, ask) ? null : 'recipient-without-ground';
}

function mayReceive(policy: CompiledPolicy, state: SubjectState, ask: Ask): boolean {
	if (ask.recipient === 0) return true;
	const recipient = policy.recipients[ask.recipient];
	if (recipient === undefined || !hasBit(recipient.purposes, ask.purpose)) return false;
	if (recipient.regions !== null && !hasBit(recipient.regions, state.region)) return false;
	if (recipient.role === 'processor') return true;
	return standing(state, recipient.consent, recipient.earlierConsents, ask.now) === 'given';
}

const HAPPENED = {
	'account-closed': 'accountClosed',
	'last-contact': 'lastContact',
	'activity-ended': 'activityEnded',
} as const;

/** When the event happened that starts a retention period; `NEVER` while it has not. */
export function startOf(end: RetentionEnd, state: SubjectState, collectedAt: Instant): Instant {
	return end.event === 'collected' ? collectedAt : state[HAPPENED[end.event]];
}

function isOver(
	end: RetentionEnd | undefined,
	state: SubjectState,
	collectedAt: Instant,
	now: Instant,
): boolean {
	if (end === undefined) return false;
	const start = startOf(end, state, collectedAt);
	return now - start >= end.atLeast && now >= addDuration(start, end);
}
