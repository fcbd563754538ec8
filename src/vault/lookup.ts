/** The one door from an identifier to a person: with a purpose that uses the identifier, and an entry. */
import type { ItemDecision } from '../decide/decision.js';
import { Problem } from '../platform/problem.js';
import type { VaultContext } from './context.js';
import { blindIndex } from './identifiers.js';
import { decisionEntry, judge, prepareAsk } from './judging.js';
import type { Caller, Outcome, SubjectId } from './model.js';
import { findIdentifier } from './store.js';
import { admitValue } from './values.js';
import { itemRule } from './write.js';

/** An id no person can have, asked about where an identifier finds nobody: both answers take the same steps. */
const NOBODY = '00000000-0000-8000-8000-000000000000';

export async function lookup(
	context: VaultContext,
	caller: Caller,
	request: { item: string; value: string; purpose: string },
): Promise<Outcome<{ subject: SubjectId | null }>> {
	const rule = itemRule(context.policy, request.item);
	if (!rule.identifies) {
		throw new Problem('identifier-invalid', {
			detail: `\`${rule.id}\` does not identify a person`,
			where: 'item',
		});
	}
	const { version, key } = context.keyring.index;
	const normal = admitValue(rule, request.value) as string;
	const digest = blindIndex(key, rule.number, normal);
	const subject = await findIdentifier(context.database, version, digest);
	const ask = prepareAsk(context, caller, { purpose: request.purpose, items: [request.item] });
	return context.people.ask<Outcome<{ subject: SubjectId | null }>>({
		subject: subject ?? NOBODY,
		needs: { pages: [], items: [] },
		frame: { service: caller.service, actor: caller.actor, purpose: request.purpose },
		judge: person => {
			const now = context.clock();
			if (!person) {
				return {
					entry: decisionEntry(context, 'lookup', ask, null, now, [], []),
					answer: { done: { subject: null } },
				};
			}
			const items: ItemDecision[] = judge(context, ask, person.state, now);
			const denied = items.filter(({ permit }) => !permit);
			const permitted = denied.length === 0 ? ask.names.items : [];
			return {
				entry: decisionEntry(context, 'lookup', ask, person, now, permitted, denied),
				answer: denied.length > 0 ? { denied } : { done: { subject: person.subject } },
			};
		},
	});
}
