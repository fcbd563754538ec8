/**
 * What an incident stopped (S4.5) stands before every decision: nothing of it is decided, everything is refused.
 * INVARIANT(stopped-at-once): the standing stops come in the snapshot of the load they are put to, never from memory.
 */
import type { ItemDecision } from '../decide/decision.js';
import { Problem } from '../platform/problem.js';
import type { CompiledPolicy } from '../policy/compiled.js';
import type { PreparedAsk } from './judging.js';
import type { Caller } from './model.js';
import type { StandingStops } from './stop-store.js';

/** Whether service, actor or purpose is stopped. */
export function isStopped(stops: StandingStops, { service, actor }: Caller, purpose?: string): boolean {
	if (stops === null) return false;
	return (
		stops.has(`service:${service}`) ||
		stops.has(`actor:${actor}`) ||
		(purpose !== undefined && stops.has(`purpose:${purpose}`))
	);
}

/** Every item of a stopped ask, refused; null where nothing stops it. */
export function stoppedItems(
	policy: CompiledPolicy,
	stops: StandingStops,
	{ caller, names }: PreparedAsk,
): ItemDecision[] | null {
	if (!isStopped(stops, caller, names.purpose)) return null;
	const clause = policy.clauses.incident;
	return names.items.map(item => ({ item, permit: false, reason: 'stopped', clause }));
}

/** An act of somebody stopped that asks for no items. */
export function stoppedProblem(policy: CompiledPolicy): Problem {
	return new Problem('stopped', {
		clause: policy.clauses.incident,
		hint: 'it goes on once an operator lifts the stop',
	});
}
