/** Takes requests, keeps their words in the vault, answers them: words, register, mail and entry in one transaction. */
import type { AuditLog } from '../../audit/log.js';
import { actorOf } from '../../identity/staff/index.js';
import type { Outbox, Template } from '../../messages/model.js';
import type { Clock } from '../../platform/clock.js';
import type { Database, Transaction } from '../../platform/postgres/database.js';
import { Problem } from '../../platform/problem.js';
import type { DataItem, Right } from '../../policy/model.js';
import { itemOfForm, type Place, requestPlace, rightsPurpose } from '../../policy/places.js';
import { done, type OpenVault, refusal } from '../../vault/index.js';
import type { Caller, Idempotency, StoredRecord, SubjectId, Value } from '../../vault/model.js';
import type { PolicyInForce } from '../publication/index.js';
import type { RequestView, RequestWords, Rights } from './model.js';
import {
	dueAt,
	requireAnswering,
	requireRight,
	restricted,
	restrictedSince,
	type StoredWords,
	together,
	wordsOf,
} from './rules.js';
import {
	countRequests,
	findRequest,
	insertRequest,
	listRequests,
	requestsOf,
	settleRequest,
} from './store.js';

export interface RightsParts {
	/** Id of the region. */
	region: string;
	vault: OpenVault;
	database: Pick<Database, 'query' | 'transaction'>;
	log: AuditLog;
	policy: PolicyInForce;
	outbox: Outbox;
	clock: Clock;
}

export function openRights(parts: RightsParts): Rights {
	const { clock, database, region, vault } = parts;
	return {
		receive: (caller, ask, once) => receive(parts, caller, ask, once),
		ofPerson: async (subject, caller) => {
			const who = caller ?? { service: 'obhut', actor: 'page', region };
			await vault.viewState(who, subject, 'request', () => null);
			return await requestsOf(database, subject);
		},
		inbox: async limit => {
			await parts.log.append([
				parts.log.seal({
					kind: 'request',
					at: clock(),
					service: 'obhut',
					actor: 'staff',
					subject: null,
					act: 'list',
				}),
			]);
			return await listRequests(database, limit);
		},
		words: async (caller, id) => {
			const { subject } = await known(parts, id);
			return subject === null ? [] : await wordsFor(parts, caller, subject, id);
		},
		answer: async (member, id, { text, outcome }) => {
			requireAnswering(member.role);
			const request = await known(parts, id);
			const caller = { service: request.service, actor: actorOf(member), region };
			const settled = settle(parts, caller, request, text, outcome);
			return await settled.catch((error: unknown) => {
				const gone = error instanceof Problem && error.code === 'subject-unknown';
				if (!gone) throw error;
				return settleWithout(parts, caller, request, outcome);
			});
		},
		figures: () => countRequests(database, clock()),
		export: (caller, subject) => exportAll(parts, caller, subject),
		restrictedSince: (caller, subject) => vault.viewState(caller, subject, 'request', restrictedSince),
		restrict: async (caller, subject, on, once) => {
			await vault.changeState(
				caller,
				subject,
				{
					kind: 'request',
					about: 'restrict',
					act: on ? 'begun' : 'ended',
					change: (state, now) => ({ state: restricted(state, on, now), answer: {} }),
				},
				once,
			);
		},
	};
}

/** The record the words become gives the request its id, so that an act asked twice finds the same request. */
async function receive(
	parts: RightsParts,
	caller: Caller,
	{ subject, right, text }: { subject: SubjectId; right: Right; text: string },
	once?: Idempotency,
): Promise<RequestView> {
	const place = placeIn(parts);
	requireRight(parts.policy.policy, right);
	const words: StoredWords = { from: 'person', text, at: parts.clock() };
	const { records } = done(
		await parts.vault.append(
			caller,
			{ subject, ...place, values: [{ ...words }] },
			once,
			async (transaction, { records, now, reference }) => {
				const request: RequestView = {
					id: records[0]!,
					subject,
					right,
					service: caller.service,
					state: 'received',
					receivedAt: now,
					dueAt: dueAt(parts.policy.policy, now),
					settledAt: null,
				};
				await insertRequest(transaction, request);
				await tell(parts, transaction, 'request-received', request, now);
				await enter(parts, transaction, caller, { right, act: 'received', at: now, reference });
			},
		),
	);
	return await known(parts, records[0]!);
}

async function settle(
	parts: RightsParts,
	caller: Caller,
	request: RequestView,
	text: string,
	outcome: 'answered' | 'refused',
): Promise<RequestView> {
	const { id, subject, right } = request;
	if (subject === null) throw new Problem('subject-unknown');
	const words: StoredWords = { request: id, from: 'staff', text, at: parts.clock() };
	done(
		await parts.vault.append(
			caller,
			{ subject, ...placeIn(parts), values: [{ ...words }] },
			undefined,
			async (transaction, { now, reference }) => {
				if (!(await settleRequest(transaction, id, outcome, now))) throw new Problem('request-settled');
				await tell(parts, transaction, 'request-answered', request, now);
				await enter(parts, transaction, caller, { right, act: outcome, at: now, reference });
			},
		),
	);
	return await known(parts, id);
}

/** The person is gone: nobody is left to write to, the register alone is brought up to date. */
async function settleWithout(
	parts: RightsParts,
	caller: Caller,
	{ id, right }: RequestView,
	outcome: 'answered' | 'refused',
): Promise<RequestView> {
	return await parts.database.transaction(async transaction => {
		const at = parts.clock();
		const settled = await settleRequest(transaction, id, outcome, at);
		if (!settled) throw new Problem('request-settled');
		await enter(parts, transaction, caller, { right, act: outcome, at, reference: null });
		return settled;
	});
}

async function enter(
	{ log }: RightsParts,
	transaction: Transaction,
	{ service, actor }: Caller,
	entry: { right: Right; act: string; at: number; reference: string | null },
): Promise<void> {
	const { right: about, act, at, reference: subject } = entry;
	await log.within(transaction, [log.seal({ kind: 'request', at, service, actor, subject, about, act })]);
}

/** By mail, where the policy lets an address be used for it; the page shows the same. */
async function tell(
	{ policy: { policy }, outbox }: RightsParts,
	transaction: Transaction,
	template: Extract<Template, `request-${string}`>,
	{ id, subject, service }: RequestView,
	now: number,
): Promise<void> {
	const purpose = rightsPurpose(policy);
	const to = purpose === null ? null : itemOfForm(policy, purpose, 'email');
	if (purpose === null || to === null || subject === null) return;
	const [language] = policy.languages;
	const message = { subject, template, purpose, to, service, language: language!, params: { request: id } };
	await outbox.put(transaction, message, now);
}

function placeIn({ policy: { policy } }: RightsParts): Place {
	const place = requestPlace(policy);
	if (place) return place;
	throw new Problem('feature-undeclared', {
		hint: 'declare an item given at `privacy-center` and a purpose of the kind `dpv:RightsFulfilment`',
	});
}

const FORM = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

async function known({ database }: RightsParts, id: string): Promise<RequestView> {
	const request = FORM.test(id) ? await findRequest(database, id) : null;
	if (request) return request;
	throw new Problem('request-unknown');
}

async function wordsFor(
	parts: RightsParts,
	caller: Caller,
	subject: SubjectId,
	request: string,
): Promise<RequestWords[]> {
	const { item, purpose } = placeIn(parts);
	const [result] = await parts.vault.read(caller, { subjects: [subject], purpose, items: [item] });
	if (!result?.known) return [];
	if (result.denied.length > 0) throw refusal(result.denied);
	return wordsOf(request, (result.values[item] ?? []) as StoredRecord[]);
}

/**
 * What is no longer kept or never used to answer is left out; where nothing at all is permitted, it is refused. An
 * item each service keeps its own value of is read as each of them.
 */
async function exportAll(
	{ policy: { policy }, vault }: RightsParts,
	caller: Caller,
	subject: SubjectId,
): Promise<Record<string, Value>> {
	const purpose = rightsPurpose(policy);
	if (purpose === null) {
		throw new Problem('feature-undeclared', { hint: 'declare a purpose of the kind `dpv:RightsFulfilment`' });
	}
	const isOwn = ([, { heldBy, many }]: [string, DataItem]) => heldBy === 'service' && !many;
	const [own, shared] = [true, false].map(wanted =>
		Object.entries(policy.data).flatMap(entry => (isOwn(entry) === wanted ? [entry[0]] : [])),
	) as [string[], string[]];
	const [result] = await vault.read(caller, { subjects: [subject], purpose, items: shared });
	if (!result?.known) throw new Problem('subject-unknown', { where: 'subject' });
	if (result.denied.length === shared.length) throw refusal(result.denied);
	const kept: Record<string, Value>[] = [];
	for (const service of own.length > 0 ? Object.keys(policy.services) : []) {
		const at = { ...caller, service };
		const [more] = await vault.read(at, { subjects: [subject], purpose, items: own });
		if (more?.known) kept.push(more.values as Record<string, Value>);
	}
	return { ...(result.values as Record<string, Value>), ...together(own, kept) };
}
