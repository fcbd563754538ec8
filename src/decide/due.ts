/**
 * When a stored value is due for deletion (S3.2): once its retention is over under every rule that could still let some
 * service use it. Beside `decide`, because both must say the same: what is due, nobody is permitted to read.
 */
import { hasBit } from '../policy/bitset.js';
import type { CompiledPolicy, ItemRule, RetentionEnd } from '../policy/compiled.js';
import { addDuration, type DurationParts } from '../policy/duration.js';
import { startOf } from './decide.js';
import type { Instant, SubjectState } from './state.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A stored value, as far as its retention goes. */
export interface Kept {
	/** Item number. */
	item: number;
	/** Number of the service that collected it; 0 for account items. */
	collectedBy: number;
	collectedAt: Instant;
}

export interface Due {
	/** `NEVER` while an event that starts a period has not happened. */
	at: Instant;
	/** The rule that keeps it longest. */
	end: RetentionEnd;
}

/** Null where a use has no end, or where nothing uses the item: then no promise says when it goes. */
export function dueOf(policy: CompiledPolicy, state: SubjectState, kept: Kept): Due | null {
	let last: Due | null = null;
	for (const end of endsOf(policy, kept.item, kept.collectedBy) ?? []) {
		const at = addDuration(startOf(end, state, kept.collectedAt), end);
		if (last === null || at > last.at) last = { at, end };
	}
	return last;
}

/** Which stored values may be due, as far as a statement can tell: each start at its cutoff or before. */
export interface DueTarget {
	item: number;
	/** Page the item is sealed in; 0 for rows of its own. */
	page: number;
	collectedBy: number;
	/** Latest instant each event may have happened; `NEVER` where no rule counts from it. */
	cutoffs: Record<RetentionEnd['event'], Instant>;
}

/** Everything that is due is within the targets; what is within them is due, but for hours at the end of a month. */
export function dueTargets(policy: CompiledPolicy, now: Instant): DueTarget[] {
	return policy.items.flatMap(rule =>
		rule === undefined ? [] : collectors(policy, rule).flatMap(by => target(policy, rule, by, now) ?? []),
	);
}

function collectors(policy: CompiledPolicy, rule: ItemRule): number[] {
	return rule.heldBy === 'account' ? [0] : [...policy.rules.keys()].filter(number => policy.rules[number]);
}

function target(policy: CompiledPolicy, rule: ItemRule, by: number, now: Instant): DueTarget | null {
	const ends = endsOf(policy, rule.number, by);
	if (ends === null) return null;
	const never = Number.POSITIVE_INFINITY;
	const cutoffs: DueTarget['cutoffs'] = {
		collected: never,
		'account-closed': never,
		'last-contact': never,
		'activity-ended': never,
	};
	for (const end of ends) cutoffs[end.event] = Math.min(cutoffs[end.event], latestStart(now, end));
	return { item: rule.number, page: rule.page, collectedBy: by, cutoffs };
}

/** Every end of use a value may have; null where one use never ends or there is none. */
function endsOf(policy: CompiledPolicy, item: number, collectedBy: number): RetentionEnd[] | null {
	const rule = policy.items[item];
	const ends: RetentionEnd[] = [];
	for (const [service, purposes] of policy.rules.entries()) {
		for (const purpose of purposes ?? []) {
			if (!purpose?.covered || !hasBit(purpose.uses, item)) continue;
			if (rule?.heldBy === 'service' && service !== collectedBy && !purpose.acrossServices) continue;
			const end = purpose.retention[item];
			if (end === undefined) return null;
			ends.push(end);
		}
	}
	return ends.length > 0 ? ends : null;
}

/** No start later than this has a duration end at `now` or before. */
export function latestStart(now: Instant, parts: DurationParts): Instant {
	const at = now - parts.days * DAY - parts.hours * HOUR;
	const months = parts.years * 12 + parts.months;
	if (months === 0) return at;
	const date = new Date(at);
	const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
	const lastDay = (before: number) => new Date(Date.UTC(year, month + 1 - before, 0)).getUTCDate();
	// The last days of a longer month all end on the last day of a shorter one.
	if (day === lastDay(0) || day > lastDay(months)) return Date.UTC(year, month + 1 - months, 1) - 1;
	date.setUTCMonth(month - months);
	return date.getTime();
}
