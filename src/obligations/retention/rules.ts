/** What may be held, and how a hold stands in a person's state. Pure: the clock is an argument. */
import { standingHolds } from '../../decide/holds.js';
import type { HoldFact, SubjectState } from '../../decide/state.js';
import { Problem } from '../../platform/problem.js';
import { bitsetOf } from '../../policy/bitset.js';
import type { CompiledPolicy } from '../../policy/compiled.js';
import { addDuration, parseDuration } from '../../policy/duration.js';
import type { Policy } from '../../policy/model.js';
import type { Swept } from '../../vault/index.js';
import { regionOf } from '../../vault/subject-id.js';
import { requireEnoughEyes } from '../approvals/index.js';
import type { HoldAsk, HoldView, SweepReport } from './model.js';

/** Throws `subject-unknown` for what is no id, `ground-undeclared`, `item-unknown`, `invalid-request`. */
export function requireHoldable(policy: Policy, compiled: CompiledPolicy, ask: HoldAsk, now: number): void {
	if (regionOf(ask.subject) === null) throw new Problem('subject-unknown');
	if (!policy.extendRetentionFor.includes(ask.ground)) {
		throw new Problem('ground-undeclared', {
			where: 'ground',
			clause: compiled.clauses.hold,
			hint: `the policy extends retention for ${policy.extendRetentionFor.map(id => `\`${id}\``).join(', ')}`,
		});
	}
	if (!ask.items.every(item => Object.hasOwn(compiled.numbers.items, item))) {
		throw new Problem('item-unknown', { where: 'items' });
	}
	const wrong =
		ask.items.length === 0
			? 'items'
			: ask.reference.trim() === ''
				? 'reference'
				: !Number.isSafeInteger(ask.until) || ask.until <= now
					? 'until'
					: ask.sealedUntil !== undefined && !Number.isSafeInteger(ask.sealedUntil)
						? 'sealedUntil'
						: null;
	if (wrong !== null) {
		throw new Problem('invalid-request', {
			where: wrong,
			hint: 'a hold names items, what it rests on, and a moment to come at which it ends',
		});
	}
	requireEnoughEyes(policy);
	requireShortEnough(policy, ask, now);
}

/** A hold ends when the policy promises that an exception does; longer, it is decided anew (S3.2). */
function requireShortEnough(policy: Policy, { until }: HoldAsk, now: number): void {
	const atMost = policy.accountability.exceptions?.atMost;
	const parts = atMost === undefined ? null : parseDuration(atMost);
	if (parts === null || until <= addDuration(now, parts)) return;
	throw new Problem('invalid-request', {
		where: 'until',
		hint: `the policy promises that an exception lasts ${atMost} at most; decide anew when it ends`,
	});
}

/** A hold as the person's state keeps it. */
export function factOf(compiled: CompiledPolicy, hold: HoldView): HoldFact {
	return {
		items: bitsetOf(hold.items.map(item => compiled.numbers.items[item]!)),
		from: hold.from,
		until: hold.until,
		sealedUntil: hold.sealedUntil ?? 0,
		ground: hold.ground,
	};
}

/** The state with the hold in it; holds that have ended are dropped. */
export function withHold(state: SubjectState, hold: HoldFact, now: number): SubjectState {
	return { ...state, holds: [...standingHolds(state, now), hold] };
}

/** The state without one such hold. */
export function withoutHold(state: SubjectState, hold: HoldFact, now: number): SubjectState {
	const holds = standingHolds(state, now);
	const gone = holds.findIndex(one => keyOf(one) === keyOf(hold));
	return { ...state, holds: holds.filter((_, position) => position !== gone) };
}

function keyOf({ items, from, until, sealedUntil, ground }: HoldFact): string {
	return [ground, from, until, sealedUntil, ...items].join(' ');
}

/** The report with what came of one more person. */
export function addSwept(report: SweepReport, { deleted, held, erased }: Swept): void {
	for (const [item, count] of Object.entries(deleted)) {
		report.deleted[item] = (report.deleted[item] ?? 0) + count;
	}
	for (const [item, count] of Object.entries(held)) report.held[item] = (report.held[item] ?? 0) + count;
	if (erased) report.erased++;
}
