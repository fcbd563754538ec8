/** What a service does otherwise, said to a person. */
import type { Part } from '../compare/fact.js';
import type { Verdict } from './conflict.js';

const REASONS: Partial<Record<Part, { loosens: string; tightens: string }>> = {
	many: { loosens: 'keeps many values', tightens: 'keeps one value' },
	source: { loosens: 'observes what people gave', tightens: 'asks people instead of observing them' },
	'required-for': { loosens: 'demands it', tightens: 'no longer demands it' },
	'held-by': { loosens: 'gives it to every service', tightens: 'keeps it to the service' },
	sensitive: { loosens: 'no longer treats it as sensitive', tightens: 'treats it as sensitive' },
	identifies: { loosens: 'finds people by it', tightens: 'no longer finds people by it' },
	'device-access': { loosens: 'reads devices more freely', tightens: 'reads devices less freely' },
	basis: { loosens: 'rests on a weaker basis', tightens: 'rests on a stronger basis' },
	uses: { loosens: 'uses more data', tightens: 'uses less data' },
	services: { loosens: 'lets more services act', tightens: 'lets fewer services act' },
	'across-services': {
		loosens: 'uses data across services',
		tightens: 'no longer uses data across services',
	},
	'consent-lasts': { loosens: 'lets consent last longer', tightens: 'lets consent end sooner' },
	'while-frozen': { loosens: 'goes on while data is frozen', tightens: 'stops while data is frozen' },
	'before-guardian': { loosens: 'runs before a guardian agrees', tightens: 'waits for a guardian' },
	keep: { loosens: 'keeps data longer', tightens: 'keeps data less long' },
	after: { loosens: 'counts from another event', tightens: 'counts from another event' },
	then: { loosens: 'anonymises instead of deleting', tightens: 'deletes instead of anonymising' },
	declaration: { loosens: 'only declares what was bound to rules', tightens: 'binds what was only declared' },
};

const OTHERWISE: Record<Verdict, string> = {
	loosens: 'says something else, which cannot be called as good',
	tightens: 'says something better for people',
	differs: 'says something else',
};

/** Words that follow “it”. */
export function reasonFor(part: Part, verdict: Verdict, kind: 'added' | 'removed' | 'changed'): string {
	if (part === 'basis' && kind === 'added') return 'is on where it was off';
	if (part === 'basis' && kind === 'removed') return 'is off where it was on';
	return verdict === 'differs' ? OTHERWISE.differs : (REASONS[part]?.[verdict] ?? OTHERWISE[verdict]);
}
