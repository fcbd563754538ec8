/** Conversations in SQL. */
import type { Session } from '../../platform/postgres/session.js';
import type { SubjectId } from '../../vault/model.js';
import type { SupportCase } from './model.js';

type Row = [
	subject: string,
	id: string,
	service: string,
	state: SupportCase['state'],
	opened: number,
	last: number,
];

const COLUMNS = 'subject, id, service, state, opened_at, last_at';

function caseOf([subject, id, service, state, openedAt, lastAt]: Row): SupportCase {
	return { subject, id, service, state, openedAt, lastAt };
}

export async function insertCase(session: Session, opened: SupportCase, record: string): Promise<void> {
	await session.query({
		name: 'support-insert',
		text: `insert into support_case (${COLUMNS}, opened_with) values ($1, $2, $3, $4, $5, $6, $7)`,
		values: [
			opened.subject,
			opened.id,
			opened.service,
			opened.state,
			new Date(opened.openedAt),
			new Date(opened.lastAt),
			record,
		],
	});
}

/** Somebody wrote: null where there is no such conversation of that person and service. */
export async function touchCase(
	session: Session,
	{ subject, id, service }: Pick<SupportCase, 'subject' | 'id' | 'service'>,
	state: SupportCase['state'],
	now: number,
): Promise<SupportCase | null> {
	const [row] = await session.query<Row>({
		name: 'support-touch',
		text: `update support_case set state = $4, last_at = $5
			where subject = $1 and id = $2 and service = $3 returning ${COLUMNS}`,
		values: [subject, id, service, state, new Date(now)],
	});
	return row ? caseOf(row) : null;
}

export async function findCase(session: Session, id: string): Promise<SupportCase | null> {
	const [row] = await session.query<Row>({
		name: 'support-find',
		text: `select ${COLUMNS} from support_case where id = $1`,
		values: [id],
	});
	return row ? caseOf(row) : null;
}

/** The conversation whose first words are that record. */
export async function findOpened(
	session: Session,
	subject: SubjectId,
	record: string,
): Promise<SupportCase | null> {
	const [row] = await session.query<Row>({
		name: 'support-find-opened',
		text: `select ${COLUMNS} from support_case where subject = $1 and opened_with = $2`,
		values: [subject, record],
	});
	return row ? caseOf(row) : null;
}

/** Of one person at one service, the latest first. */
export async function casesOf(session: Session, subject: SubjectId, service: string): Promise<SupportCase[]> {
	const rows = await session.query<Row>({
		name: 'support-of-person',
		text: `select ${COLUMNS} from support_case where subject = $1 and service = $2
			order by last_at desc, id`,
		values: [subject, service],
	});
	return rows.map(caseOf);
}

/** Those that wait for staff, the longest waiting first. */
export async function waitingCases(session: Session, limit: number): Promise<SupportCase[]> {
	const rows = await session.query<Row>({
		name: 'support-waiting',
		text: `select ${COLUMNS} from support_case where state = 'open' order by last_at, id limit $1`,
		values: [limit],
	});
	return rows.map(caseOf);
}
