/** Requests in SQL. The row outlives the person, whose id is then taken out of it. */
import type { Session } from '../../platform/postgres/session.js';
import type { Right } from '../../policy/model.js';
import type { RequestFigures, RequestState, RequestView } from './model.js';

type Row = [
	id: string,
	subject: string | null,
	claimed: string,
	service: string,
	state: string,
	receivedAt: number,
	dueAt: number,
	settledAt: number | null,
];

const COLUMNS = 'id, subject, claimed, service, state, received_at, due_at, settled_at';

function viewOf([id, subject, claimed, service, state, receivedAt, dueAt, settledAt]: Row): RequestView {
	const [right, stands] = [claimed as Right, state as RequestState];
	return { id, subject, right, service, state: stands, receivedAt, dueAt, settledAt };
}

export async function insertRequest(session: Session, request: RequestView): Promise<void> {
	const { id, subject, right, service, state, receivedAt, dueAt } = request;
	await session.query({
		name: 'rights-insert',
		text: `insert into rights_request (id, subject, claimed, service, state, received_at, due_at)
			values ($1, $2, $3, $4, $5, $6, $7)`,
		values: [id, subject, right, service, state, new Date(receivedAt), new Date(dueAt)],
	});
}

export async function findRequest(session: Session, id: string): Promise<RequestView | null> {
	const [row] = await session.query<Row>({
		name: 'rights-find',
		text: `select ${COLUMNS} from rights_request where id = $1`,
		values: [id],
	});
	return row ? viewOf(row) : null;
}

export async function requestsOf(session: Session, subject: string): Promise<RequestView[]> {
	const rows = await session.query<Row>({
		name: 'rights-of-person',
		text: `select ${COLUMNS} from rights_request where subject = $1 order by received_at, id`,
		values: [subject],
	});
	return rows.map(viewOf);
}

export async function listRequests(session: Session, limit: number): Promise<RequestView[]> {
	const rows = await session.query<Row>({
		name: 'rights-inbox',
		text: `select ${COLUMNS} from rights_request
			order by state <> 'received', case when state = 'received' then due_at end, settled_at desc, id
			limit $1`,
		values: [limit],
	});
	return rows.map(viewOf);
}

/** Null where the request was settled already; of parallel answers one finds it open. */
export async function settleRequest(
	session: Session,
	id: string,
	state: RequestState,
	at: number,
): Promise<RequestView | null> {
	const [row] = await session.query<Row>({
		name: 'rights-settle',
		text: `update rights_request set state = $2, settled_at = $3
			where id = $1 and state = 'received' returning ${COLUMNS}`,
		values: [id, state, new Date(at)],
	});
	return row ? viewOf(row) : null;
}

export async function countRequests(session: Session, now: number): Promise<RequestFigures> {
	const [row] = await session.query<[number, number, number, number | null]>({
		name: 'rights-figures',
		text: `select count(*) filter (where state = 'received'),
				count(*) filter (where state = 'received' and due_at < $1),
				count(*) filter (where state <> 'received'),
				percentile_cont(0.5) within group (order by extract(epoch from settled_at - received_at)) / 86400
			from rights_request`,
		values: [new Date(now)],
	});
	const [open, overdue, answered, medianDays] = row!;
	return { open, overdue, answered, medianDays };
}
