/**
 * ISO 8601 durations of whole years, months, weeks, days and hours, and the UTC calendar they are counted on.
 * Source: ISO 8601-1:2019 5.5.2; Regulation (EEC, Euratom) No 1182/71 Art. 3 for the end of a month.
 */
import type { Duration } from './model.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A duration in parts; weeks are seven days. */
export interface DurationParts {
	years: number;
	months: number;
	days: number;
	hours: number;
}

const FORM = /^P(?=[\dT])(?:(\d{1,4})Y)?(?:(\d{1,5})M)?(?:(\d{1,5})W)?(?:(\d{1,5})D)?(?:T(\d{1,6})H)?$/;

/** The parts of a duration, or null where the text is none. `PT0S`, at once, is the one form in seconds. */
export function parseDuration(text: Duration): DurationParts | null {
	if (text === 'PT0S') return { years: 0, months: 0, days: 0, hours: 0 };
	const match = FORM.exec(text);
	if (match === null) return null;
	const [years, months, weeks, days, hours] = match.slice(1).map(part => Number(part ?? 0));
	return { years: years!, months: months!, days: weeks! * 7 + days!, hours: hours! };
}

/**
 * The instant a duration after another, in milliseconds since 1970 UTC. Years and months are counted first, on the
 * calendar; a day the month does not have becomes its last. An event that never happens has no end: `Infinity` stays.
 */
export function addDuration(instant: number, parts: DurationParts): number {
	if (!Number.isFinite(instant)) return instant;
	const rest = parts.days * DAY + parts.hours * HOUR;
	const months = parts.years * 12 + parts.months;
	if (months === 0) return instant + rest;
	const date = new Date(instant);
	const day = date.getUTCDate();
	date.setUTCDate(1);
	date.setUTCMonth(date.getUTCMonth() + months);
	const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
	date.setUTCDate(Math.min(day, lastDay));
	return date.getTime() + rest;
}

/** Milliseconds no occurrence of the duration falls short of, whatever the calendar. */
export function shortestOf(parts: DurationParts): number {
	return (parts.years * 365 + parts.months * 28 + parts.days) * DAY + parts.hours * HOUR;
}

/** Whether a duration is of no length, so that what it delays happens at once. */
export function isNothing(text: Duration): boolean {
	const parts = parseDuration(text);
	return parts !== null && shortestOf(parts) === 0;
}
