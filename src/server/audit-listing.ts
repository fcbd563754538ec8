/** The log as `/v1/audit/list` shows it; looking at it is itself an entry. */
import type { EntryKind, OpenedEntry } from '../audit/entry.js';
import { type EntryFilter, listEntries } from '../audit/listing.js';
import type { Session } from '../platform/postgres/session.js';
import type { OpenVault } from '../vault/index.js';
import type { Caller } from '../vault/model.js';
import type { AuditAsk, AuditEntryView } from './house.js';

export async function listAudit(
	reports: Session,
	vault: OpenVault,
	caller: Caller,
	ask: AuditAsk,
): Promise<{ entries: AuditEntryView[]; next: string | null }> {
	const filter: EntryFilter = {};
	if (ask.kind !== undefined) filter.kind = ask.kind as EntryKind;
	if (ask.subject !== undefined) filter.reference = await vault.referencesOf(caller, ask.subject);
	else await vault.recordListing(caller);
	const page = await listEntries(reports, {
		limit: ask.limit,
		filter,
		...(ask.after === undefined ? {} : { before: ask.after }),
	});
	return { entries: page.entries.map(view), next: page.next };
}

function view(entry: OpenedEntry): AuditEntryView {
	const refused = entry.denied ?? [];
	const permitted = entry.permitted ?? [];
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
