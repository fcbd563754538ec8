/** Notices of alarms: what staff are told of a region's alarms, and what is kept of that so that each is told once. */
import type { Instant } from '../../decide/state.js';
import type { Alarm, AlarmCode } from '../alarms.js';

/** What is kept of one alarm between two looks. */
export interface Told {
	code: AlarmCode;
	/** Since when it is on; null where the last look that could say so saw it off. */
	onSince: Instant | null;
	/** When staff were last told that it is on; null where they take it for off. */
	toldAt: Instant | null;
	/** When they were last told that it went on; stays while it is off. */
	begunAt: Instant | null;
}

/** One alarm staff are told of. */
export interface Telling {
	change: 'on' | 'still-on' | 'off';
	alarm: Alarm;
	/** Since when it is on; of one that is off again, when staff were last told that it was on. */
	since: Instant;
}

/** What one look at a region gives to tell. */
export interface Notice {
	/** The same for the same tellings after the same past: a notice sent again is known by it. */
	id: string;
	region: string;
	/** When the look was. */
	at: Instant;
	/** In the order of `ALARMS`; never empty. */
	tellings: Telling[];
}

/** Milliseconds between looks: two fit into the time in which a run of the synthetic check is the newest. */
export const LOOK_EVERY = 12_000;

/** Milliseconds after which an alarm that stays on is told again. */
export const TOLD_AGAIN_AFTER = 24 * 3_600_000;

/** Milliseconds within which an alarm is told to have gone on once at most, however often it comes and goes. */
export const QUIET = 10 * 60_000;

/**
 * Milliseconds a process lives before it looks: what was due while none ran, as the sweep and the synthetic check, has
 * had its first turn by then, and is no news.
 */
export const SETTLED_AFTER = 60_000;
