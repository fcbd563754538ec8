/** Looking at a person's standing without opening anything; logged like every look. */
import type { EntryKind } from '../audit/entry.js';
import type { SubjectState } from '../decide/state.js';
import { Problem } from '../platform/problem.js';
import type { VaultContext } from './context.js';
import { referenceOf } from './judging.js';
import type { Caller, SubjectId } from './model.js';

/** Throws `subject-unknown` once the look is on record. `view` is pure. */
export async function viewState<T>(
	context: VaultContext,
	caller: Caller,
	subject: SubjectId,
	kind: EntryKind,
	view: (state: SubjectState, now: number) => T,
): Promise<T> {
	const { service, actor } = caller;
	const seen = await context.people.ask<{ view: T } | null>({
		subject,
		needs: { pages: [], items: [] },
		frame: { service, actor },
		judge: person => {
			const now = context.clock();
			const base = { kind, at: now, service, actor, act: 'view' };
			if (!person) return { entry: { ...base, subject: null }, answer: null };
			return {
				entry: { ...base, subject: referenceOf(context, person, now), state: person.state.version },
				answer: { view: view(person.state, now) },
			};
		},
	});
	if (!seen) throw new Problem('subject-unknown');
	return seen.view;
}
