/** What the rooms of a house say of themselves: sweeps, holds, disclosures, requests, stops, versions. Pure. */
import type { Instant } from '../decide/state.js';
import { addDuration, parseDuration } from '../policy/duration.js';
import type { Policy } from '../policy/model.js';
import type { Figure, RuleEvidence, Why } from './model.js';

/** Live figures of the rooms, over every region. */
export interface Owed {
	/** When the region that waits longest was last swept; null where one never was. */
	sweptAt: Instant | null;
	/** People of whom something unheld was still stored two hours after it was due. */
	overdue: number;
	/** Values the sweeps of today deleted. */
	swept: number;
	/** Registers, the newest entries. */
	holds: (Grounded & { standing: boolean })[];
	disclosures: Grounded[];
	/** Requests about rights, settled and past their date. */
	requests: { answered: number; overdue: number };
	/** Stops that stand. */
	stops: number;
}

/** A line of a register. */
export interface Grounded {
	ground: string;
	proposedBy: string;
	approvedBy: string;
}

/** A published version and when it began to decide; null while it does not. Milliseconds. */
export interface VersionDates {
	publishedAt: number;
	effectiveAt: number;
	inForceFrom: number | null;
	/** It reduces rights. */
	mustBeSeen: boolean;
}

export interface OwedExhibit {
	policy: Policy;
	/** Every published version, oldest first. */
	versions: VersionDates[];
}

type RuleVerdict = Pick<RuleEvidence, 'verdict' | 'because'>;
type Judge = (exhibit: OwedExhibit, owed: Owed, now: Instant) => RuleVerdict;

/** Sweeps are an hour apart: one that is missing shows. */
export const SWEPT_WITHIN = 2 * 3_600_000;

const holds = (because: Why): RuleVerdict => ({ verdict: 'holds', because });
const broken = (because: Why): RuleVerdict => ({ verdict: 'broken', because });
const unknown = (because: Why): RuleVerdict => ({ verdict: 'unknown', because });

/** Whether what is due goes on time: a recent sweep everywhere, and nothing it should have deleted. */
export function sweptOnTime({ sweptAt, overdue }: Owed, now: Instant): RuleVerdict {
	const recent = sweptAt !== null && now - sweptAt <= SWEPT_WITHIN;
	return recent && overdue === 0 ? holds('swept-on-time') : unknown('not-swept');
}

/** What is shown for a rule by what the rooms say; undefined for rules shown otherwise. */
export function owedVerdict(
	rule: string,
	exhibit: OwedExhibit,
	owed: Owed,
	now: Instant,
): RuleVerdict | undefined {
	return (JUDGES[rule] ?? JUDGES[rule.split('.')[0]!])?.(exhibit, owed, now);
}

const requests: Judge = (_exhibit, { requests: { answered, overdue } }) => {
	if (overdue > 0) return broken('answered-late');
	return answered > 0 ? holds('answered-in-time') : unknown('nothing-to-show');
};

const revisions: Judge = ({ policy, versions }) => {
	const { reducingRights, otherwise } = policy.changes;
	if (isPushed([...reducingRights.notice, ...otherwise.notice])) return unknown('notice-not-built');
	const period = parseDuration(reducingRights.before ?? 'PT0S')!;
	const later = versions.slice(1).filter(({ inForceFrom }) => inForceFrom !== null);
	const early = later.some(({ effectiveAt, inForceFrom, mustBeSeen, publishedAt }) => {
		const told = mustBeSeen ? addDuration(publishedAt, period) : publishedAt;
		return inForceFrom! < Math.max(effectiveAt, told);
	});
	if (early) return broken('took-effect-early');
	return later.length > 0 ? holds('took-effect-in-order') : unknown('nothing-to-show');
};

const SHOWN_IN_TESTS: Judge = () => unknown('shown-in-tests');

/** Only words can keep it: the policy says so. */
const STATED: Judge = () => holds('stated');

/** By rule, or by the part before its first point. */
const JUDGES: Record<string, Judge> = {
	'extend-retention-for': ({ policy }, owed, now) => {
		if (owed.holds.length > 0) return register(owed.holds, policy.extendRetentionFor);
		return sweptOnTime(owed, now).verdict === 'holds' ? holds('nothing-extended') : unknown('not-swept');
	},
	'disclosure.grounds': ({ policy }, { disclosures }) =>
		disclosures.length > 0 ? register(disclosures, policy.disclosure.grounds) : unknown('nothing-to-show'),
	contact: requests,
	changes: revisions,
	'end-of-service': ({ policy }) => procedure(policy.endOfService?.notice ?? []),
	incident: ({ policy }) => procedure(policy.incident?.notice ?? []),
	telemetry: SHOWN_IN_TESTS,
	backups: () => unknown('not-built'),
	rights: SHOWN_IN_TESTS,
	refusal: SHOWN_IN_TESTS,
	deceased: SHOWN_IN_TESTS,
	succession: SHOWN_IN_TESTS,
	'where-languages-differ': STATED,
	'pseudonymous-use': STATED,
};

function procedure(notice: string[]): RuleVerdict {
	return unknown(isPushed(notice) ? 'notice-not-built' : 'shown-in-tests');
}

function isPushed(notice: readonly string[]): boolean {
	return notice.includes('push');
}

function register(lines: Grounded[], grounds: readonly string[]): RuleVerdict {
	const sound = lines.every(
		({ ground, proposedBy, approvedBy }) => grounds.includes(ground) && proposedBy !== approvedBy,
	);
	return sound ? holds('register-in-order') : broken('register-out-of-order');
}

/** Figures beside a clause that rests on some of these rules. */
export function owedFigures(rules: string[], owed: Owed, since: Instant, takenAt: Instant): Figure[] {
	const under = (...names: string[]) =>
		rules.some(rule => names.includes(rule) || names.includes(first(rule)));
	const standing = owed.holds.filter(hold => hold.standing).length;
	const shown: (Figure | false)[] = [
		under('retention') && { key: 'swept', value: owed.swept, since, takenAt },
		under('extend-retention-for') && { key: 'holds', value: standing, takenAt },
		rules.includes('disclosure.grounds') && {
			key: 'disclosures',
			value: owed.disclosures.length,
			takenAt,
		},
		under('incident') && { key: 'stops', value: owed.stops, takenAt },
		(under('contact') || rules.includes('rights')) && {
			key: 'answered',
			value: owed.requests.answered,
			takenAt,
		},
		under('contact') && { key: 'overdue', value: owed.requests.overdue, takenAt },
	];
	return shown.filter(figure => figure !== false);
}

function first(rule: string): string {
	return rule.split('.')[0]!;
}
