/** Reports of sweeps and the register of holds, in SQL. */
import type { Session } from '../../platform/postgres/session.js';
import type { ExtensionGround } from '../../policy/model.js';
import type { HoldView, SweepReport } from './model.js';

/** Puts a report, or what it has come to since. */
export async function saveReport(session: Session, id: string, report: SweepReport): Promise<void> {
	await session.query({
		name: 'retention-save-report',
		text: `insert into retention_sweep (id, at, deleted, held, erased, unreadable)
			values ($1, $2, $3, $4, $5, $6)
			on conflict (id) do update set deleted = excluded.deleted, held = excluded.held,
				erased = excluded.erased, unreadable = excluded.unreadable`,
		values: [
			id,
			new Date(report.at),
			JSON.stringify(report.deleted),
			JSON.stringify(report.held),
			report.erased,
			report.unreadable,
		],
	});
}

type ReportRow = [number, Record<string, number>, Record<string, number>, number, number];

/** Newest first. */
export async function listReports(session: Session, limit: number): Promise<SweepReport[]> {
	const rows = await session.query<ReportRow>({
		name: 'retention-list-reports',
		text: `select at, deleted, held, erased, unreadable from retention_sweep order by at desc, id limit $1`,
		values: [limit],
	});
	return rows.map(([at, deleted, held, erased, unreadable]) => ({ at, deleted, held, erased, unreadable }));
}

export async function insertHold(session: Session, hold: HoldView): Promise<void> {
	await session.query({
		name: 'hold-insert',
		text: `insert into hold
				(id, subject, ground, reference, items, begins_at, ends_at, sealed_until, proposed_by, approved_by)
			values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
		values: [
			hold.id,
			hold.subject,
			hold.ground,
			hold.reference,
			hold.items,
			new Date(hold.from),
			new Date(hold.until),
			hold.sealedUntil === null ? null : new Date(hold.sealedUntil),
			hold.proposedBy,
			hold.approvedBy,
		],
	});
}

type HoldRow = [
	id: string,
	subject: string | null,
	items: string[],
	ground: ExtensionGround,
	reference: string,
	from: number,
	until: number,
	sealedUntil: number | null,
	proposedBy: string,
	approvedBy: string,
	releasedAt: number | null,
];

const HOLD = `id, subject, items, ground, reference, begins_at, ends_at, sealed_until, proposed_by, approved_by,
	released_at`;

export async function findHold(session: Session, id: string): Promise<HoldView | null> {
	const [row] = await session.query<HoldRow>({
		name: 'hold-find',
		text: `select ${HOLD} from hold where id = $1`,
		values: [id],
	});
	return row ? holdOf(row) : null;
}

/** Newest first. */
export async function listHolds(
	session: Session,
	filter: { subject?: string; limit: number },
): Promise<HoldView[]> {
	const rows = await session.query<HoldRow>({
		name: 'hold-list',
		text: `select ${HOLD} from hold where $1::uuid is null or subject = $1
			order by begins_at desc, id limit $2`,
		values: [filter.subject ?? null, filter.limit],
	});
	return rows.map(holdOf);
}

/** Those of the subjects for whom a hold stands. */
export async function heldSubjects(session: Session, at: number, subjects: string[]): Promise<string[]> {
	const rows = await session.query<[string]>({
		name: 'hold-subjects',
		text: `select distinct subject from hold
			where subject = any($1::uuid[]) and begins_at <= $2 and ends_at > $2 and released_at is null`,
		values: [subjects, new Date(at)],
	});
	return rows.map(([subject]) => subject);
}

/** False where it was released before. */
export async function markReleased(
	session: Session,
	id: string,
	release: { by: string; at: number },
): Promise<boolean> {
	const rows = await session.query({
		name: 'hold-release',
		text: `update hold set released_at = $2, released_by = $3 where id = $1 and released_at is null returning 1`,
		values: [id, new Date(release.at), release.by],
	});
	return rows.length > 0;
}

function holdOf(row: HoldRow): HoldView {
	const [
		id,
		subject,
		items,
		ground,
		reference,
		from,
		until,
		sealedUntil,
		proposedBy,
		approvedBy,
		releasedAt,
	] = row;
	return {
		id,
		subject,
		items,
		ground,
		reference,
		from,
		until,
		sealedUntil,
		proposedBy,
		approvedBy,
		releasedAt,
	};
}
