/** Which region a database holds, fixed at its first opening. */
import type { Session } from '../platform/postgres/session.js';

export interface RegionRow {
	number: number;
	name: string;
	keyringId: string;
	logId: string;
}

export async function findRegion(session: Session): Promise<RegionRow | null> {
	const [row] = await session.query<[number, string, string, string]>({
		name: 'region-find',
		text: 'select number, name, keyring_id, log_id from region',
	});
	return row ? { number: row[0], name: row[1], keyringId: row[2], logId: row[3] } : null;
}

export async function insertRegion(session: Session, row: RegionRow): Promise<void> {
	await session.query({
		name: 'region-insert',
		text: 'insert into region (number, name, keyring_id, log_id) values ($1, $2, $3, $4)',
		values: [row.number, row.name, row.keyringId, row.logId],
	});
}

/** `except`: digests of identifiers whose people are not counted. */
export async function countPeople(session: Session, except: Buffer[]): Promise<number> {
	const [row] = await session.query<[number]>({
		name: 'region-count-people',
		text: `select count(*) from subject s
			where not exists (select from identifier i where i.subject = s.id and i.digest = any($1))`,
		values: [except],
	});
	return row![0];
}
