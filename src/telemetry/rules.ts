/** What an observation becomes: pure. */
import { Problem } from '../platform/problem.js';
import { COUNTS, type CountKind, type Observation, type Series } from './model.js';

/** One cell of the counters: everything that is kept of an observation. */
export interface Counter {
	kind: CountKind;
	service: string;
	name: string;
	/** Start of the hour, milliseconds. */
	hour: number;
	/** The bound of `BOUNDS` the observation stayed within, milliseconds; infinite where none or nothing was timed. */
	atMost: number;
}

export interface Counted extends Counter {
	count: number;
}

/** Milliseconds: the only durations that are kept apart. */
export const BOUNDS = [10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000] as const;

/** Names ever counted per kind and service; more would be enough to give people one each. */
export const MOST_NAMES = 200;

const HOUR = 3_600_000;
const FURTHEST_BACK = 31 * 24 * HOUR;
const NAME = /^[a-z][a-z0-9-]{0,31}$/;

export function isCountKind(word: string): word is CountKind {
	return (COUNTS as readonly string[]).includes(word);
}

/** The cell an observation falls into. Throws `count-undeclared`, `invalid-request`. */
export function counterOf(
	declared: readonly string[],
	service: string,
	{ kind, name, took }: Observation,
	now: number,
): Counter {
	if (!declared.includes(kind)) {
		throw new Problem('count-undeclared', {
			where: '/observations',
			hint: `known here: ${declared.join(', ')}`,
		});
	}
	if (!NAME.test(name)) {
		throw new Problem('invalid-request', {
			where: '/observations',
			hint: 'a name is 1 to 32 lower-case letters, digits and hyphens, a letter first',
		});
	}
	const timed = kind === 'performance';
	if (timed !== (took !== undefined) || (took !== undefined && !(took >= 0 && took < Infinity))) {
		throw new Problem('invalid-request', {
			where: '/observations',
			hint: '`took`, milliseconds from 0, belongs to every `performance` and to nothing else',
		});
	}
	return { kind, service, name, hour: hourOf(now), atMost: boundOf(took) };
}

/** Start of the hour an instant falls into. */
export function hourOf(now: number): number {
	return Math.floor(now / HOUR) * HOUR;
}

/** Throws `invalid-request` for what is no instant, or lies longer ago than one answer can hold. */
export function requireRecent(from: number, now: number): void {
	if (from >= now - FURTHEST_BACK) return;
	throw new Problem('invalid-request', { where: '/from', hint: 'an instant of the last 31 days' });
}

function boundOf(took: number | undefined): number {
	return (took === undefined ? undefined : BOUNDS.find(bound => took <= bound)) ?? Infinity;
}

/** A word by which the same cell is found again. */
export function cellOf({ kind, service, name, hour, atMost }: Counter): string {
	return [kind, service, name, hour, atMost].join(' ');
}

/** Counters as series, in the order given; buckets add up, so that each holds the observations at or below its bound. */
export function seriesOf(counters: Counted[]): Series[] {
	const found = new Map<string, Series>();
	for (const { kind, service, name, hour, atMost, count } of counters) {
		const key = cellOf({ kind, service, name, hour, atMost: 0 });
		const series = found.get(key) ?? { kind, name, service, hour, count: 0, buckets: emptyBuckets(kind) };
		series.count += count;
		for (const bound of Object.keys(series.buckets)) {
			if (Number(bound) >= atMost) series.buckets[bound]! += count;
		}
		found.set(key, series);
	}
	return [...found.values()];
}

function emptyBuckets(kind: CountKind): Record<string, number> {
	return kind === 'performance' ? Object.fromEntries(BOUNDS.map(bound => [bound, 0])) : {};
}
