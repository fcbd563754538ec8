/** The log as those may see it who have the right to, or the person their own; looking at it is itself an entry. */
import type { EntryKind } from '../audit/entry.js';
import { type EntryFilter, listEntries } from '../audit/listing.js';
import { type ProvenPage, proveEntriesOf } from '../audit/prove.js';
import { SYNTHETIC_ACTOR } from '../audit/synthetic.js';
import { type AuditAsk, type AuditEntryView, viewEntry } from '../audit/view.js';
import type { Session } from '../platform/postgres/session.js';
import type { OpenVault } from '../vault/index.js';
import type { Caller, SubjectId } from '../vault/model.js';

export async function listAudit(
	reports: Session,
	vault: OpenVault,
	caller: Caller,
	ask: AuditAsk,
): Promise<{ entries: AuditEntryView[]; next: string | null }> {
	const filter: EntryFilter = {};
	if (ask.kind !== undefined) filter.kind = ask.kind as EntryKind;
	if (ask.withoutSynthetic) filter.exceptActor = SYNTHETIC_ACTOR;
	if (ask.subject !== undefined) filter.reference = await vault.referencesOf(caller, ask.subject);
	else await vault.recordListing(caller);
	const page = await listEntries(reports, {
		limit: ask.limit,
		filter,
		...(ask.after === undefined ? {} : { before: ask.after }),
	});
	return { entries: page.entries.map(viewEntry), next: page.next };
}

export async function proveAudit(
	reports: Session,
	vault: OpenVault,
	caller: Caller,
	{ subject, after, limit }: { subject: SubjectId; after?: string; limit: number },
): Promise<ProvenPage> {
	const reference = await vault.referencesOf(caller, subject);
	return proveEntriesOf(reports, reference, { limit, ...(after === undefined ? {} : { before: after }) });
}
