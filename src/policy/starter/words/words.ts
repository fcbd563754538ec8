/** What the words of a starting policy depend on, and the form they take in each language. */
import type { ClauseKey, SectionKey } from '../clauses.js';

export interface Facts {
	/** Whether the policy has a rule: `purposes.newsletter`, `regions.cn`, `recipients`. */
	has: (rule: string) => boolean;
	/** The number of a clause, `S7.1`. */
	clause: (key: ClauseKey) => string;
	/** Jurisdictions with a representative, by realm. */
	represented: { eu?: string; cn?: string };
	/** Whether the seat is outside the Union while people inside are served. */
	abroad: boolean;
	/** Published in more than one language. */
	several: boolean;
}

export interface ClauseWords {
	heading: string;
	/** Paragraphs; what does not hold is false. */
	says: (facts: Facts) => (string | false)[];
}

export interface StarterWords {
	title: string;
	sections: Record<SectionKey, string>;
	clauses: Record<ClauseKey, ClauseWords>;
}

/** A paragraph of sentences; what does not hold is false, and Chinese puts no space between them. */
export const paragraph = (sentences: (string | false)[], space = ' '): string =>
	sentences.filter(Boolean).join(space);

/** A list, each entry on a line of its own. */
export const list = (entries: (string | false)[]): string =>
	entries
		.filter(Boolean)
		.map(entry => `- ${entry}`)
		.join('\n');

/** How a representative is named: name, address and e-mail address. */
export const party = (jurisdiction: string, comma = ', '): string =>
	['name', 'address', 'email'].map(part => `{{representatives.${jurisdiction}.${part}}}`).join(comma);
