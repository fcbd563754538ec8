/** The outbox in SQL. */
import type { Session } from '../platform/postgres/session.js';
import type { Language } from '../policy/model.js';
import type { SubjectId } from '../vault/model.js';
import type { MessageState, MessageView, NewMessage, Template } from './model.js';

type Params = Record<string, string | number>;

/** A message a courier has claimed. */
export interface DueMessage extends NewMessage {
	id: string;
	/** Milliseconds. */
	createdAt: number;
	/** Attempts begun, this one included. */
	attempts: number;
	/** Until when it is claimed; tells this claim from a later one. */
	claimedUntil: number;
}

/** What became of a message. */
export interface Settlement {
	state: Exclude<MessageState, 'queued'>;
	reason: string | null;
	clause: string | null;
}

export async function insertMessage(
	session: Session,
	id: string,
	message: NewMessage,
	now: number,
): Promise<void> {
	await session.query({
		name: 'message-insert',
		text: `insert into message
				(subject, id, template, purpose, item, service, language, origin, params, created_at, due_at)
			values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)`,
		values: [
			message.subject,
			id,
			message.template,
			message.purpose,
			message.to,
			message.service,
			message.language,
			message.origin ?? null,
			JSON.stringify(message.params),
			new Date(now),
		],
	});
}

type DueTuple = [
	subject: string,
	id: string,
	template: Template,
	purpose: string,
	item: string,
	service: string,
	language: Language,
	origin: string | null,
	params: Params,
	createdAt: number,
	attempts: number,
];

/**
 * Claims the message that is due longest; null where none is. INVARIANT(one-courier): of couriers that ask at once each
 * gets another one, and none gets what another has until its lease is over.
 */
export async function claimDue(session: Session, now: number, until: number): Promise<DueMessage | null> {
	const [row] = await session.query<DueTuple>({
		name: 'message-claim',
		text: `with due as materialized (
				select subject, id from message
				where state = 'queued' and due_at <= $1 and (claimed_until is null or claimed_until <= $1)
				order by due_at limit 1 for update skip locked
			)
			update message m set claimed_until = $2, attempts = m.attempts + 1
			from due where m.subject = due.subject and m.id = due.id
			returning m.subject, m.id, m.template, m.purpose, m.item, m.service, m.language, m.origin, m.params,
				m.created_at, m.attempts`,
		values: [new Date(now), new Date(until)],
	});
	if (!row) return null;
	const [subject, id, template, purpose, to, service, language, origin, params, createdAt, attempts] = row;
	return {
		...{ subject, id, template, purpose, to, service, language, params, createdAt, attempts },
		...(origin === null ? {} : { origin }),
		claimedUntil: until,
	};
}

/** Nothing happens where the claim was lost meanwhile, and the message is another courier's. */
export async function settleMessage(
	session: Session,
	claimed: DueMessage,
	{ state, reason, clause }: Settlement,
	now: number,
): Promise<void> {
	await session.query({
		name: 'message-settle',
		text: `update message set state = $4, settled_at = $5, reason = $6, clause = $7, claimed_until = null
			where subject = $1 and id = $2 and state = 'queued' and claimed_until = $3`,
		values: [
			claimed.subject,
			claimed.id,
			new Date(claimed.claimedUntil),
			state,
			new Date(now),
			reason,
			clause,
		],
	});
}

/** Lets go of a claim; the message is due again then. */
export async function postpone(session: Session, claimed: DueMessage, dueAt: number): Promise<void> {
	await session.query({
		name: 'message-postpone',
		text: `update message set due_at = $4, claimed_until = null
			where subject = $1 and id = $2 and state = 'queued' and claimed_until = $3`,
		values: [claimed.subject, claimed.id, new Date(claimed.claimedUntil), new Date(dueAt)],
	});
}

/** Removes messages of a person who is gone. */
export async function forgetMessages(session: Session, subject: SubjectId): Promise<void> {
	await session.query({
		name: 'message-forget',
		text: 'delete from message where subject = $1',
		values: [subject],
	});
}

/** Removes messages settled before `most`, of the templates `lasting` before that instant; gives how many. */
export async function deleteSettled(
	session: Session,
	before: { most: number; lasting: number },
	lasting: readonly Template[],
	limit: number,
): Promise<number> {
	const rows = await session.query<[number]>({
		name: 'message-delete-settled',
		text: `with old as (
				select subject, id from message
				where state <> 'queued' and settled_at < $1 and (template <> all($2::text[]) or settled_at < $3)
				limit $4
			)
			delete from message m using old where m.subject = old.subject and m.id = old.id returning 1`,
		values: [new Date(before.most), [...lasting], new Date(before.lasting), limit],
	});
	return rows.length;
}

type ViewTuple = [
	string,
	string,
	Template,
	MessageState,
	number,
	number | null,
	string | null,
	string | null,
];

export async function listMessages(
	session: Session,
	{ subject, template, limit }: { subject?: SubjectId; template?: Template; limit: number },
): Promise<MessageView[]> {
	const wanted = [
		...(subject === undefined ? [] : [{ column: 'subject', value: subject }]),
		...(template === undefined ? [] : [{ column: 'template', value: template }]),
	];
	const where = wanted.map(({ column }, at) => `${column} = $${at + 2}`).join(' and ') || 'true';
	const rows = await session.query<ViewTuple>({
		name: ['message-list', ...wanted.map(({ column }) => column)].join('-'),
		text: `select id, subject, template, state, created_at, settled_at, reason, clause from message
			where ${where} order by created_at desc, id limit $1`,
		values: [limit, ...wanted.map(({ value }) => value)],
	});
	return rows.map(([id, about, kind, state, createdAt, settledAt, reason, clause]) => ({
		...{ id, subject: about, template: kind, state, createdAt, settledAt, reason, clause },
	}));
}

export async function countMessages(
	session: Session,
	template: Template,
	key: string,
	value: string,
): Promise<[MessageState, number][]> {
	return session.query<[MessageState, number]>({
		name: 'message-count',
		text: `select state, count(*) from message where template = $1 and params ->> $2::text = $3 group by state`,
		values: [template, key, value],
	});
}

export async function findMessage(
	session: Session,
	template: Template,
	id: string,
): Promise<{ id: string; subject: SubjectId; params: Params } | null> {
	const [row] = await session.query<[string, Params]>({
		name: 'message-find',
		text: 'select subject, params from message where id = $1 and template = $2',
		values: [id, template],
	});
	return row ? { id, subject: row[0], params: row[1] } : null;
}
