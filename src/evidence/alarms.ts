/** Alarms: from what a region shows of itself to what somebody must look at. Pure. */
import type { Instant } from '../decide/state.js';
import { addDuration, parseDuration } from '../policy/duration.js';
import type { Policy } from '../policy/model.js';
import { SWEPT_WITHIN } from './owed.js';
import { hasFailed, isLate, type SyntheticStanding } from './synthetic/model.js';

/** Every alarm there is: how grave it is, and the rule of the policy it puts in doubt. */
export const ALARMS = {
	/** The log grew more than a minute ago, and no head was signed since. */
	'checkpoint-late': { severity: 'critical', rule: 'encryption' },
	/** An entry has waited more than a minute to be moved into the tree. */
	'inbox-backlog': { severity: 'warning', rule: null },
	/** A step of the last synthetic check came out otherwise than promised. */
	'synthetic-failed': { severity: 'critical', rule: null },
	/** No synthetic check is recent. */
	'synthetic-late': { severity: 'warning', rule: null },
	/** The clocks of process and database are more than two seconds apart: periods end by both. */
	'clock-skew': { severity: 'warning', rule: 'retention' },
	/** A request of somebody about their rights is past its date. */
	'requests-overdue': { severity: 'critical', rule: 'contact' },
	/** A hold stands longer than the policy lets one stand. */
	'hold-overdue': { severity: 'warning', rule: 'extend-retention-for' },
	/** Something unheld is still stored two hours after it was due. */
	'retention-overdue': { severity: 'critical', rule: 'retention' },
	/** The last sweep is more than two hours old. */
	'sweep-late': { severity: 'warning', rule: 'retention' },
} as const satisfies Record<string, { severity: 'warning' | 'critical'; rule: string | null }>;

export type AlarmCode = keyof typeof ALARMS;

/** What is known of a region's log; null where there is none of it. */
export interface LogStanding {
	/** Leaves of the tree, and those the newest checkpoint covers. */
	leaves: number | null;
	size: number | null;
	/** When it was signed. */
	checkpointAt: Instant | null;
	/** When the tree first grew since; null where it did not. */
	grownAt: Instant | null;
	/** When the oldest entry that is not in the tree yet was written. */
	oldestWaitingAt: Instant | null;
}

/** What alarms are judged from, in one region. */
export interface AlarmFacts {
	region: string;
	takenAt: Instant;
	log: LogStanding;
	synthetic: SyntheticStanding;
	/** Milliseconds the process is ahead of the database. */
	skew: number;
	/** The earliest date of a request that is past it; null where none is. */
	requestDueAt: Instant | null;
	requestsOverdue: number;
	/** Holds that stand and are no secret. */
	holds: { from: Instant }[];
	/** People of whom something is stored two hours after it was due. */
	overdue: number;
	sweptAt: Instant | null;
}

/** `unknown`: what it is judged from is missing, so nobody can say that all is well. */
export interface Alarm {
	code: AlarmCode;
	region: string;
	severity: 'warning' | 'critical';
	standing: 'on' | 'off' | 'unknown';
	/** Since when it is on, as far as is known. */
	since: Instant | null;
	/** The clause whose promise is in doubt. */
	clause: string | null;
}

const SECOND = 1000;
const CHECKPOINT_LATE = 60 * SECOND;
const WAITED_LONG = 60 * SECOND;
const SKEW = 2 * SECOND;

type Judged = Pick<Alarm, 'standing'> & { since?: Instant | null; rule?: string | undefined };

const OFF: Judged = { standing: 'off' };
const UNKNOWN: Judged = { standing: 'unknown' };
const on = (since: Instant | null, rule?: string): Judged => ({ standing: 'on', since, rule });

/** Every alarm of a region, on, off or unknown, in the order of `ALARMS`. */
export function alarmsOf(facts: AlarmFacts, policy: Policy): Alarm[] {
	return (Object.keys(ALARMS) as AlarmCode[]).map(code => {
		const { severity, rule } = ALARMS[code];
		const judged = JUDGES[code](facts, policy);
		return {
			...{ code, severity, region: facts.region, standing: judged.standing },
			since: judged.since ?? null,
			clause: clauseOf(policy, judged.rule ?? rule),
		};
	});
}

const JUDGES: Record<AlarmCode, (facts: AlarmFacts, policy: Policy) => Judged> = {
	'checkpoint-late': ({ log: { checkpointAt, grownAt, leaves, size }, takenAt }) => {
		if (checkpointAt === null || leaves === null || size === null) return UNKNOWN;
		const from = grownAt ?? checkpointAt;
		return leaves > size && takenAt - from > CHECKPOINT_LATE ? on(from + CHECKPOINT_LATE) : OFF;
	},
	'inbox-backlog': ({ log: { checkpointAt, oldestWaitingAt }, takenAt }) => {
		// Where no tree is kept nothing ever leaves the inbox, and waiting says nothing.
		if (checkpointAt === null) return UNKNOWN;
		const late = oldestWaitingAt !== null && takenAt - oldestWaitingAt > WAITED_LONG;
		return late ? on(oldestWaitingAt + WAITED_LONG) : OFF;
	},
	'synthetic-failed': ({ synthetic, takenAt }) => {
		const { newest } = synthetic;
		if (newest === null || isLate(synthetic, takenAt)) return UNKNOWN;
		const failed = newest.outcomes.find(({ ok }) => ok === false);
		return hasFailed(newest) ? on(newest.at, failed?.rules[0]) : OFF;
	},
	'synthetic-late': ({ synthetic, takenAt }) => {
		if (synthetic.newest === null) return UNKNOWN;
		return isLate(synthetic, takenAt) ? on(synthetic.newest.at) : OFF;
	},
	'clock-skew': ({ skew, takenAt }) => (Math.abs(skew) > SKEW ? on(takenAt) : OFF),
	'requests-overdue': ({ requestDueAt, requestsOverdue }) => (requestsOverdue > 0 ? on(requestDueAt) : OFF),
	'hold-overdue': ({ holds, takenAt }, policy) => {
		const most = policy.accountability.exceptions?.atMost;
		const period = most === undefined ? null : parseDuration(most);
		if (period === null) return OFF;
		const ends = holds.map(({ from }) => addDuration(from, period)).filter(end => end < takenAt);
		return ends.length > 0 ? on(Math.min(...ends)) : OFF;
	},
	'retention-overdue': ({ overdue, takenAt }) => (overdue > 0 ? on(takenAt) : OFF),
	'sweep-late': ({ sweptAt, takenAt }) => {
		if (sweptAt === null) return UNKNOWN;
		return takenAt - sweptAt > SWEPT_WITHIN ? on(sweptAt + SWEPT_WITHIN) : OFF;
	},
};

/** The first clause that rests on the rule or on a part of it; null where none does. */
function clauseOf(policy: Policy, rule: string | null): string | null {
	if (rule === null) return null;
	const rests = (one: string) => one === rule || one.startsWith(`${rule}.`);
	return policy.clauses.find(({ rules }) => rules.some(rests))?.id ?? null;
}
