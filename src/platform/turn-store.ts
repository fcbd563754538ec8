/** Turns in SQL. */
import type { Session } from './postgres/session.js';

/** True for exactly one caller per period, however many processes ask; a crash in a turn costs that turn only. */
export async function takeTurn(
	session: Session,
	work: string,
	now: number,
	period: number,
): Promise<boolean> {
	const rows = await session.query({
		name: 'turn-take',
		text: `insert into turn (work, taken_at) values ($1, $2)
			on conflict (work) do update set taken_at = excluded.taken_at where turn.taken_at <= $3
			returning 1`,
		values: [work, new Date(now), new Date(now - period)],
	});
	return rows.length > 0;
}
