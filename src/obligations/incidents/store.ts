/** Incidents in SQL, and whom they touched. */
import type { Session } from '../../platform/postgres/session.js';
import type { IncidentView, Scope } from './model.js';

export type StoredIncident = Pick<
	IncidentView,
	'id' | 'state' | 'what' | 'scope' | 'suspectedAt' | 'touched'
>;

type Row = [
	id: string,
	state: IncidentView['state'],
	what: Record<string, string>,
	scope: Scope,
	suspectedAt: number,
	touched: number,
];

const COLUMNS = 'id, state, what, scope, suspected_at, touched';

export async function insertIncident(
	session: Session,
	incident: StoredIncident & { openedAt: number; openedBy: string },
): Promise<void> {
	await session.query({
		name: 'incident-insert',
		text: `insert into incident (id, what, scope, suspected_at, opened_at, opened_by)
			values ($1, $2, $3, $4, $5, $6)`,
		values: [
			incident.id,
			JSON.stringify(incident.what),
			JSON.stringify(incident.scope),
			new Date(incident.suspectedAt),
			new Date(incident.openedAt),
			incident.openedBy,
		],
	});
}

export async function findIncident(session: Session, id: string): Promise<StoredIncident | null> {
	const [row] = await session.query<Row>({
		name: 'incident-find',
		text: `select ${COLUMNS} from incident where id = $1`,
		values: [id],
	});
	return row ? incidentOf(row) : null;
}

/** Newest first. */
export async function listIncidents(session: Session): Promise<StoredIncident[]> {
	const rows = await session.query<Row>({
		name: 'incident-list',
		text: `select ${COLUMNS} from incident order by opened_at desc, id limit 200`,
	});
	return rows.map(incidentOf);
}

/** False where it was not in a state before. */
export async function moveIncident(
	session: Session,
	id: string,
	from: IncidentView['state'][],
	to: IncidentView['state'],
): Promise<boolean> {
	const rows = await session.query({
		name: 'incident-move',
		text: 'update incident set state = $3 where id = $1 and state = any($2::text[]) returning 1',
		values: [id, from, to],
	});
	return rows.length > 0;
}

/** Adds people found to those found before; gives how many there are. */
export async function addTouched(session: Session, incident: string, subjects: string[]): Promise<number> {
	await session.query({
		name: 'incident-touched-add',
		text: `insert into incident_subject (incident, subject)
			select $1, subject from unnest($2::uuid[]) as found(subject) on conflict do nothing`,
		values: [incident, subjects],
	});
	const [row] = await session.query<[number]>({
		name: 'incident-touched-count',
		text: `update incident set touched =
				(select count(*) from incident_subject where incident = $1) where id = $1 returning touched`,
		values: [incident],
	});
	return row![0];
}

export async function touchedBy(session: Session, incident: string): Promise<string[]> {
	const rows = await session.query<[string]>({
		name: 'incident-touched',
		text: 'select subject from incident_subject where incident = $1 order by subject',
		values: [incident],
	});
	return rows.map(([subject]) => subject);
}

/** People no message was queued for, held until the transaction ends; others' are passed over. */
export async function untold(session: Session, incident: string, limit: number): Promise<string[]> {
	const rows = await session.query<[string]>({
		name: 'incident-untold',
		text: `select subject from incident_subject where incident = $1 and message is null
			order by subject limit $2 for update skip locked`,
		values: [incident, limit],
	});
	return rows.map(([subject]) => subject);
}

export async function markTold(
	session: Session,
	incident: string,
	subject: string,
	message: string,
): Promise<void> {
	await session.query({
		name: 'incident-told',
		text: 'update incident_subject set message = $3 where incident = $1 and subject = $2',
		values: [incident, subject, message],
	});
}

function incidentOf([id, state, what, scope, suspectedAt, touched]: Row): StoredIncident {
	return { id, state, what, scope, suspectedAt, touched };
}
