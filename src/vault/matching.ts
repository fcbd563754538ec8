/**
 * Whom daily references of the log mean: everybody's are made anew from their keys and compared. Slow by design, since
 * nothing stored leads from the log to a person; only an incident is reason enough. Itself logged.
 */
import { dailyReference } from '../audit/reference.js';
import type { VaultContext } from './context.js';
import type { Caller, SubjectId } from './model.js';
import { standingStops } from './stop-store.js';
import { isStopped, stoppedProblem } from './stops.js';
import { loadPages } from './store.js';
import { subjectsAfter } from './sweep-store.js';

const A_ROUND = 500;

/**
 * People meant by the references of each day (by any instant in it), in the order of their ids; who was erased since is
 * nobody's reference any more. `about` is the incident, for the entry.
 */
export async function matching(
	context: VaultContext,
	caller: Caller,
	about: string,
	references: ReadonlyMap<number, ReadonlySet<string>>,
): Promise<SubjectId[]> {
	const { database, keys, log, clock, policy } = context;
	if (isStopped(await standingStops(database), caller)) throw stoppedProblem(policy);
	const { service, actor } = caller;
	const found: SubjectId[] = [];
	for (let after: SubjectId | null = null; references.size > 0; ) {
		const subjects: SubjectId[] = await subjectsAfter(database, after, A_ROUND);
		const { people } = await loadPages(database, subjects, []);
		for (const subject of subjects) {
			const row = people.get(subject);
			if (!row) continue;
			const { reference } = keys.open(subject, row.key);
			for (const [at, meant] of references) {
				if (!meant.has(dailyReference(reference, log.frame.log, at))) continue;
				found.push(subject);
				break;
			}
		}
		after = subjects.at(-1) ?? null;
		if (subjects.length < A_ROUND) break;
	}
	const entry = { kind: 'incident' as const, at: clock(), service, actor, subject: null };
	await log.append([log.seal({ ...entry, about, act: 'matched' })]);
	return found;
}
