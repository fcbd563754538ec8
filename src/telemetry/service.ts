/**
 * The counting itself. Observations of one moment share a statement and are acknowledged once it is committed, so that
 * nothing acknowledged is lost. One sent again after a lost connection may be counted twice: knowing it again would take
 * an id.
 */
import type pg from 'pg';
import type { Clock } from '../platform/clock.js';
import { asProblem } from '../platform/postgres/database.js';
import { Lane } from '../platform/postgres/lane.js';
import { migrate, TELEMETRY_MIGRATIONS } from '../platform/postgres/migrate.js';
import type { Session } from '../platform/postgres/session.js';
import { Problem } from '../platform/problem.js';
import type { Policy } from '../policy/model.js';
import type { Telemetry } from './model.js';
import {
	type Counted,
	type Counter,
	cellOf,
	counterOf,
	hourOf,
	isCountKind,
	MOST_NAMES,
	requireRecent,
	seriesOf,
} from './rules.js';
import { addCounts, addName, countedNames, countersSince } from './store.js';

/** Milliseconds. */
const STATEMENT_TIMEOUT = 15_000;

/**
 * Opens the database of counts and brings it to its schema.
 * @param target its user owns the schema; the counting itself runs as `obhut_counter`
 * @returns null where the policy declares no counts
 */
export async function openTelemetry(
	target: pg.ClientConfig,
	policy: Policy,
	clock: Clock,
): Promise<Telemetry | null> {
	const declared = policy.telemetry?.counts.filter(isCountKind) ?? [];
	if (declared.length === 0) return null;
	await migrate(target, TELEMETRY_MIGRATIONS);
	const settings = { target, role: 'obhut_counter', statementTimeout: STATEMENT_TIMEOUT } as const;
	const lane = new Lane({ ...settings, genericPlans: true });
	const names = new CountedNames(lane);
	const counting = new Counting(lane);
	return {
		async observe(service, observations) {
			const now = clock();
			const counters = observations.map(each => counterOf(declared, service, each, now));
			try {
				for (const { kind, name } of counters) await names.require(kind, service, name);
				await counting.add(counters);
			} catch (error) {
				throw asProblem(error);
			}
		},
		async since(from) {
			requireRecent(from, clock());
			try {
				return seriesOf(await countersSince(lane, hourOf(from)));
			} catch (error) {
				throw asProblem(error);
			}
		},
		async close() {
			await counting.settled();
			await lane.close();
		},
	};
}

/** Names are only ever added, so those known once need not be asked for again. */
class CountedNames {
	readonly #session: Session;
	readonly #known = new Map<string, Set<string>>();

	constructor(session: Session) {
		this.#session = session;
	}

	/** Throws `count-undeclared` where the name is new and there are as many as there may be. */
	async require(kind: string, service: string, name: string): Promise<void> {
		const key = `${kind} ${service}`;
		if (this.#known.get(key)?.has(name)) return;
		for (;;) {
			const names = new Set(await countedNames(this.#session, kind, service));
			this.#known.set(key, names);
			if (names.has(name)) return;
			if (names.size >= MOST_NAMES) {
				const hint = `at most ${MOST_NAMES} names are counted per kind and service; count under one of them`;
				throw new Problem('count-undeclared', { where: '/observations', hint });
			}
			await addName(this.#session, kind, service, name);
		}
	}
}

/** Adds up what arrives while a statement is under way, and sends it as the next one. */
class Counting {
	readonly #session: Session;
	#waiting: Map<string, Counted> | null = null;
	/** Resolves when the last statement planned has ended, well or not. */
	#last: Promise<unknown> = Promise.resolve();
	/** The statement that will carry what is waiting. */
	#next: Promise<void> = Promise.resolve();

	constructor(session: Session) {
		this.#session = session;
	}

	/** Resolves once committed. */
	add(counters: Counter[]): Promise<void> {
		if (!this.#waiting) {
			this.#waiting = new Map();
			this.#next = this.#last.then(() => this.#send());
			this.#last = this.#next.catch(() => {});
		}
		for (const counter of counters) {
			const cell = cellOf(counter);
			const counted = this.#waiting.get(cell) ?? { ...counter, count: 0 };
			counted.count += 1;
			this.#waiting.set(cell, counted);
		}
		return this.#next;
	}

	async settled(): Promise<void> {
		await this.#last;
	}

	#send(): Promise<void> {
		const counted = [...(this.#waiting ?? new Map<string, Counted>()).values()];
		this.#waiting = null;
		return addCounts(this.#session, counted);
	}
}
