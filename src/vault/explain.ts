/** A dry run: what a read would be answered, why, and what would change it. Logged like a read; opens nothing. */
import type { ItemDecision } from '../decide/decision.js';
import { explain as explainDecision } from '../decide/explain.js';
import { Problem } from '../platform/problem.js';
import type { VaultContext } from './context.js';
import { decisionEntry, foreignState, prepareAsk } from './judging.js';
import type { Caller, Explanation, SubjectId } from './model.js';
import { stoppedItems } from './stops.js';

export async function explain(
	context: VaultContext,
	caller: Caller,
	request: { subject: SubjectId; purpose: string; items: string[]; recipient?: string },
): Promise<Explanation> {
	const { subject, ...named } = request;
	const ask = prepareAsk(context, caller, named);
	const explanation = await context.people.ask<Explanation | null>({
		subject,
		needs: { pages: [], items: [] },
		frame: { service: caller.service, actor: caller.actor, purpose: request.purpose },
		judge: (person, _rows, stops) => {
			const now = context.clock();
			const state = person?.state ?? foreignState(context, subject);
			if (!state) {
				return { entry: decisionEntry(context, 'explain', ask, null, now, [], []), answer: null };
			}
			const stopped = stoppedItems(context.policy, stops, ask);
			const decided = explainDecision(context.policy, state, { ...ask.names, now });
			const explained = stopped ? { ...decided, ...whileStopped(stopped) } : decided;
			const allowed = explained.items.filter(({ permit }) => permit).map(({ item }) => item);
			const denied = explained.items.filter(({ permit }) => !permit);
			return {
				entry: decisionEntry(context, 'explain', ask, person, now, allowed, denied),
				answer: { ...explained, policyVersion: context.policy.version, stateVersion: state.version },
			};
		},
	});
	if (!explanation) throw new Problem('subject-unknown');
	return explanation;
}

/** No change of the person's state would do. */
function whileStopped(items: ItemDecision[]): Pick<Explanation, 'items' | 'permitted' | 'wouldChange'> {
	const wouldChange = items.map(({ item, clause }) => ({ item, by: 'nothing', clause }));
	return { items, permitted: false, wouldChange };
}
