/** Writing: setting items that hold one value, adding to items that hold many. */
import { randomUUID } from 'node:crypto';
import { placeReference } from '../audit/reference.js';
import type { Transaction } from '../platform/postgres/database.js';
import { Problem } from '../platform/problem.js';
import type { CompiledPolicy, ItemRule } from '../policy/compiled.js';
import { act, type Done, type StateStep } from './act.js';
import type { VaultContext } from './context.js';
import { blindIndex, NORMALISER } from './identifiers.js';
import { decisionEntry, type PreparedAsk, prepareAsk, referenceOf } from './judging.js';
import type { Caller, Idempotency, Outcome, RecordId, SubjectId, Value } from './model.js';
import { encodePage, type PageContent } from './page.js';
import { openPage, type Person, requireAnchored } from './person.js';
import { pagePlace, recordPlace, seal, sealDigest } from './seal.js';
import {
	claimIdentifier,
	deleteRecordsOf,
	insertRecords,
	pagesOf,
	putPage,
	type RecordRow,
	releaseIdentifier,
} from './store.js';
import type { StoredState } from './stored-state.js';
import { admitValue } from './values.js';

/** Values by item number, in the form they are stored; null removes. */
export type Admitted = Map<number, Value>;

/** Throws the problems of `values.ts`, and those of unknown items and of items that hold many. */
export async function admitValues(policy: CompiledPolicy, values: Record<string, Value>): Promise<Admitted> {
	const admitted: Admitted = new Map();
	for (const [name, value] of Object.entries(values)) {
		const rule = itemRule(policy, name);
		if (rule.many) {
			throw new Problem('item-holds-many', { detail: `\`${rule.id}\` holds many values`, where: rule.id });
		}
		admitted.set(rule.number, value === null ? null : await admitValue(rule, value));
	}
	return admitted;
}

/** Throws `item-unknown`: an undeclared item cannot be stored (S1.0). */
export function itemRule(policy: CompiledPolicy, name: string): ItemRule {
	const number = Object.hasOwn(policy.numbers.items, name) ? policy.numbers.items[name]! : 0;
	const rule = policy.items[number];
	if (rule) return rule;
	throw new Problem('item-unknown', {
		hint: 'declare it in the policy first, with a purpose that needs it and a retention rule',
	});
}

export async function write(
	context: VaultContext,
	caller: Caller,
	request: { subject: SubjectId; purpose: string; values: Record<string, Value> },
	once?: Idempotency,
): Promise<Outcome<{ revision: number }>> {
	const admitted = await admitValues(context.policy, request.values);
	const ask = prepareAsk(context, caller, { purpose: request.purpose, items: Object.keys(request.values) });
	return act(
		context,
		{ kind: 'write', caller, subject: request.subject, hold: 'change', once, ask },
		async (transaction, person, now): Promise<Done<{ revision: number }>> => {
			const { state, stored } = await storeValues(context, transaction, ask, person, admitted, now);
			return {
				answer: { revision: state.state.version },
				entry: { ...decisionEntry(context, 'write', ask, person, now, ask.names.items, []), stored },
				state,
			};
		},
	);
}

/** Seals and stores values of a held person; the new state anchors every page written. */
export async function storeValues(
	context: VaultContext,
	transaction: Transaction,
	ask: PreparedAsk,
	person: Person,
	admitted: Admitted,
	now: number,
): Promise<{ state: StoredState; stored: [string, number, string][] }> {
	const rules = [...admitted.keys()].map(number => context.policy.items[number]!);
	const state: StoredState = {
		state: { ...person.state, version: person.state.version + 1, ...contact(context.policy, rules, now) },
		pages: person.anchors.map(anchor => ({ ...anchor })),
	};
	const stored: [string, number, string][] = [];
	const note = (place: string, revision: number, sealed: Buffer) => {
		const reference = placeReference(person.keys.reference, context.log.frame.log, now, place);
		stored.push([reference, revision, sealDigest(sealed)]);
	};
	for (const rule of rules) {
		if (rule.identifies) await moveIdentifier(context, transaction, person, rule, admitted.get(rule.number)!);
	}
	for (const [page, service] of placesWritten(rules, ask.numbers.service)) {
		const content = await pageContent(transaction, person, page, service);
		for (const rule of rules) {
			if (rule.page !== page || collector(rule, ask.numbers.service) !== service) continue;
			const value = admitted.get(rule.number)!;
			if (value === null) content.delete(rule.number);
			else content.set(rule.number, value);
		}
		const anchor = anchorOf(state, page, service);
		anchor.revision++;
		const place = { page, service, generation: person.generation, revision: anchor.revision };
		const plain = encodePage(content);
		const sealed = seal(person.keys.seal, plain, pagePlace({ subject: person.subject, ...place }));
		await putPage(transaction, person.subject, { ...place, sealed });
		note(`${page}/${service}`, anchor.revision, sealed);
	}
	for (const rule of rules.filter(({ page }) => page === 0)) {
		const service = collector(rule, ask.numbers.service);
		await deleteRecordsOf(transaction, person.subject, rule.number, service);
		const value = admitted.get(rule.number)!;
		if (value === null) continue;
		const record = sealRecord(person, rule, service, value, now);
		await insertRecords(transaction, person.subject, [record]);
		note(record.id, record.revision, record.sealed);
	}
	return { state, stored };
}

/** What another room does in the transaction that adds records; a throw takes the records back too. */
export type Beside = (
	transaction: Transaction,
	added: {
		records: RecordId[];
		now: number;
		/** The log's reference to the person today. */
		reference: string;
	},
) => Promise<void>;

export async function append(
	context: VaultContext,
	caller: Caller,
	request: { subject: SubjectId; purpose: string; item: string; values: Value[] },
	once?: Idempotency,
	beside?: Beside,
	change?: StateStep,
): Promise<Outcome<{ records: RecordId[] }>> {
	const rule = itemRule(context.policy, request.item);
	if (!rule.many) {
		throw new Problem('item-holds-one', { detail: `\`${rule.id}\` holds one value`, where: rule.id });
	}
	const values = await Promise.all(request.values.map(value => admitValue(rule, value)));
	const ask = prepareAsk(context, caller, { purpose: request.purpose, items: [request.item] });
	// Adding records leaves the state as it is, so people's records can be added side by side; only where a record is
	// itself a contact that a retention period counts from does the state change with it.
	const isContact = countsContact(context.policy, [rule]);
	const changes = isContact || change !== undefined;
	return act(
		context,
		{
			kind: 'append',
			caller,
			subject: request.subject,
			hold: changes ? 'change' : 'keep',
			once,
			ask,
			change,
		},
		async (transaction, person, now): Promise<Done<{ records: RecordId[] }>> => {
			const service = collector(rule, ask.numbers.service);
			const records = values.map(value => sealRecord(person, rule, service, value, now));
			await insertRecords(transaction, person.subject, records);
			const added = records.map(({ id }) => id);
			await beside?.(transaction, { records: added, now, reference: referenceOf(context, person, now) });
			const changed: StoredState = {
				state: {
					...person.state,
					version: person.state.version + 1,
					...contact(context.policy, [rule], now),
				},
				pages: person.anchors,
			};
			return {
				answer: { records: added },
				entry: {
					...decisionEntry(context, 'append', ask, person, now, ask.names.items, []),
					stored: records.map(({ id, revision, sealed }) => [
						placeReference(person.keys.reference, context.log.frame.log, now, id),
						revision,
						sealDigest(sealed),
					]),
				},
				...(changes ? { state: changed } : {}),
			};
		},
	);
}

function sealRecord(person: Person, rule: ItemRule, service: number, value: Value, now: number): RecordRow {
	const place = {
		id: randomUUID(),
		item: rule.number,
		service,
		collectedAt: now,
		generation: person.generation,
		revision: 1,
	};
	const plain = Buffer.from(JSON.stringify(value));
	const sealed = seal(person.keys.seal, plain, recordPlace({ subject: person.subject, ...place }));
	return { ...place, sealed };
}

/** Pages the rules write to, each once. */
function placesWritten(rules: ItemRule[], service: number): [number, number][] {
	const places = new Map<string, [number, number]>();
	for (const rule of rules) {
		if (rule.page === 0) continue;
		const own = collector(rule, service);
		places.set(`${rule.page}/${own}`, [rule.page, own]);
	}
	return [...places.values()];
}

async function pageContent(
	transaction: Transaction,
	person: Person,
	page: number,
	service: number,
): Promise<PageContent> {
	const rows = await pagesOf(transaction, person.subject, [page]);
	requireAnchored(person, page, service, rows);
	const row = rows.find(candidate => candidate.service === service);
	return row ? openPage(person, row) : new Map();
}

function anchorOf(state: StoredState, page: number, service: number): { revision: number } {
	const known = state.pages.find(anchor => anchor.page === page && anchor.service === service);
	if (known) return known;
	// A page deleted and begun again must not reach a revision it had: none ever exceeds the version of the state.
	const fresh = { page, service, revision: state.state.version - 1 };
	state.pages.push(fresh);
	return fresh;
}

/** Number the stored value stands under: the asking service, or 0 for what every service shares. */
function collector(rule: ItemRule, service: number): number {
	return rule.heldBy === 'service' ? service : 0;
}

/** The digest of an identifier moves with its value; one that stands for somebody else is not taken over. */
async function moveIdentifier(
	context: VaultContext,
	transaction: Transaction,
	person: Person,
	rule: ItemRule,
	value: Value,
): Promise<void> {
	await releaseIdentifier(transaction, person.subject, rule.number);
	if (value === null) return;
	const { version, key } = context.keyring.index;
	const digest = blindIndex(key, rule.number, value as string);
	const claimed = await claimIdentifier(transaction, {
		version,
		digest,
		item: rule.number,
		subject: person.subject,
		normaliser: NORMALISER,
	});
	if (!claimed) {
		throw new Problem('identifier-taken', {
			where: rule.id,
			hint: 'it finds another person; verify who is asking before going on',
		});
	}
}

/** Whether any purpose keeps one of the items from the last contact on. */
function countsContact(policy: CompiledPolicy, rules: ItemRule[]): boolean {
	return policy.rules.some(services =>
		services?.some(purpose => rules.some(rule => purpose?.retention[rule.number]?.event === 'last-contact')),
	);
}

function contact(policy: CompiledPolicy, rules: ItemRule[], now: number): { lastContact?: number } {
	return countsContact(policy, rules) ? { lastContact: now } : {};
}
