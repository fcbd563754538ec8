/** How a region's log and clock stand, in SQL. */
import type { Instant } from '../decide/state.js';
import type { LogStanding } from '../evidence/index.js';
import type { Session } from '../platform/postgres/session.js';

/** As the auditor reads it. */
export async function logStanding(reports: Session): Promise<LogStanding> {
	const [row] = await reports.query<
		[Instant | null, number | null, number | null, Instant | null, Instant | null]
	>({
		name: 'log-standing',
		text: `select (select min(at) from audit_inbox), head.size, newest.size, newest.at,
				head.grown_at
			from (select 1) one
			left join log_head head on true
			left join (select size, at from log_checkpoint order by epoch desc, size desc limit 1) newest on true`,
	});
	const [oldestWaitingAt, leaves, size, checkpointAt, grownAt] = row!;
	return { leaves, size, checkpointAt, grownAt, oldestWaitingAt };
}

/** What the database's clock says now. */
export async function databaseTime(session: Session): Promise<Instant> {
	const [row] = await session.query<[Instant]>({ name: 'database-time', text: 'select clock_timestamp()' });
	return row![0];
}
