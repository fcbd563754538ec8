/** One thing a service's own policy says otherwise than the general one. */
import type { Effect } from '../compare/fact.js';
import type { Policy, ServicePolicy } from '../model.js';

/** Sections a service's own policy may hold entries of. */
export const OWN_SECTIONS = ['data', 'purposes', 'retention', 'clauses'] as const;

export type OwnSection = (typeof OWN_SECTIONS)[number];

/** What it means for people. What cannot be ordered loosens; `differs` touches no right, or nothing that is weighed. */
export type Verdict = 'loosens' | 'tightens' | 'differs';

/** One key of an entry that the service fills in another way. */
export interface Conflict {
	section: OwnSection;
	id: string;
	/** Key of the entry, as `policy.yaml` has it. */
	field: string;
	/** Elements of the field it is about: items, jurisdictions. */
	members: string[];
	verdict: Verdict;
	/** What the service does, in words that follow “it”. */
	reason: string;
	/** Values as the model has them; absent where nothing is said. */
	general?: unknown;
	own?: unknown;
	/** Id of the general rule that would hold, where it is not the one of the same id. */
	against?: string;
}

const VERDICTS: Record<Effect, Verdict> = {
	'reduces-rights': 'loosens',
	'extends-rights': 'tightens',
	neutral: 'differs',
	editorial: 'differs',
};

/** The verdict a change from the general policy to the service's comes to. */
export const verdictOf = (effect: Effect): Verdict => VERDICTS[effect];

/** An entry a service says otherwise, and both policies. */
export interface Given {
	policy: Policy;
	own: ServicePolicy;
	section: OwnSection;
	id: string;
}
