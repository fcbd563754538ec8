/** The log as people with the right to see it read it. */
import type { OpenedEntry } from './entry.js';

export interface AuditAsk {
	/** `next` of the page before. */
	after?: string;
	limit: number;
	/** Only entries about this person. */
	subject?: string;
	kind?: string;
	/** Leaves out the acts on people the synthetic check invents. */
	withoutSynthetic?: boolean;
}

/** An audit entry as people with the right to see it read it. */
export interface AuditEntryView {
	id: string;
	/** ISO 8601, UTC. */
	at: string;
	kind: string;
	service: string | null;
	actor: string | null;
	purpose: string | null;
	items: string[];
	outcome: string;
	reason: string | null;
	clause: string | null;
	policyVersion: string;
	stateVersion: number | null;
	/** Pseudonym of the person on that day; null where the act was about nobody. */
	subjectRef: string | null;
}

/** An opened entry spelled out. */
export function viewEntry(entry: OpenedEntry): AuditEntryView {
	const refused = entry.denied ?? [];
	const permitted = [...(entry.permitted ?? []), ...(entry.removed ?? []).map(([item]) => item)];
	return {
		id: entry.id,
		at: new Date(entry.at).toISOString(),
		kind: entry.kind,
		service: entry.service,
		actor: entry.actor,
		purpose: entry.purpose ?? null,
		items: [...permitted, ...refused.map(([item]) => item)],
		outcome: outcomeOf(entry, permitted.length, refused.length),
		reason: refused[0]?.[1] ?? null,
		clause: refused[0]?.[2] ?? null,
		policyVersion: entry.policy,
		stateVersion: entry.state ?? null,
		subjectRef: entry.subject,
	};
}

function outcomeOf(entry: OpenedEntry, permitted: number, refused: number): string {
	if (entry.kind === 'fault') return 'fault';
	if (refused > 0) return permitted > 0 ? 'partly-denied' : 'denied';
	if (entry.subject === null && entry.purpose !== undefined) return entry.act ?? 'nobody-found';
	return entry.act ?? 'permitted';
}
