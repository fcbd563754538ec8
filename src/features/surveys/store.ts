/** Surveys and their invitations in SQL. */
import type { Session } from '../../platform/postgres/session.js';
import type { Words } from '../../policy/model.js';
import type { SubjectId } from '../../vault/model.js';

/** A survey as stored; how its messages stand, the outbox knows. */
export interface StoredSurvey {
	id: string;
	service: string;
	title: Words;
	question: Words;
	createdAt: number;
	answers: number;
}

type Row = [id: string, service: string, title: Words, question: Words, createdAt: number, answers: number];

const COLUMNS = 'id, service, title, question, created_at, answers';

function surveyOf([id, service, title, question, createdAt, answers]: Row): StoredSurvey {
	return { id, service, title, question, createdAt, answers };
}

export async function insertSurvey(session: Session, made: Omit<StoredSurvey, 'answers'>): Promise<void> {
	await session.query({
		name: 'survey-insert',
		text: 'insert into survey (id, service, title, question, created_at) values ($1, $2, $3, $4, $5)',
		values: [
			made.id,
			made.service,
			JSON.stringify(made.title),
			JSON.stringify(made.question),
			new Date(made.createdAt),
		],
	});
}

export async function findSurvey(session: Session, id: string): Promise<StoredSurvey | null> {
	const [row] = await session.query<Row>({
		name: 'survey-find',
		text: `select ${COLUMNS} from survey where id = $1`,
		values: [id],
	});
	return row ? surveyOf(row) : null;
}

/** Newest first. */
export async function allSurveys(session: Session): Promise<StoredSurvey[]> {
	const rows = await session.query<Row>({
		name: 'survey-all',
		text: `select ${COLUMNS} from survey order by created_at desc, id`,
	});
	return rows.map(surveyOf);
}

export async function countAnswer(session: Session, id: string): Promise<void> {
	await session.query({
		name: 'survey-count-answer',
		text: 'update survey set answers = answers + 1 where id = $1',
		values: [id],
	});
}

/** Everybody of the region who is not invited to the survey yet, after the person given, in the order of their ids. */
export async function uninvitedPeople(
	session: Session,
	survey: string,
	after: SubjectId | null,
	limit: number,
): Promise<SubjectId[]> {
	const rows = await session.query<[string]>({
		name: 'survey-uninvited',
		text: `select s.id from subject s
			where ($2::uuid is null or s.id > $2::uuid)
				and not exists (select from survey_invitation i where i.subject = s.id and i.survey = $1)
			order by s.id limit $3`,
		values: [survey, after, limit],
	});
	return rows.map(([id]) => id);
}

/**
 * Those who are invited by this call and by no other, in the order of their ids; people erased meanwhile are not among
 * them, and nobody among them can be erased before the transaction ends.
 */
export async function claimInvitations(
	session: Session,
	survey: string,
	subjects: SubjectId[],
): Promise<SubjectId[]> {
	const rows = await session.query<[string]>({
		name: 'survey-invite',
		text: `with there as (
				select id from subject where id = any($2::uuid[]) order by id for key share
			)
			insert into survey_invitation (subject, survey) select id, $1 from there
			on conflict do nothing returning subject`,
		values: [survey, subjects],
	});
	return rows.map(([id]) => id).sort();
}

/** Notes which message each of them is invited by. */
export async function noteMessages(
	session: Session,
	survey: string,
	messages: { subject: SubjectId; message: string }[],
): Promise<void> {
	await session.query({
		name: 'survey-note-messages',
		text: `update survey_invitation i set message = new.message
			from unnest($2::uuid[], $3::uuid[]) as new(subject, message)
			where i.survey = $1 and i.subject = new.subject`,
		values: [survey, messages.map(({ subject }) => subject), messages.map(({ message }) => message)],
	});
}
