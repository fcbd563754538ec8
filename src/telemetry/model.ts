/**
 * Counts without people (S2.9–S2.10), in a database and under a role of their own. Nothing that comes in is kept as it
 * came: every observation is added to an hourly counter, and nothing of it can name or follow a person.
 */

/** Kinds a policy can declare under `telemetry.counts`. */
export const COUNTS = ['frequency-of-use', 'errors', 'overall-use', 'performance', 'app-source'] as const;

export type CountKind = (typeof COUNTS)[number];

export interface Observation {
	kind: CountKind;
	/** What was counted, from a small set: `page-view`, `checkout`, `search-engine`; `^[a-z][a-z0-9-]{0,31}$`. */
	name: string;
	/** Milliseconds, for `performance`: only its bucket is kept. */
	took?: number;
}

export interface Series {
	kind: CountKind;
	name: string;
	service: string;
	/** Start of the hour, milliseconds. */
	hour: number;
	count: number;
	/** Upper bound in milliseconds → observations at or below it, for `performance`. */
	buckets: Record<string, number>;
}

export interface Telemetry {
	/** All of them or none. Throws `count-undeclared`, `invalid-request`. */
	observe(service: string, observations: Observation[]): Promise<void>;
	/** Hours from the one `from` falls into, milliseconds, at most 31 days back. Throws `invalid-request`. */
	since(from: number): Promise<Series[]>;
	close(): Promise<void>;
}
