/**
 * Customer service. Words, conversation and audit entry stand in one transaction; so does an answer with the message that
 * tells of it. Either side's writing is a contact, from which the words' retention period counts.
 */
import { randomUUID } from 'node:crypto';
import { actorOf, requireRole, type StaffMember } from '../../identity/staff/index.js';
import type { Outbox } from '../../messages/model.js';
import type { PolicyInForce } from '../../obligations/publication/index.js';
import type { Clock } from '../../platform/clock.js';
import type { Database } from '../../platform/postgres/database.js';
import { Problem } from '../../platform/problem.js';
import { itemOfForm, type Place } from '../../policy/places.js';
import { type Beside, done, type OpenVault, refusal, type StateStep } from '../../vault/index.js';
import type { Caller, StoredRecord, SubjectId } from '../../vault/model.js';
import { requirePlace } from '../place.js';
import type { Support, SupportCase, SupportWords } from './model.js';
import { recordOf, wordsByCase } from './rules.js';
import { casesOf, findCase, findOpened, insertCase, touchCase, waitingCases } from './store.js';

export interface SupportParts {
	vault: Pick<OpenVault, 'append' | 'read'>;
	database: Pick<Database, 'query'>;
	outbox: Pick<Outbox, 'put'>;
	policy: PolicyInForce;
	region: string;
	clock: Clock;
	/** Where people read the answer; absent where only the service shows it. */
	origin?: string;
}

export function openSupport(parts: SupportParts): Support {
	const { vault, database, clock } = parts;
	const place = () => requirePlace(parts.policy.policy, 'given', 'customer-service');
	const contact: StateStep = (state, now) => ({ ...state, lastContact: now });
	return {
		async open(caller, { subject, text }, once) {
			const id = randomUUID();
			const asked = appendOf(place(), subject, id, { from: 'person', text, at: clock() });
			const { records } = done(
				await vault.append(
					caller,
					asked,
					once,
					(transaction, { records, now }) => {
						const { service } = caller;
						const opened: SupportCase = { subject, id, service, state: 'open', openedAt: now, lastAt: now };
						return insertCase(transaction, opened, records[0]!);
					},
					contact,
				),
			);
			return known(await findOpened(database, subject, records[0]!));
		},
		async add(caller, { subject, case: id, text }, once) {
			const asked = appendOf(place(), subject, id, { from: 'person', text, at: clock() });
			const told = { subject, id, service: caller.service };
			const beside: Beside = async (transaction, { now }) => {
				known(await touchCase(transaction, told, 'open', now));
			};
			done(await vault.append(caller, asked, once, beside, contact));
			return known(await findCase(database, id));
		},
		async ofPerson(caller, subject) {
			const cases = await casesOf(database, subject, caller.service);
			const words = await readWords(vault, caller, place(), subject, cases.length === 0);
			return cases.map(found => ({ ...found, words: words.get(found.id) ?? [] }));
		},
		inbox: limit => waitingCases(database, limit),
		async read(member, id) {
			requireRole(member, 'support');
			const found = known(await findCase(database, id));
			const words = await readWords(vault, callerOf(parts, member, found), place(), found.subject, false);
			return { ...found, words: words.get(id) ?? [] };
		},
		async answer(member, id, text) {
			requireRole(member, 'support');
			const found = known(await findCase(database, id));
			const asked = appendOf(place(), found.subject, id, { from: 'staff', text, at: clock() });
			const beside: Beside = async (transaction, { now }) => {
				known(await touchCase(transaction, found, 'answered', now));
				await tell(parts, place(), found, transaction, now);
			};
			done(await vault.append(callerOf(parts, member, found), asked, undefined, beside, contact));
			return known(await findCase(database, id));
		},
	};
}

/** Staff act for the service the conversation is with. */
function callerOf({ region }: SupportParts, member: StaffMember, { service }: SupportCase): Caller {
	return { service, actor: actorOf(member), region };
}

function appendOf({ item, purpose }: Place, subject: SubjectId, id: string, words: SupportWords) {
	return { subject, purpose, item, values: [recordOf(id, words)] };
}

function known(found: SupportCase | null): SupportCase {
	if (found) return found;
	throw new Problem('case-unknown', { where: '/case' });
}

/** Throws `subject-unknown` and `denied`; another service's conversations alone are none of this one's business. */
async function readWords(
	vault: SupportParts['vault'],
	caller: Caller,
	{ item, purpose }: Place,
	subject: SubjectId,
	none: boolean,
): Promise<Map<string, SupportWords[]>> {
	const [result] = await vault.read(caller, { subjects: [subject], purpose, items: [item] });
	if (!result?.known) throw new Problem('subject-unknown', { where: '/subject' });
	const denied = result.denied.filter(({ reason }) => !(none && reason === 'other-service'));
	if (denied.length > 0) throw refusal(denied);
	return wordsByCase((result.values[item] ?? []) as StoredRecord[]);
}

/** Tells the person by mail, where the policy has an address to write to for this. */
async function tell(
	{ outbox, policy: { policy }, origin }: SupportParts,
	{ purpose }: Place,
	{ subject, service, id }: SupportCase,
	...[transaction, now]: [Parameters<Outbox['put']>[0], number]
): Promise<void> {
	const to = itemOfForm(policy, purpose, 'email');
	if (to === null) return;
	const message = {
		subject,
		service,
		purpose,
		to,
		template: 'support-answered' as const,
		params: { case: id },
	};
	const language = policy.languages[0]!;
	const told = { ...message, language, ...(origin === undefined ? {} : { origin }) };
	await outbox.put(transaction, told, now);
}
