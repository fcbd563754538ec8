/** Stops in SQL; the vault reads the standing ones itself. */
import type { Session } from '../../platform/postgres/session.js';
import type { Stop, StopKind } from './model.js';

type Row = [id: string, kind: StopKind, name: string, since: number, by: string, liftedAt: number | null];

const COLUMNS = 'id, kind, name, since, by, lifted_at';

/** The stop that stands: this one, or the one that stood before it. */
export async function insertStop(session: Session, stop: Stop): Promise<Stop> {
	const [row] = await session.query<Row>({
		name: 'stop-insert',
		text: `insert into stop (id, kind, name, since, by) values ($1, $2, $3, $4, $5)
			on conflict (kind, name) where lifted_at is null do update set lifted_at = null
			returning ${COLUMNS}`,
		values: [stop.id, stop.kind, stop.name, new Date(stop.since), stop.by],
	});
	return stopOf(row!);
}

/** The stop as lifted now; null where it is unknown or was lifted before. */
export async function liftStop(session: Session, id: string, now: number): Promise<Stop | null> {
	const [row] = await session.query<Row>({
		name: 'stop-lift',
		text: `update stop set lifted_at = $2 where id = $1 and lifted_at is null returning ${COLUMNS}`,
		values: [id, new Date(now)],
	});
	return row ? stopOf(row) : null;
}

/** Newest first, those standing before those lifted. */
export async function listStops(session: Session): Promise<Stop[]> {
	const rows = await session.query<Row>({
		name: 'stop-list',
		text: `select ${COLUMNS} from stop order by lifted_at is not null, since desc, id limit 1000`,
	});
	return rows.map(stopOf);
}

function stopOf([id, kind, name, since, by, liftedAt]: Row): Stop {
	return { id, kind, name, since, by, liftedAt };
}
