/** What no machine can judge: who vouches for it, and whether that still counts. */
import type { Attestation, WordingReview } from '../accountability.js';
import type { Language, PlainDate, Policy, PolicyText } from '../model.js';
import { wordsDigest } from '../words-digest.js';
import type { RuleId } from './packs.js';

/** Whether something dated counts on a day; without a day, whenever it was given. */
export type Standing = 'stands' | 'ahead' | 'lapsed';

export function standingOn(dated: { on: PlainDate; until?: PlainDate }, asOf?: PlainDate): Standing {
	if (asOf === undefined) return 'stands';
	if (dated.on > asOf) return 'ahead';
	return dated.until !== undefined && dated.until < asOf ? 'lapsed' : 'stands';
}

/** The part of a parsed policy that people vouch for. */
export interface Vouchable {
	policy: Policy;
	texts: PolicyText[];
}

/** Whether somebody vouches for a rule of kind human; `met` is null where nobody does, or not on that day. */
export interface Vouched {
	met: boolean | null;
	/** Who and when, or why nobody. */
	because: string;
}

const NOBODY: Vouched = { met: null, because: 'nobody has vouched for it' };

/** Whether people vouch for a rule on a day. */
export function vouched(rule: RuleId, { policy, texts }: Vouchable, asOf?: PlainDate): Vouched {
	if (rule === 'GEN-19') return allRead(policy.languages, { policy, texts }, asOf);
	const { attestations } = policy.accountability;
	const attestation = Object.hasOwn(attestations, rule) ? attestations[rule] : undefined;
	const attested = attestation ? attestedOn(attestation, asOf) : NOBODY;
	if (rule !== 'DE-LANG' || attested.met !== null) return attested;
	const read = allRead(['de'], { policy, texts }, asOf);
	return read.met ? read : attested;
}

function attestedOn(attestation: Attestation, asOf?: PlainDate): Vouched {
	const { by, on, until, met } = attestation;
	const standing = standingOn(attestation, asOf);
	if (standing === 'ahead') return { met: null, because: `${by} vouches for it only from ${on}` };
	if (standing === 'lapsed') return { met: null, because: `what ${by} attested ended on ${until}` };
	return { met, because: `${by} attested on ${on} that it is ${met ? 'met' : 'not met'}` };
}

/** How the review of the words of a language stands. */
export type ReviewStanding = 'read' | 'ahead' | 'outdated' | 'missing';

export function reviewStanding(
	{ policy, texts }: Vouchable,
	language: Language,
	asOf?: PlainDate,
): { standing: ReviewStanding; review: WordingReview | undefined; digest: string } {
	const review = policy.accountability.wordingReviews[language];
	const digest = wordsDigest(texts, language);
	const standing = () => {
		if (!review) return 'missing';
		if (review.words !== digest) return 'outdated';
		return standingOn(review, asOf) === 'ahead' ? 'ahead' : 'read';
	};
	return { standing: standing(), review, digest };
}

/** Whether the words of all these languages, as they stand, were read. */
function allRead(languages: readonly Language[], vouchable: Vouchable, asOf?: PlainDate): Vouched {
	const reviews = languages.map(language => ({ language, ...reviewStanding(vouchable, language, asOf) }));
	const unread = reviews.filter(({ standing }) => standing !== 'read');
	if (unread.length > 0) {
		const names = unread.map(({ language }) => `\`${language}\``).join(', ');
		return { met: null, because: `nobody has read the words in ${names} as they stand` };
	}
	const who = reviews.map(({ language, review }) => `${language}: ${review!.by} on ${review!.on}`);
	return { met: true, because: `read, ${who.join('; ')}` };
}
