/** A refusal by the policy, for rooms and edges that answer with problems: elsewhere denials stay values. */
import type { ItemDecision } from '../decide/decision.js';
import { Problem } from '../platform/problem.js';
import type { Outcome } from './model.js';

/** What was done; a refusal by the policy becomes the `denied` problem. */
export function done<T>(outcome: Outcome<T>): T {
	if ('done' in outcome) return outcome.done;
	throw refusal(outcome.denied);
}

/** The `denied` problem: the first obstacle speaks, every refused item is listed. */
export function refusal(decisions: ItemDecision[]): Problem {
	const refused = decisions.filter(decision => !decision.permit);
	const first = refused[0];
	return new Problem('denied', {
		...(first ? { reason: first.reason, clause: first.clause } : {}),
		items: refused.map(({ item, reason, clause }) => ({ item, reason, clause })),
		hint: 'ask `/v1/decisions` what would change this',
	});
}
