/** What staff were told of a region's alarms, in SQL. */
import type { Instant } from '../../decide/state.js';
import type { Session } from '../../platform/postgres/session.js';
import type { AlarmCode } from '../alarms.js';
import type { Told } from './model.js';

const NOTICE_LOCK = 7_064_103;

/**
 * True for one transaction at a time, until its end. One that hangs in it loses it after three minutes: a silent mail
 * server is given up before.
 */
export async function lockNotices(transaction: Session): Promise<boolean> {
	const [row] = await transaction.query<[string, boolean]>({
		name: 'alarm-notice-lock',
		text: `select set_config('idle_in_transaction_session_timeout', '180000', true), pg_try_advisory_xact_lock($1)`,
		values: [NOTICE_LOCK],
	});
	return row![1];
}

type Row = [code: AlarmCode, onSince: Instant | null, toldAt: Instant | null, begunAt: Instant | null];

export async function toldSoFar(session: Session): Promise<Told[]> {
	const rows = await session.query<Row>({
		name: 'alarm-notice-read',
		text: 'select code, on_since, told_at, begun_at from alarm_notice',
	});
	return rows.map(([code, onSince, toldAt, begunAt]) => ({ code, onSince, toldAt, begunAt }));
}

export async function keepTold(transaction: Session, told: Told[]): Promise<void> {
	for (const { code, onSince, toldAt, begunAt } of told) {
		await transaction.query({
			name: 'alarm-notice-keep',
			text: `insert into alarm_notice (code, on_since, told_at, begun_at) values ($1, $2, $3, $4)
				on conflict (code) do update
				set on_since = excluded.on_since, told_at = excluded.told_at, begun_at = excluded.begun_at`,
			values: [code, ...[onSince, toldAt, begunAt].map(at => (at === null ? null : new Date(at)))],
		});
	}
}
