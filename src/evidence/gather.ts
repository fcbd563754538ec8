/** From probes and counts to what stands beside each clause. Pure: everything it judges is given to it. */
import type { Instant } from '../decide/state.js';
import { isSound } from '../policy/check.js';
import type { CompiledPolicy } from '../policy/compiled.js';
import { needsConsent } from '../policy/meaning.js';
import type { Clause } from '../policy/model.js';
import { type JudgedVersion, lawEvidence } from './law.js';
import type { ClauseCheck, ClauseEvidence, Evidence, Figure, RuleEvidence, Verdict, Why } from './model.js';
import { type Owed, type OwedExhibit, owedFigures, owedVerdict, sweptOnTime } from './owed.js';
import { probe } from './probes.js';
import { isLate, type SyntheticStanding } from './synthetic/model.js';
import { withSynthetic } from './synthetic/verdict.js';
import type { Decide } from './trial.js';

/** Live counts over every region. Invented people are not among them. */
export interface Counts {
	takenAt: Instant;
	/** People stored. */
	people: number;
	/** People whose consent stands, by consent number. */
	consents: Map<number, number>;
	owed: Owed;
	log: LogCounts;
	/** By region; none where no region keeps one. */
	synthetic: SyntheticStanding[];
}

/** What the audit log says of today: `Tally` of `audit/tally.ts`. */
export interface LogCounts {
	takenAt: Instant;
	/** Start of the day counted. */
	since: Instant;
	byPurpose: ReadonlyMap<string, { permitted: number; denied: number }>;
	byClause: ReadonlyMap<string, { denied: number }>;
	/** Entries by kind of act. */
	byKind: ReadonlyMap<string, number>;
	faults: number;
}

/** What the evidence is about and what is known of it besides the counts. */
export interface Exhibit extends OwedExhibit {
	compiled: CompiledPolicy;
	/** Digest of the model the published text was made from; null where nothing is published. */
	published: string | null;
	/** The policy as published, judged today; null where it was not. */
	judged: JudgedVersion | null;
}

type RuleVerdict = Pick<RuleEvidence, 'verdict' | 'because'>;

const UNKNOWN = (because: Why): RuleVerdict => ({ verdict: 'unknown', because });

export function gatherEvidence(exhibit: Exhibit, counts: Counts, now: Instant, decision?: Decide): Evidence {
	const tried = new Map<string, RuleEvidence>();
	const ruleOf = (rule: string): RuleEvidence => {
		const known = tried.get(rule);
		if (known) return known;
		const decided = evidenceOf(rule, exhibit, counts, now, decision);
		const shown = { ...decided, ...withSynthetic(rule, decided, counts.synthetic, now) };
		tried.set(rule, shown);
		return shown;
	};
	const clauses = exhibit.policy.clauses.map(clause =>
		clauseEvidence(clause, clause.rules.map(ruleOf), exhibit, counts, now),
	);
	const law = exhibit.judged && lawEvidence(exhibit.judged, ruleOf);
	return { takenAt: now, clauses, synthetic: counts.synthetic, law };
}

function evidenceOf(
	rule: string,
	exhibit: Exhibit,
	counts: Counts,
	now: Instant,
	decision?: Decide,
): RuleEvidence {
	const stated = OTHERWISE_SHOWN[rule]?.(exhibit, counts) ?? owedVerdict(rule, exhibit, counts.owed, now);
	if (stated) return { rule, asks: 0, ...stated };
	const trial = probe(exhibit.compiled, rule, now, decision);
	if (!trial || trial.asks === 0) return { rule, asks: 0, ...UNKNOWN('not-tried') };
	if (trial.otherwise > 0) return { rule, asks: trial.asks, verdict: 'broken', because: 'decided-otherwise' };
	return rule.split('.')[0] === 'retention'
		? { rule, asks: trial.asks, ...sweptOnTime(counts.owed, now) }
		: { rule, asks: trial.asks, verdict: 'holds', because: 'decided-as-promised' };
}

/** Rules no ask can try: shown by comparing, by the checker, or by what the vault opened today. */
const OTHERWISE_SHOWN: Record<string, (exhibit: Exhibit, counts: Counts) => RuleVerdict> = {
	version: ({ compiled, published }) => {
		if (published === null) return UNKNOWN('not-tried');
		return published === compiled.digest
			? { verdict: 'holds', because: 'published-as-enforced' }
			: { verdict: 'broken', because: 'not-as-published' };
	},
	coverage: ({ judged }) => {
		if (judged === null) return UNKNOWN('not-tried');
		return isSound(judged.findings)
			? { verdict: 'holds', because: 'checked-both-ways' }
			: { verdict: 'broken', because: 'check-has-errors' };
	},
	controller: ({ policy: { controller } }) => {
		const named = controller.name !== '' && controller.address !== '' && controller.email !== '';
		return named ? { verdict: 'holds', because: 'stated' } : UNKNOWN('not-tried');
	},
	encryption: (_exhibit, { log }) => {
		if (log.faults > 0) return { verdict: 'broken', because: 'did-not-verify' };
		const opened = (log.byKind.get('read') ?? 0) > 0;
		return opened ? { verdict: 'holds', because: 'opened-and-verified' } : UNKNOWN('nothing-opened');
	},
};

const WORST: Record<RuleEvidence['verdict'], number> = { holds: 0, unknown: 1, broken: 2 };

function clauseEvidence(
	clause: Clause,
	rules: RuleEvidence[],
	exhibit: Exhibit,
	counts: Counts,
	now: Instant,
): ClauseEvidence {
	const figures = figuresOf(clause, rules, exhibit, counts, now);
	const synthetic = checksOf(clause, counts.synthetic, now);
	if (clause.declaration)
		return { clause: clause.id, verdict: 'declaration', because: 'declared', rules, figures, synthetic };
	const worst = rules.reduce<RuleEvidence | null>(
		(worst, rule) => (worst && WORST[worst.verdict] >= WORST[rule.verdict] ? worst : rule),
		null,
	);
	const verdict: Verdict = worst?.verdict ?? 'unknown';
	return { clause: clause.id, verdict, because: worst?.because ?? 'not-tried', rules, figures, synthetic };
}

function checksOf(clause: Clause, checks: readonly SyntheticStanding[], now: Instant): ClauseCheck[] {
	return checks
		.filter(({ rules }) => clause.rules.some(rule => rules.includes(rule)))
		.map(check => ({
			region: check.region,
			at: check.newest?.at ?? null,
			late: isLate(check, now),
			outcomes: (check.newest?.outcomes ?? []).filter(({ rules }) =>
				clause.rules.some(rule => rules.includes(rule)),
			),
		}));
}

/** The figures of a clause, the most telling first: what is owed, consents, uses, refusals, asks tried, people. */
function figuresOf(
	clause: Clause,
	rules: RuleEvidence[],
	exhibit: Exhibit,
	counts: Counts,
	now: Instant,
): Figure[] {
	const { policy, compiled } = exhibit;
	const { log } = counts;
	const today = { since: log.since, takenAt: log.takenAt };
	const purposes = clause.rules.flatMap(rule =>
		rule.startsWith('purposes.') ? [rule.slice('purposes.'.length)] : [],
	);
	const figures: Figure[] = [];
	figures.push(...owedFigures(clause.rules, counts.owed, log.since, counts.takenAt));
	if (clause.rules.includes('encryption')) figures.push({ key: 'faults', value: log.faults, ...today });
	for (const purpose of purposes.filter(id => policy.purposes[id] && needsConsent(policy.purposes[id]))) {
		const number = compiled.numbers.consents[`purposes.${purpose}`]?.at(-1)?.number;
		if (number !== undefined)
			figures.push({ key: 'consents', value: counts.consents.get(number) ?? 0, takenAt: counts.takenAt });
	}
	if (purposes.length > 0) {
		const permitted = purposes.map(purpose => log.byPurpose.get(purpose)?.permitted ?? 0);
		figures.push({ key: 'permitted', value: permitted.reduce((sum, each) => sum + each, 0), ...today });
	}
	if (rules.some(rule => rule.asks > 0))
		figures.push({ key: 'denied', value: log.byClause.get(clause.id)?.denied ?? 0, ...today });
	const asks = rules.reduce((sum, rule) => sum + rule.asks, 0);
	if (asks > 0) figures.push({ key: 'asks', value: asks, takenAt: now });
	if (clause.rules.some(rule => /^(data|regions|encryption|minors)\b/.test(rule)))
		figures.push({ key: 'people', value: counts.people, takenAt: counts.takenAt });
	return figures;
}
