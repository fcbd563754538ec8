/**
 * Surveys. Everybody of the region is considered and the policy asked about each, so that a sending can say whom it left
 * out and why; the address itself is read only when the mail leaves, and the policy asked once more (S2.6).
 */
import { randomUUID } from 'node:crypto';
import type { ItemDecision } from '../../decide/decision.js';
import { actorOf, requireRole } from '../../identity/staff/index.js';
import type { Outbox } from '../../messages/model.js';
import type { Consents } from '../../obligations/consent/index.js';
import type { PolicyInForce } from '../../obligations/publication/index.js';
import type { Clock } from '../../platform/clock.js';
import type { Database } from '../../platform/postgres/database.js';
import { Problem } from '../../platform/problem.js';
import { itemOfForm, mailProcessor } from '../../policy/places.js';
import { done, type OpenVault } from '../../vault/index.js';
import type { Caller, SubjectId } from '../../vault/model.js';
import { requirePlace } from '../place.js';
import { requireWords } from '../words.js';
import type { Sending, Survey, Surveys } from './model.js';
import { countRefusal, invitationParams } from './rules.js';
import {
	allSurveys,
	claimInvitations,
	countAnswer,
	findSurvey,
	insertSurvey,
	noteMessages,
	type StoredSurvey,
	uninvitedPeople,
} from './store.js';

export interface SurveyParts {
	vault: Pick<OpenVault, 'append' | 'explain'>;
	database: Pick<Database, 'query' | 'transaction'>;
	outbox: Pick<Outbox, 'put' | 'count' | 'messageBehind'>;
	consents: Pick<Consents, 'act'>;
	policy: PolicyInForce;
	region: string;
	clock: Clock;
}

/** People asked about at once. */
const A_BATCH = 500;

const TEMPLATE = 'survey-invitation';

/** How the log names somebody who follows a link of a mail. */
const BY_LINK = 'person';

export function openSurveys(parts: SurveyParts): Surveys {
	const { vault, database, outbox, region, clock } = parts;
	const { policy } = parts.policy;
	const place = () => requirePlace(policy, 'given', 'surveys');
	return {
		async create(member, { service, title, question }) {
			requireRole(member, 'survey');
			place();
			if (!Object.hasOwn(policy.services, service))
				throw new Problem('service-unknown', { where: '/service' });
			requireWords(title, '/title');
			requireWords(question, '/question');
			const made = { id: randomUUID(), service, title, question, createdAt: clock() };
			await insertSurvey(database, made);
			return viewOf(parts, { ...made, answers: 0 });
		},
		async send(member, id, origin) {
			requireRole(member, 'survey');
			const survey = known(await findSurvey(database, id));
			const caller = { service: survey.service, actor: actorOf(member), region };
			return invite(parts, caller, survey, origin);
		},
		list: async () => Promise.all((await allSurveys(database)).map(survey => viewOf(parts, survey))),
		get: async id => viewOf(parts, known(await findSurvey(database, id))),
		async answer(caller, { subject, survey, answer }, once) {
			const { item, purpose } = place();
			const found = known(await findSurvey(database, survey));
			if (found.service !== caller.service) throw unknown();
			const asked = { subject, purpose, item, values: [{ survey, answer }] };
			done(await vault.append(caller, asked, once, transaction => countAnswer(transaction, survey)));
		},
		async optOut(secret) {
			const message = await outbox.messageBehind(TEMPLATE, secret);
			const survey = message && (await findSurvey(database, String(message.params.surveyId)));
			if (!message || !survey) throw refusedCode();
			await withdraw(parts, { service: survey.service, actor: BY_LINK, region }, message.subject);
		},
	};
}

async function viewOf({ outbox }: SurveyParts, survey: StoredSurvey): Promise<Survey> {
	const { sent, queued, refused } = await outbox.count(TEMPLATE, 'surveyId', survey.id);
	return { ...survey, sent, queued, refused };
}

/** Where the invitations of a policy go. Throws `feature-undeclared` where no address may be used, or no mail may leave. */
function routeOf({ policy: { policy }, region }: SurveyParts): {
	purpose: string;
	to: string;
	recipient: string;
} {
	const { purpose } = requirePlace(policy, 'given', 'surveys');
	const to = itemOfForm(policy, purpose, 'email');
	const recipient = mailProcessor(policy, region, purpose);
	if (to !== null && recipient !== null) return { purpose, to, recipient };
	throw new Problem('feature-undeclared', {
		hint: `let purpose \`${purpose}\` use an e-mail item, and a mail processor of the region serve it`,
	});
}

async function invite(
	parts: SurveyParts,
	caller: Caller,
	survey: StoredSurvey,
	origin: string,
): Promise<Sending> {
	const { database, outbox, clock } = parts;
	const { policy } = parts.policy;
	const { purpose, to, recipient } = routeOf(parts);
	const params = invitationParams(survey, policy.languages);
	const { service } = caller;
	const language = policy.languages[0]!;
	const sending: Sending = { considered: 0, queued: 0, refused: [] };
	for (let after: SubjectId | null = null; ; ) {
		const people: SubjectId[] = await uninvitedPeople(database, survey.id, after, A_BATCH);
		const asked = await Promise.all(
			people.map(subject => decisionOn(parts, caller, { subject, purpose, item: to, recipient })),
		);
		const permitted: SubjectId[] = [];
		for (const [at, decision] of asked.entries()) {
			if (!decision) continue;
			sending.considered++;
			if (decision.permit) permitted.push(people[at]!);
			else countRefusal(sending.refused, decision);
		}
		sending.queued += await database.transaction(async transaction => {
			const messages = [];
			for (const subject of await claimInvitations(transaction, survey.id, permitted)) {
				const message = {
					subject,
					template: TEMPLATE,
					purpose,
					to,
					service,
					language,
					params,
					origin,
				} as const;
				messages.push({ subject, message: await outbox.put(transaction, message, clock()) });
			}
			await noteMessages(transaction, survey.id, messages);
			return messages.length;
		});
		if (people.length < A_BATCH) return sending;
		after = people.at(-1)!;
	}
}

/** What the policy says of writing to one person now, on record; null for somebody erased meanwhile. */
async function decisionOn(
	{ vault }: SurveyParts,
	caller: Caller,
	{
		subject,
		purpose,
		item,
		recipient,
	}: { subject: SubjectId; purpose: string; item: string; recipient: string },
): Promise<ItemDecision | null> {
	try {
		const { items } = await vault.explain(caller, { subject, purpose, items: [item], recipient });
		return items[0]!;
	} catch (error) {
		if (error instanceof Problem && error.code === 'subject-unknown') return null;
		throw error;
	}
}

/** Takes back what the mail rested on: the consent, or where it rested on an interest, by objecting. */
async function withdraw(
	{ consents, policy: { policy } }: SurveyParts,
	caller: Caller,
	subject: SubjectId,
): Promise<void> {
	const { purpose: about } = requirePlace(policy, 'given', 'surveys');
	const language = policy.languages[0]!;
	try {
		await consents.act(caller, { subject, about, act: 'withdraw', language });
	} catch (error) {
		const code = error instanceof Problem ? error.code : null;
		if (code === 'subject-unknown') throw refusedCode();
		if (code !== 'consent-not-needed') throw error;
		await consents.act(caller, { subject, about, act: 'object', language });
	}
}

function known(found: StoredSurvey | null): StoredSurvey {
	if (found) return found;
	throw unknown();
}

function unknown(): Problem {
	return new Problem('survey-unknown', { where: '/survey' });
}

function refusedCode(): Problem {
	return new Problem('code-refused');
}
