/** Incidents (S4.5): stop the spread, find out who was touched, tell them. Times are milliseconds. */
import type { SubjectId } from '../../vault/model.js';

export type StopKind = 'purpose' | 'service' | 'actor';

export interface Stop {
	id: string;
	kind: StopKind;
	/** Id of purpose or service, or reference of an actor (`key:…`, `staff:…`). */
	name: string;
	since: number;
	by: string;
	liftedAt: number | null;
}

/** What to look for in the log. */
export interface Scope {
	from: number;
	to: number;
	purpose?: string;
	service?: string;
	actor?: string;
}

export interface IncidentView {
	id: string;
	state: 'open' | 'told' | 'closed';
	/** What happened, in the policy officer's words per language; nothing personal. */
	what: Record<string, string>;
	scope: Scope;
	suspectedAt: number;
	/** When each authority must know at the latest, by jurisdiction. */
	authorityBy: Record<string, number>;
	/** People whose values were released or changed within the scope. */
	touched: number;
	/** People whose mail has left. */
	told: number;
}

export interface Incidents {
	/** One that stands already is given as it stands. Throws `purpose-unknown`, `service-unknown`, `invalid-request`. */
	stop(by: string, kind: StopKind, name: string): Promise<Stop>;
	/** One lifted before stays so. Throws `incident-unknown`. */
	lift(by: string, id: string): Promise<void>;
	stops(): Promise<Stop[]>;
	open(
		by: string,
		ask: { what: Record<string, string>; scope: Scope; suspectedAt: number },
	): Promise<IncidentView>;
	/** Computes from the log who was touched, and keeps the list with the incident. */
	findTouched(by: string, id: string): Promise<number>;
	/** Queues mail to everybody touched and stands an announcement. */
	tell(by: string, id: string): Promise<IncidentView>;
	close(by: string, id: string): Promise<void>;
	list(): Promise<IncidentView[]>;
	touched(id: string): Promise<SubjectId[]>;
}
