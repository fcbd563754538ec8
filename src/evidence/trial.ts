import type { Ask } from '../decide/ask.js';
import { decide } from '../decide/decide.js';
import { REASON, type Reason } from '../decide/decision.js';
import type { SubjectState } from '../decide/state.js';
import type { CompiledPolicy } from '../policy/compiled.js';

/** Decides; a parameter so that a test can show that a broken decision is noticed. */
export type Decide = typeof decide;

/** Asks put to the decision about one rule, and whether all came out as the rule promises. */
export class Trial {
	asks = 0;
	otherwise = 0;

	constructor(
		private readonly policy: CompiledPolicy,
		private readonly decision: Decide = decide,
	) {}

	/** Every item of the ask must come out with this reason. */
	expect(reason: Reason, state: SubjectState, ask: Ask): void {
		if (ask.items.length === 0) return;
		this.asks++;
		const { reasons } = this.decision(this.policy, state, ask);
		if (reasons.length !== ask.items.length || reasons.some(each => each !== REASON[reason]))
			this.otherwise++;
	}
}
