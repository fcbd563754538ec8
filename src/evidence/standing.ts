/** How a clause stands: computed from what its row names, never written down by hand. */

export interface ClauseRow {
	/** As in `policies/cncest`. */
	id: string;
	/** What the policy promises, in a few words. */
	promise: string;
	/** Files that keep the promise, from the root; none where nothing runs. */
	code: string[];
	/** Tests beside those of `test/clauses/`, whose titles begin with the clause. */
	tests: { file: string; title: string }[];
	/** What runs, in a sentence. */
	today: string;
	/** What the promise needs and nothing does yet; a clause with any is partial at most. */
	missing: string[];
}

/**
 * **lit**: code keeps the whole promise, and a test of `test/clauses/` shows it. **partial**: some of it. **dark**: the
 * words stand in the policy, nothing runs or nothing tests it.
 */
export const STANDINGS = ['lit', 'partial', 'dark'] as const;

export type Standing = (typeof STANDINGS)[number];

/** @param shown how many tests of `test/clauses/` begin with the clause */
export function standingOf({ code, tests, missing }: ClauseRow, shown: number): Standing {
	if (code.length === 0 || shown + tests.length === 0) return 'dark';
	return missing.length === 0 && shown > 0 ? 'lit' : 'partial';
}

/** How many of a policy's clauses stand how; null where one of them is not the example policy's. */
export function countStandings(
	standings: Record<string, Standing>,
	clauses: string[],
): Record<Standing, number> | null {
	if (!clauses.every(id => Object.hasOwn(standings, id))) return null;
	const count = (standing: Standing) => clauses.filter(id => standings[id] === standing).length;
	return { lit: count('lit'), partial: count('partial'), dark: count('dark') };
}
