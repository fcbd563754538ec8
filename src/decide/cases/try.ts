/** Puts cases to a policy: by `decide`, and by its slow twin, so that no case passes where the two differ. */
import type { CompiledPolicy } from '../../policy/compiled.js';
import type { Policy } from '../../policy/model.js';
import type { ItemDecision, Reason } from '../decision.js';
import { type Explanation, explain } from '../explain.js';
import { toAsk, toState } from '../facts.js';
import { referenceReasons } from '../reference.js';
import type { DecisionCase, Expected } from './model.js';
import { MUST_HAVE_SEEN } from './stand-in.js';

/** One asked item: what came, what the case says of it, and whether that is so. */
export interface ItemOutcome extends ItemDecision {
	/** Absent where the case says nothing of the item. */
	expected?: Expected;
	met: boolean;
}

export interface Outcome {
	case: DecisionCase;
	/** In the order asked. */
	items: ItemOutcome[];
	explanation: Explanation;
	/** The reasons of the slow twin where it decides otherwise; null where both agree, as they must. */
	twin: Reason[] | null;
	passed: boolean;
}

/** Tries a case on a policy and its tables (`standIn`). */
export function tryCase(policy: Policy, compiled: CompiledPolicy, one: DecisionCase): Outcome {
	const { facts, ask, expected } = one;
	const { records } = toAsk(compiled, ask);
	const explanation = explain(compiled, toState(compiled, facts), ask, records);
	const items = explanation.items.map((came, position): ItemOutcome => {
		const said = expected.find(each => each.position === position);
		return said === undefined ? { ...came, met: true } : { ...came, expected: said, met: isMet(said, came) };
	});
	const twin = referenceReasons(policy, MUST_HAVE_SEEN, facts, ask);
	const agree = twin.every((reason, position) => reason === items[position]!.reason);
	return {
		case: one,
		items,
		explanation,
		twin: agree ? null : twin,
		passed: agree && items.every(({ met }) => met),
	};
}

/** Only what is written is compared. */
function isMet({ permit, reason, clause }: Expected, came: ItemDecision): boolean {
	return (
		(permit === undefined || permit === came.permit) &&
		(reason === undefined || reason === came.reason) &&
		(clause === undefined || clause === came.clause)
	);
}
