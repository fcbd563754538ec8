/** When something happened, as people write it: a day, an instant, or a distance from the day a case is asked on. */
import { addDuration } from '../../policy/duration.js';
import { isRealDate } from '../../policy/sense.js';
import type { Instant } from '../state.js';

const DAY = '(19|2\\d)\\d\\d-\\d\\d-\\d\\d(T([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d(\\.\\d{1,3})?)?Z)?';
const AWAY = '\\d{1,3} (hour|day|week|month|year)s?';

/** A day or an instant, days that do not exist aside. */
export const DAY_PATTERN = `^${DAY}$`;

/** What `momentOf` can read, days that do not exist aside. */
export const MOMENT_PATTERN = `^(now|yesterday|${DAY}|${AWAY} ago|in ${AWAY})$`;

const DISTANCE = /^(?:in )?(\d{1,3}) (hour|day|week|month|year)s?( ago)?$/;
const NOTHING = { years: 0, months: 0, days: 0, hours: 0 };

/** Whether a moment stands on the calendar by itself, so that it means something else on another day. */
export function isDated(words: string): boolean {
	return /^\d{4}-/.test(words);
}

/** The instant meant by words that fit the pattern; a day begins at 00:00 UTC. Null for a day that does not exist. */
export function momentOf(words: string, on: Instant): Instant | null {
	if (isDated(words)) return isRealDate(words.slice(0, 10)) ? Date.parse(words) : null;
	if (words === 'now') return on;
	if (words === 'yesterday') return away(on, -1, 'day');
	const [, count, unit, ago] = DISTANCE.exec(words)!;
	return away(on, ago === undefined ? Number(count) : -Number(count), unit!);
}

/** Years and months are counted on the calendar; a day the month does not have becomes its last. */
function away(on: Instant, count: number, unit: string): Instant {
	if (unit === 'week') return addDuration(on, { ...NOTHING, days: 7 * count });
	return addDuration(on, { ...NOTHING, [`${unit}s`]: count });
}

/** The first instant after a month `2014-06`; null where there is no such month. */
export function endOfMonth(month: string): Instant | null {
	return isRealDate(`${month}-01`) ? Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 1) : null;
}
