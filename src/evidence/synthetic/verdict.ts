/** What the synthetic check makes of a rule's verdict. Pure. */
import type { Instant } from '../../decide/state.js';
import type { RuleEvidence } from '../model.js';
import { isLate, type SyntheticOutcome, type SyntheticStanding } from './model.js';

type RuleVerdict = Pick<RuleEvidence, 'verdict' | 'because'>;

/** Rules of which the check shows all there is to see while the service runs. */
const SHOWN_WHOLE = new Set(['encryption', 'rights.erase', 'rights.withdraw']);

/**
 * The verdict once the checks of all regions are heard. A step that failed breaks the rule; without a recent run nothing
 * it was to show is shown.
 */
export function withSynthetic(
	rule: string,
	verdict: RuleVerdict,
	checks: readonly SyntheticStanding[],
	now: Instant,
): RuleVerdict {
	const meant = checks.filter(({ rules }) => rules.includes(rule));
	if (meant.length === 0 || verdict.verdict === 'broken') return verdict;
	const recent = meant.filter(check => !isLate(check, now));
	const outcomes = recent.map(({ newest }) => shownOf(rule, newest!.outcomes));
	if (outcomes.flat().some(({ ok }) => ok === false))
		return { verdict: 'broken', because: 'synthetic-failed' };
	if (verdict.verdict === 'unknown' && !SHOWN_WHOLE.has(rule)) return verdict;
	if (recent.length < meant.length || outcomes.some(each => each.length === 0))
		return { verdict: 'unknown', because: 'synthetic-late' };
	if (outcomes.flat().some(({ ok }) => ok === null))
		return { verdict: 'unknown', because: 'synthetic-untried' };
	return verdict.verdict === 'holds' ? verdict : { verdict: 'holds', because: 'tried-in-vault' };
}

function shownOf(rule: string, outcomes: readonly SyntheticOutcome[]): SyntheticOutcome[] {
	return outcomes.filter(({ rules }) => rules.includes(rule));
}
