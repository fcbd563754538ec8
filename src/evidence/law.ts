/**
 * What the rules of law say of the published policy, and which of those only a running service can show are shown now.
 * Pure.
 */
import type { Attestation, Waiver, WordingReview } from '../policy/accountability.js';
import type { Judgement } from '../policy/check.js';
import type { Verdict as LawVerdict, RuleVerdict } from '../policy/law/judge.js';
import { LAW, type RuleId } from '../policy/law/packs.js';
import { reviewStanding, standingOn, type Vouchable } from '../policy/law/vouched.js';
import type { Language, PlainDate } from '../policy/model.js';
import type { RuleEvidence, Why } from './model.js';

/** A published version as judged on a day. */
export interface JudgedVersion extends Judgement, Vouchable {
	asOf: PlainDate;
}

/** A rule of law that is not kept, or of which nothing shows whether it is. */
export interface OpenRule {
	rule: RuleId;
	verdict: 'fail' | 'unknown';
	/** `not-attested`: only a person can tell, and nobody has. `breach`: the check, a person or the running service says so. */
	because: Why | 'not-attested' | 'breach' | 'breach-waived';
}

export interface LawEvidence {
	asOf: PlainDate;
	counts: Record<LawVerdict, number>;
	open: OpenRule[];
	/** Those that stand on the day. */
	waivers: Waiver[];
	attestations: ({ rule: RuleId } & Attestation)[];
	reviews: ({ language: Language } & WordingReview)[];
}

/** The rule of the policy whose evidence shows a rule of law; otherwise why nothing does. */
type ShownBy = { rule: string } | { because: Why };

/** For each rule of law that only the running service can show. */
export const SHOWN_BY: Partial<Record<RuleId, ShownBy>> = {
	'GEN-17': { because: 'shown-in-tests' },
	'EU-13-3': { rule: 'changes' },
	'EU-14-3': { because: 'not-built' },
	'EU-12-2': { rule: 'contact' },
	'EU-7-1': { because: 'shown-in-tests' },
	'EU-7-3': { because: 'shown-in-tests' },
	'EU-32': { rule: 'encryption' },
	'DE-TDDDG-26': { because: 'not-built' },
	'DE-BDSG-34-35': { rule: 'extend-retention-for' },
	'CN-17-form': { because: 'shown-in-tests' },
	'CN-17-change': { rule: 'changes' },
	'CN-NDSR-22': { because: 'not-tried' },
	'CN-24-2': { because: 'not-tried' },
	'CN-41': { rule: 'disclosure.grounds' },
	'CN-47': { rule: 'retention' },
	'CN-57': { rule: 'incident' },
	'CN-APP': { because: 'not-tried' },
	'CN-MIN-34': { rule: 'contact' },
	'CN-MIN-35': { rule: 'incident' },
	'CN-MIN-36': { because: 'not-tried' },
	'WEB-01': { because: 'not-built' },
	'WEB-02': { because: 'not-built' },
	'WEB-03': { because: 'not-built' },
	'WEB-04': { because: 'not-built' },
	'WEB-05': { because: 'not-built' },
};

/** `evidenceOf`: what is shown now for a rule of the policy. */
export function lawEvidence(judged: JudgedVersion, evidenceOf: (rule: string) => RuleEvidence): LawEvidence {
	const { verdicts, policy, asOf } = judged;
	const now = verdicts.map(each => shownNow(each, judged, evidenceOf));
	const count = (verdict: LawVerdict) => now.filter(each => each.verdict === verdict).length;
	const bound = new Set(verdicts.filter(({ verdict }) => verdict !== 'n/a').map(({ rule }) => rule));
	const { accountability } = policy;
	return {
		asOf,
		counts: { pass: count('pass'), fail: count('fail'), unknown: count('unknown'), 'n/a': count('n/a') },
		open: now.flatMap(({ rule, verdict, because }) =>
			verdict === 'fail' || verdict === 'unknown' ? [{ rule, verdict, because: because! }] : [],
		),
		waivers: accountability.waivers.filter(each => standingOn(each, asOf) === 'stands'),
		attestations: [...bound].flatMap(rule => {
			const one = accountability.attestations[rule];
			return one && standingOn(one, asOf) === 'stands' ? [{ rule, ...one }] : [];
		}),
		reviews: policy.languages.flatMap(language => {
			const { standing, review } = reviewStanding(judged, language, asOf);
			return review && standing === 'read' ? [{ language, ...review }] : [];
		}),
	};
}

interface ShownRule {
	rule: RuleId;
	verdict: LawVerdict;
	because?: OpenRule['because'];
}

function shownNow(
	{ rule, verdict }: RuleVerdict,
	{ findings }: JudgedVersion,
	evidenceOf: (rule: string) => RuleEvidence,
): ShownRule {
	if (verdict === 'fail') {
		const broken = findings.filter(({ rules }) => rules.includes(rule));
		const waived = broken.length > 0 && broken.every(each => each.waived);
		return { rule, verdict, because: waived ? 'breach-waived' : 'breach' };
	}
	if (verdict !== 'unknown') return { rule, verdict };
	if (LAW[rule].kind === 'human') return { rule, verdict, because: 'not-attested' };
	const shown = SHOWN_BY[rule] ?? { because: 'not-tried' };
	if ('because' in shown) return { rule, verdict, because: shown.because };
	const { verdict: now, because } = evidenceOf(shown.rule);
	return { rule, verdict: now === 'holds' ? 'pass' : now === 'broken' ? 'fail' : 'unknown', because };
}
