/** Checkpoints of past days are thinned out to the last of each hour: the tiles prove the others all the same. */
import type { Database } from '../platform/postgres/database.js';
import type { Recurring } from '../platform/turns.js';

const HOUR = 3_600_000;

/** Gives how many went. Nothing younger than a day does, nor the newest of any tree. */
export async function thinCheckpoints(database: Database): Promise<number> {
	const statement = { name: 'tree-thin-checkpoints', text: 'select thin_checkpoints()' };
	const [row] = await database.integration(session => session.query<[number]>(statement));
	return row![0];
}

export function thinningWork(database: Database): Recurring {
	return { work: 'thin-checkpoints', period: HOUR, run: async () => void (await thinCheckpoints(database)) };
}
