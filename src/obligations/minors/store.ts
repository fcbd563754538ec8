/** The history of guardians' answers in SQL; it goes with the child. */
import type { Session } from '../../platform/postgres/session.js';
import type { GuardianAct } from './model.js';

export interface GuardianEvent {
	subject: string;
	id: string;
	/** Milliseconds. */
	at: number;
	act: GuardianAct;
	policyVersion: string;
	/** Service on whose behalf. */
	service: string;
}

/** False where an event of that id stands already. */
export async function insertGuardianEvent(session: Session, event: GuardianEvent): Promise<boolean> {
	const rows = await session.query({
		name: 'guardian-insert',
		text: `insert into guardian_event (subject, id, at, act, policy_version, service) values ($1, $2, $3, $4, $5, $6)
			on conflict do nothing returning 1`,
		values: [event.subject, event.id, new Date(event.at), event.act, event.policyVersion, event.service],
	});
	return rows.length === 1;
}

/** What came of the link of a message; null while nothing has. */
export async function actOfMessage(
	session: Session,
	subject: string,
	message: string,
): Promise<GuardianAct | null> {
	const [row] = await session.query<[string]>({
		name: 'guardian-act',
		text: 'select act from guardian_event where subject = $1 and id = $2',
		values: [subject, message],
	});
	return row ? (row[0] as GuardianAct) : null;
}

/** The newest time a guardian was asked; null where none was. */
export async function newestAsk(
	session: Session,
	subject: string,
): Promise<{ id: string; service: string } | null> {
	const [row] = await session.query<[string, string]>({
		name: 'guardian-newest-ask',
		text: `select id, service from guardian_event where subject = $1 and act = 'asked'
			order by position desc limit 1`,
		values: [subject],
	});
	return row ? { id: row[0], service: row[1] } : null;
}

export async function countSince(
	session: Session,
	subject: string,
	act: GuardianAct,
	since: number,
): Promise<number> {
	const [row] = await session.query<[number]>({
		name: 'guardian-count',
		text: 'select count(*) from guardian_event where subject = $1 and act = $2 and at > $3',
		values: [subject, act, new Date(since)],
	});
	return row![0];
}
