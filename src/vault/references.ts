/** How the log speaks of one person, day by day: for showing people their own entries. Itself logged. */
import { dailyReference } from '../audit/reference.js';
import { Problem } from '../platform/problem.js';
import type { VaultContext } from './context.js';
import { referenceOf } from './judging.js';
import type { Caller, SubjectId } from './model.js';

/** The person's reference on the UTC day of an instant. Throws `subject-unknown`. */
export async function referencesOf(
	context: VaultContext,
	caller: Caller,
	subject: SubjectId,
): Promise<(at: number) => string> {
	const { service, actor } = caller;
	const references = await context.people.ask<((at: number) => string) | null>({
		subject,
		needs: { pages: [], items: [] },
		frame: { service, actor },
		judge: person => {
			const entry = { kind: 'audit' as const, at: context.clock(), service, actor };
			if (!person) return { entry: { ...entry, subject: null }, answer: null };
			const { reference } = person.keys;
			return {
				entry: { ...entry, subject: referenceOf(context, person, entry.at) },
				answer: at => dailyReference(reference, context.log.frame.log, at),
			};
		},
	});
	if (!references) throw new Problem('subject-unknown');
	return references;
}
