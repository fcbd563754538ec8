/**
 * The sweep of one person (S3.2): what is due is deleted, what is held stays, and of whom nothing is left is erased.
 * One transaction, one entry. Where the policy says `anonymise` the value is deleted too: stricter, nothing stays.
 */
import type { AuditEntry } from '../audit/entry.js';
import { dueOf, dueTargets } from '../decide/due.js';
import { heldAs, standingHolds } from '../decide/holds.js';
import { reach } from '../platform/fault-points.js';
import type { Transaction } from '../platform/postgres/database.js';
import { Problem } from '../platform/problem.js';
import { act } from './act.js';
import type { VaultContext } from './context.js';
import { referenceOf } from './judging.js';
import { ledgerMark } from './ledger.js';
import type { Caller, SubjectId } from './model.js';
import { encodePage } from './page.js';
import { openPage, type Person, requireAnchored } from './person.js';
import { pagePlace, seal } from './seal.js';
import { destroyPerson, type PageRow, putPage, releaseIdentifier } from './store.js';
import type { PageAnchor } from './stored-state.js';
import { deletePage, deleteRecords, dueSubjects, everyPage, recordStubs } from './sweep-store.js';

export interface Swept {
	/** Values deleted, by item. */
	deleted: Record<string, number>;
	/** Values due but held, by item. */
	held: Record<string, number>;
	/** Nothing was left of the person and no hold stood. */
	erased: boolean;
}

/** What one sweep of a person is doing. */
interface Sweeping {
	context: VaultContext;
	transaction: Transaction;
	person: Person;
	now: number;
	deleted: Map<number, number>;
	held: Map<number, number>;
	/** Values and pages that stay. */
	left: number;
}

/** Throws `subject-unknown`, `vault-integrity`. */
export async function sweepPerson(context: VaultContext, caller: Caller, subject: SubjectId): Promise<Swept> {
	const outcome = await act<Swept>(
		context,
		{ kind: 'sweep', caller, subject, hold: 'change' },
		async (transaction, person, now) => {
			const sweeping: Sweeping = {
				...{ context, transaction, person, now, left: 0 },
				...{ deleted: new Map(), held: new Map() },
			};
			await sweepRecords(sweeping);
			const pages = await sweepPages(sweeping);
			for (const item of sweeping.deleted.keys()) {
				if (context.policy.items[item]?.identifies) await releaseIdentifier(transaction, subject, item);
			}
			await reach('sweep.removed');
			const erased = sweeping.left === 0 && standingHolds(person.state, now).length === 0;
			if (erased) {
				await destroyPerson(transaction, subject);
				await context.ledger.record(ledgerMark(person.keys.reference));
			}
			const version = person.state.version + 1;
			const changed = !erased && pages !== null;
			return {
				answer: { ...figures(sweeping), erased },
				entry: entryOf(sweeping, caller, erased),
				...(changed ? { state: { state: { ...person.state, version }, pages } } : {}),
			};
		},
	);
	if (!('done' in outcome)) throw new Problem('denied');
	if (outcome.done.erased) context.known.forget(subject);
	return outcome.done;
}

/** People of whom something is due by what is stored in plain; `sweepPerson` judges them. */
export function dueNow(
	context: VaultContext,
	now: number,
	after: SubjectId | null,
	limit: number,
): Promise<SubjectId[]> {
	return dueSubjects(context.database, dueTargets(context.policy, now), after, limit);
}

async function sweepRecords(sweeping: Sweeping): Promise<void> {
	const { transaction, person } = sweeping;
	const records = await recordStubs(transaction, person.subject);
	const doomed = records.filter(({ item, service, collectedAt }) =>
		goes(sweeping, item, service, collectedAt),
	);
	if (doomed.length > 0) {
		await deleteRecords(
			transaction,
			person.subject,
			doomed.map(({ id }) => id),
		);
	}
	sweeping.left += records.length - doomed.length;
}

/** The pages the state anchors from now on; null where none changed. */
async function sweepPages(sweeping: Sweeping): Promise<PageAnchor[] | null> {
	const { transaction, person } = sweeping;
	const rows = await everyPage(transaction, person.subject);
	for (const { page, service } of person.anchors) requireAnchored(person, page, service, rows);
	const anchors: PageAnchor[] = [];
	let changed = false;
	for (const row of rows) {
		const revision = await sweepPage(sweeping, row);
		if (revision !== row.revision) changed = true;
		if (revision !== null) anchors.push({ page: row.page, service: row.service, revision });
	}
	sweeping.left += anchors.length;
	return changed ? anchors : null;
}

/** The page's revision after it, or null where nothing of it is left. */
async function sweepPage(sweeping: Sweeping, row: PageRow): Promise<number | null> {
	const { transaction, person } = sweeping;
	const content = openPage(person, row);
	const doomed = [...content.keys()].filter(item =>
		goes(sweeping, item, row.service, Number.POSITIVE_INFINITY),
	);
	for (const item of doomed) content.delete(item);
	if (content.size === 0) {
		await deletePage(transaction, person.subject, row);
		return null;
	}
	if (doomed.length === 0) return row.revision;
	const place = { ...row, generation: person.generation, revision: row.revision + 1 };
	const sealed = seal(
		person.keys.seal,
		encodePage(content),
		pagePlace({ subject: person.subject, ...place }),
	);
	await putPage(transaction, person.subject, { ...place, sealed });
	return place.revision;
}

/** Whether a value is to be deleted now; counts it, and counts it as held where a hold keeps it. */
function goes(
	{ context, person, now, deleted, held }: Sweeping,
	item: number,
	by: number,
	at: number,
): boolean {
	const due = dueOf(context.policy, person.state, { item, collectedBy: by, collectedAt: at });
	if (due === null || now < due.at) return false;
	const counted = heldAs(person.state, item, now) === null ? deleted : held;
	counted.set(item, (counted.get(item) ?? 0) + 1);
	return counted === deleted;
}

function figures({ context, deleted, held }: Sweeping): Pick<Swept, 'deleted' | 'held'> {
	const named = (counts: Map<number, number>) =>
		Object.fromEntries([...counts].map(([item, count]) => [context.policy.items[item]!.id, count]));
	return { deleted: named(deleted), held: named(held) };
}

function entryOf(sweeping: Sweeping, caller: Caller, erased: boolean): AuditEntry {
	const { context, person, now, held } = sweeping;
	const removed = Object.entries(figures(sweeping).deleted);
	const open = [...held].filter(([item]) => heldAs(person.state, item, now) === 'open');
	const kept = open.map(([item, count]) => `${context.policy.items[item]!.id} ${count}`);
	return {
		kind: 'sweep',
		at: now,
		service: caller.service,
		actor: caller.actor,
		subject: referenceOf(context, person, now),
		state: person.state.version,
		...(removed.length > 0 ? { removed } : {}),
		...(kept.length > 0 ? { about: `held ${kept.join(', ')}` } : {}),
		act: erased ? 'erased' : 'swept',
	};
}
