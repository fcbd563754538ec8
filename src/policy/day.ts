import type { PlainDate } from './model.js';

/** The UTC day of an instant (milliseconds): the day the law and what people vouch for are judged by. */
export function dayOf(at: number): PlainDate {
	return new Date(at).toISOString().slice(0, 10);
}
