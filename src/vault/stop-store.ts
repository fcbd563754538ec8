/** The standing stops in SQL. */
import type { Session } from '../platform/postgres/session.js';

/** `<kind>:<name>` of each standing stop; null where none stands, which is nearly always. */
export type StandingStops = ReadonlySet<string> | null;

/** One text per standing stop, to be read in the statement it is to hold for. */
export const STANDING = `select kind || ':' || name as stopped from stop where lifted_at is null`;

export async function standingStops(session: Session): Promise<StandingStops> {
	const rows = await session.query<[string]>({ name: 'vault-standing-stops', text: STANDING });
	return rows.length === 0 ? null : new Set(rows.map(([stopped]) => stopped));
}
