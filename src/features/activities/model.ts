/** Activities people can enter: competitions, events (S1.1). Times are milliseconds. */
import type { Words } from '../../policy/model.js';
import type { Caller, Idempotency, SubjectId, Value } from '../../vault/model.js';

export interface Activity {
	id: string;
	service: string;
	title: Words;
	endsAt: number;
	entries: number;
}

export interface Activities {
	/** The same words and end once more: the same activity. Throws `activity-ended` for an end that is past. */
	open(caller: Caller, ask: { title: Words; endsAt: number }): Promise<Activity>;
	/** Those of the calling service that have not ended, soonest end first. */
	list(caller: Caller): Promise<Activity[]>;
	/** Throws `activity-unknown`, `activity-ended`. */
	enter(
		caller: Caller,
		ask: { subject: SubjectId; activity: string; entry: Value },
		once?: Idempotency,
	): Promise<void>;
	/**
	 * Settles activities whose time is up: for each entrant who takes part in none that still runs, the retention period
	 * begins, at the end of the last one. Gives how many people that was.
	 */
	endDue(now: number): Promise<number>;
}
