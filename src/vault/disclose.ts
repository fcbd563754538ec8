/**
 * Values for a body outside, without a purpose but never without an approved disclosure (S4.3–S4.4): what may come out is
 * read from the register, once. The entry stands in the transaction of the approval, so nothing leaves before both are
 * durable; a refused attempt has an entry of its own.
 */
import type { AuditEntry } from '../audit/entry.js';
import { standing } from '../decide/consent.js';
import type { Transaction } from '../platform/postgres/database.js';
import { Problem } from '../platform/problem.js';
import { entry as own } from '../policy/compose.js';
import type { VaultContext } from './context.js';
import { type ApprovedDisclosure, takeRelease } from './disclose-store.js';
import { foreignState, referenceOf } from './judging.js';
import type { Caller, StoredRecord, SubjectId, Value } from './model.js';
import { openPage, openRecord, type Person, recognise, requireAnchored } from './person.js';
import { isStopped, stoppedProblem } from './stops.js';
import { holdPerson, type Loaded, loadRecords, type PersonRows } from './store.js';
import { itemRule } from './write.js';

/** What of a person a disclosure gives out; items without a value are absent. */
export type DisclosedValues = Record<string, Value | StoredRecord[]>;

/**
 * Throws `disclosure-barred` where none is approved, where it was released before or where the person lives in another
 * region; `denied` without the consent its ground names; `subject-unknown`, `stopped`.
 */
export async function disclose(
	context: VaultContext,
	caller: Caller,
	request: { disclosure: string; subject: SubjectId },
	transaction: Transaction,
): Promise<DisclosedValues> {
	const { disclosure: id, subject } = request;
	const now = context.clock();
	const frame: AuditEntry = {
		...{ kind: 'disclosure', at: now, service: caller.service, actor: caller.actor, subject: null, act: id },
	};
	const refuse = async (problem: Problem): Promise<never> => {
		await context.log.append([context.log.seal({ ...frame, about: problem.code })]);
		throw problem;
	};
	if (caller.region !== context.region.name || foreignState(context, subject)) {
		return await refuse(new Problem('disclosure-barred', { clause: context.policy.clauses.disclosure }));
	}
	const held = await holdPerson(transaction, subject, 'keep');
	if (!held) return await refuse(new Problem('subject-unknown'));
	const approved = await takeRelease(transaction, id, subject, now);
	if (!approved) {
		return await refuse(
			new Problem('disclosure-barred', { detail: 'no disclosure is approved that was not released yet' }),
		);
	}
	const { people, stops } = await loadApproved(context, transaction, subject, approved);
	if (isStopped(stops, caller)) return await refuse(stoppedProblem(context.policy));
	const person = recognise(context.keys, held);
	const refusal = consentLacking(context, person, approved, now);
	if (refusal) return await refuse(refusal);
	const values = openAll(context, person, people.get(subject)!, approved.items);
	const entry: AuditEntry = {
		...frame,
		subject: approved.sealed ? null : referenceOf(context, person, now),
		recipient: approved.ground === 'explicit-consent' ? approved.recipient : 'authority',
		permitted: approved.items,
		state: person.state.version,
		about: approved.ground,
	};
	await context.log.within(transaction, [context.log.seal(entry)]);
	return values;
}

function loadApproved(
	context: VaultContext,
	transaction: Transaction,
	subject: SubjectId,
	{ items }: ApprovedDisclosure,
): Promise<Loaded> {
	const rules = items.map(item => itemRule(context.policy, item));
	const pages = [...new Set(rules.map(({ page }) => page))].filter(page => page > 0);
	const own = rules.filter(({ page }) => page === 0).map(({ number }) => number);
	return loadRecords(transaction, [subject], pages, own);
}

/** With `explicit-consent` the person agreed to this recipient, and still does; every other ground needs no consent. */
function consentLacking(
	{ policy }: VaultContext,
	{ state }: Person,
	{ ground, recipient }: ApprovedDisclosure,
	now: number,
): Problem | null {
	if (ground !== 'explicit-consent') return null;
	const rule = policy.recipients[own(policy.numbers.recipients, recipient) ?? 0];
	const given =
		rule?.role === 'third-party' && standing(state, rule.consent, rule.earlierConsents, now) === 'given';
	if (given) return null;
	const clause = rule?.clause ?? policy.clauses.disclosure;
	return new Problem('denied', { reason: 'recipient-without-ground', clause });
}

/** Of an item several services hold apart, the value of the one with the smallest number. */
function openAll(context: VaultContext, person: Person, rows: PersonRows, items: string[]): DisclosedValues {
	const asked = new Set(items.map(item => itemRule(context.policy, item).page));
	for (const { page, service } of person.anchors) {
		if (asked.has(page)) requireAnchored(person, page, service, rows.pages);
	}
	const pages = rows.pages.toSorted((a, b) => a.service - b.service);
	const values: DisclosedValues = {};
	for (const item of items) {
		const rule = itemRule(context.policy, item);
		if (rule.page > 0) {
			const found = pages
				.filter(({ page }) => page === rule.page)
				.map(row => openPage(person, row).get(rule.number))
				.find(value => value !== undefined);
			if (found !== undefined) values[item] = found;
			continue;
		}
		const records = rows.records.filter(row => row.item === rule.number);
		const opened = records.map(row => ({
			id: row.id,
			collectedAt: new Date(row.collectedAt).toISOString(),
			value: openRecord(person, row),
		}));
		if (rule.many && opened.length > 0) values[item] = opened;
		else if (opened[0]) values[item] = opened[0].value;
	}
	return values;
}
