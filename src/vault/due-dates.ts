/** What is stored of one person and when it goes: counted, never released; logged like a dry run. */
import { dueOf } from '../decide/due.js';
import { heldAs } from '../decide/holds.js';
import { Problem } from '../platform/problem.js';
import type { VaultContext } from './context.js';
import { referenceOf } from './judging.js';
import type { Caller, SubjectId } from './model.js';
import { openPage, type Person } from './person.js';
import type { PersonRows } from './store.js';

/** Values of one item that end under one rule. */
export interface DueValues {
	item: string;
	count: number;
	/** When the first of them goes, milliseconds; null while the event that starts the period has not happened. */
	dueAt: number | null;
	/** Retention rule that keeps them longest. */
	rule: string;
	/** By a hold anybody may know of. */
	held: boolean;
}

/** Throws `subject-unknown`, `vault-integrity`. */
export async function dueDates(
	context: VaultContext,
	caller: Caller,
	subject: SubjectId,
): Promise<DueValues[]> {
	const { service, actor } = caller;
	const items = context.policy.items.flatMap(rule => (rule?.page === 0 ? rule.number : []));
	const found = await context.people.ask<DueValues[] | null>({
		subject,
		needs: { pages: [...context.policy.pages.keys()], items },
		frame: { service, actor },
		judge: (person, rows) => {
			const now = context.clock();
			const entry = { kind: 'explain' as const, at: now, service, actor, about: 'retention', act: 'view' };
			if (!person || !rows) return { entry: { ...entry, subject: null }, answer: null };
			return {
				entry: { ...entry, subject: referenceOf(context, person, now), state: person.state.version },
				answer: datesOf(context, person, rows, now),
			};
		},
	});
	if (!found) throw new Problem('subject-unknown');
	return found;
}

function datesOf(context: VaultContext, person: Person, rows: PersonRows, now: number): DueValues[] {
	const onPages = rows.pages.flatMap(row =>
		[...openPage(person, row).keys()].map(item => ({
			item,
			service: row.service,
			collectedAt: Number.POSITIVE_INFINITY,
		})),
	);
	const dates = new Map<string, DueValues>();
	for (const { item, service, collectedAt } of [...onPages, ...rows.records]) {
		const due = dueOf(context.policy, person.state, { item, collectedBy: service, collectedAt });
		const name = context.policy.items[item]?.id;
		if (due === null || name === undefined) continue;
		const at = Number.isFinite(due.at) ? due.at : null;
		const key = `${name}/${due.end.rule}`;
		const known = dates.get(key);
		const held = heldAs(person.state, item, now) === 'open';
		const first = known?.dueAt == null || at === null ? (known?.dueAt ?? at) : Math.min(known.dueAt, at);
		dates.set(key, { item: name, count: (known?.count ?? 0) + 1, dueAt: first, rule: due.end.rule, held });
	}
	return [...dates.values()].sort((a, b) => a.item.localeCompare(b.item));
}
