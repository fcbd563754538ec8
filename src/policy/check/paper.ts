/** Papers a policy names, and which of them count for what. */
import type { Document, DocumentKind } from '../accountability.js';
import { addDuration, parseDuration } from '../duration.js';
import type { Policy } from '../model.js';

export type NamedPaper = Document & { id: string };

/** Papers of a kind. Whether they still count on a day is judged where every paper is. */
export function papersOf(policy: Policy, kind: DocumentKind): NamedPaper[] {
	return Object.entries(policy.accountability.documents)
		.map(([id, paper]) => ({ id, ...paper }))
		.filter(({ is }) => is === kind);
}

/** Those of them that say they are about a rule. */
export function papersAbout(policy: Policy, kind: DocumentKind, reference: string): NamedPaper[] {
	return papersOf(policy, kind).filter(({ about }) => about.includes(reference));
}

/** Points none of the papers covers. */
export function uncovered(papers: Document[], points: readonly string[]): string[] {
	return points.filter(point => !papers.some(({ covers }) => covers.includes(point)));
}

/** Whether a paper is kept at least so long. */
export function keptFor({ keptFor: kept }: Document, least: string): boolean {
	const length = (duration: string) => {
		const parts = parseDuration(duration);
		return parts ? addDuration(0, parts) : 0;
	};
	return kept !== undefined && length(kept) >= length(least);
}
