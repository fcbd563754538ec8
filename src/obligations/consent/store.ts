/** The history of consents in SQL; it goes with the person. */
import type { Session } from '../../platform/postgres/session.js';
import type { ConsentAct } from './model.js';

export interface ConsentEvent {
	subject: string;
	id: string;
	/** Milliseconds. */
	at: number;
	/** Consent number for give and withdraw, purpose number for object and lift. */
	about: number;
	act: ConsentAct;
	policyVersion: string;
	language: string;
	service: number;
}

export async function insertConsentEvent(session: Session, event: ConsentEvent): Promise<void> {
	await session.query({
		name: 'consent-insert',
		text: `insert into consent_event (subject, id, at, about, act, policy_version, language, service)
			values ($1, $2, $3, $4, $5, $6, $7, $8)`,
		values: [
			event.subject,
			event.id,
			new Date(event.at),
			event.about,
			event.act,
			event.policyVersion,
			event.language,
			event.service,
		],
	});
}

/**
 * People whose state says a consent is given and not withdrawn, by consent number, counted over the bits at the fixed
 * place `vault/stored-state.ts` gives them. A figure, never a ground for a decision. `except`: digests of identifiers
 * whose people are not counted.
 */
export async function countConsents(
	session: Session,
	header: number,
	consents: number[],
	except: Buffer[],
): Promise<Map<number, number>> {
	const rows = await session.query<[number, number]>({
		name: 'consent-count',
		text: `select wanted.number, count(s.id)
			from unnest($2::int[]) as wanted(number)
			left join subject s
				on case when get_byte(s.facts, $1) * 8 > wanted.number
					then get_bit(substring(s.facts from $1 + 2), wanted.number) = 1 else false end
				and not exists (select from identifier i where i.subject = s.id and i.digest = any($3))
			group by wanted.number`,
		values: [header, consents, except],
	});
	return new Map(rows);
}
