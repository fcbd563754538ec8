/** An expected decision as it is put to a policy: names resolved, dates turned into instants. */
import type { Position } from '../../policy/finding.js';
import type { Reason } from '../decision.js';
import type { AskAboutRecords, SubjectFacts } from '../facts.js';

/** What a case says of one asked item; what it leaves out is not compared. */
export interface Expected {
	/** Position in `ask.items`. */
	position: number;
	permit?: boolean;
	reason?: Reason;
	/** Clause that speaks; null where none does. */
	clause?: string | null;
	/** As it is written. */
	words: string;
}

export interface DecisionCase {
	title: string;
	/** Where the case begins. */
	at: Position;
	facts: SubjectFacts;
	ask: AskAboutRecords;
	/** In the order of the asked items; items a case says nothing about are left out. */
	expected: Expected[];
}
