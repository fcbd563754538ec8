/**
 * The end of the service (S3.3): everybody is told, may take their data along, and is erased. Every step is small, stored
 * and repeated safely, so that a process killed midway goes on. A rehearsal does the same to people it invents, without
 * mail, announcement or waiting.
 */
import type { AuditLog } from '../../audit/log.js';
import { actorOf, type StaffMember } from '../../identity/staff/index.js';
import type { Announcements, NewMessage, Outbox } from '../../messages/model.js';
import type { Transaction } from '../../platform/postgres/database.js';
import { Problem } from '../../platform/problem.js';
import { addDuration } from '../../policy/duration.js';
import type { Policy } from '../../policy/model.js';
import { itemOfForm, mailProcessor, rightsPurpose } from '../../policy/places.js';
import { checkedDuration } from '../../policy/retention.js';
import type { SubjectId } from '../../vault/model.js';
import type { HoldParts } from './holds.js';
import { inventPeople } from './invented.js';
import type { Retention, WindDownView } from './model.js';
import {
	insertInvented,
	insertWindDown,
	inventedAfter,
	listWindDowns,
	moveOn,
	type StoredWindDown,
} from './wind-down-store.js';

export interface WindDownParts extends HoldParts {
	log: AuditLog;
	outbox: Outbox;
	announcements: Announcements;
}

type WindDowns = Pick<Retention, 'proposeWindDown' | 'approveWindDown' | 'windDowns' | 'windDown'>;

const BATCH = 500;
const ACTOR = 'obhut:wind-down';

export function openWindDowns(parts: WindDownParts): WindDowns {
	const { approvals, database, policy } = parts;
	return {
		async proposeWindDown(member, rehearsal) {
			endOf(policy);
			return (await approvals.propose(member, 'wind-down', { rehearsal })).id;
		},

		approveWindDown: (member, id) =>
			approvals.approve(member, id, async (transaction, proposal, now) => {
				if (proposal.act !== 'wind-down') throw new Problem('proposal-unknown');
				return begin(parts, transaction, member, proposal.id, proposal.body.rehearsal === true, now);
			}),

		windDowns: async () =>
			(await listWindDowns(database)).map(({ toldAll: _toldAll, cursor: _cursor, ...view }) => view),

		async windDown(now) {
			for (const one of (await listWindDowns(database)).reverse()) {
				if (one.state !== 'done' || one.left > 0) await goOn(parts, one, now);
			}
		},
	};
}

/** Throws `feature-undeclared` where the policy says nothing of the end of the service. */
function endOf(policy: Policy): NonNullable<Policy['endOfService']> {
	if (policy.endOfService) return policy.endOfService;
	throw new Problem('feature-undeclared', { hint: 'declare `end-of-service` in the policy first' });
}

async function begin(
	parts: WindDownParts,
	transaction: Transaction,
	member: StaffMember,
	id: string,
	rehearsal: boolean,
	now: number,
): Promise<WindDownView> {
	const { exportWindow, notice, within } = endOf(parts.policy);
	const others = await listWindDowns(transaction);
	if (!rehearsal && others.some(other => !other.rehearsal && other.state !== 'done')) {
		throw new Problem('proposal-settled', { hint: 'the end of the service is under way' });
	}
	const after = (text: string) => (rehearsal ? now : addDuration(now, checkedDuration(text)));
	const begun: WindDownView = {
		...{ id, rehearsal, state: 'notified', begunAt: now, told: 0, erased: 0, left: 0 },
		...{ exportUntil: after(exportWindow), eraseBy: after(within) },
	};
	await insertWindDown(transaction, begun);
	if (!rehearsal && notice.includes('announcement')) {
		const { eraseBy, exportUntil } = begun;
		await parts.announcements.put(transaction, {
			...{ kind: 'end-of-service', from: now, until: eraseBy },
			params: { exportUntil, eraseBy },
		});
	}
	await note(parts, transaction, actorOf(member), begun, rehearsal ? 'rehearse' : 'begin', now);
	return begun;
}

async function goOn(parts: WindDownParts, from: StoredWindDown, now: number): Promise<void> {
	let one = from;
	if (!one.toldAll) one = await tellEverybody(parts, one, now);
	if (one.state === 'notified' && now < one.exportUntil) return;
	if (one.state !== 'erasing') {
		const again = one.state === 'done';
		const act = again ? 'erase-again' : 'erase';
		one = await advance(parts, one, { ...one, state: 'erasing', cursor: null, left: 0 }, act, now);
	}
	await eraseEverybody(parts, one, now);
}

async function tellEverybody(
	parts: WindDownParts,
	from: StoredWindDown,
	now: number,
): Promise<StoredWindDown> {
	if (from.rehearsal) {
		const invented = await inventPeople(parts, from.id, ACTOR);
		for (const subject of invented) await insertInvented(parts.database, from.id, subject);
	}
	const place = noticePlace(parts);
	let one = from;
	for (;;) {
		const people = await walk(parts, one);
		const told = {
			...one,
			cursor: people.at(-1) ?? null,
			told: one.told + people.length,
			toldAll: people.length === 0,
		};
		one = await advance(parts, one, told, told.toldAll ? 'told' : null, now, async transaction => {
			if (one.rehearsal || !place) return;
			for (const subject of people) {
				await parts.outbox.put(transaction, messageTo(subject, place, one), now);
			}
		});
		if (one.toldAll) return one;
	}
}

/** Erases everybody once; whom a hold keeps is counted, and tried again at the next call. */
async function eraseEverybody(parts: WindDownParts, from: StoredWindDown, now: number): Promise<void> {
	const { database, region, vault } = parts;
	let one = from.cursor === null ? { ...from, left: 0 } : from;
	let unreadable = 0;
	for (let people = await walk(parts, one); people.length > 0; people = await walk(parts, one)) {
		for (const subject of people) {
			const caller = { service: 'obhut', actor: ACTOR, region };
			const outcome = await vault.erase(caller, { subject }).then(
				() => 'erased' as const,
				(error: unknown) => {
					const code = error instanceof Problem ? error.code : null;
					if (code === 'erase-held' || code === 'denied') return 'held' as const;
					if (code === 'vault-integrity') return 'unreadable' as const;
					if (code === 'subject-unknown') return 'gone' as const;
					throw error;
				},
			);
			if (outcome === 'unreadable') unreadable++;
			const after = {
				...one,
				cursor: subject,
				erased: one.erased + (outcome === 'erased' ? 1 : 0),
				left: one.left + (outcome === 'held' || outcome === 'unreadable' ? 1 : 0),
			};
			if (!(await moveOn(database, one, after))) return;
			one = after;
		}
	}
	const state = unreadable === 0 ? ('done' as const) : ('erasing' as const);
	await advance(parts, one, { ...one, state, cursor: null }, state === 'done' ? 'done' : null, now);
}

function walk(parts: WindDownParts, one: StoredWindDown): Promise<SubjectId[]> {
	return one.rehearsal
		? inventedAfter(parts.database, one.id, one.cursor, BATCH)
		: parts.vault.subjects(one.cursor, BATCH);
}

class MovedOn extends Error {}

/** Moves on together with `work` and an entry, all of it or nothing. Throws where another process moved on first. */
function advance(
	parts: WindDownParts,
	before: StoredWindDown,
	after: StoredWindDown,
	act: string | null,
	now: number,
	work?: (transaction: Transaction) => Promise<void>,
): Promise<StoredWindDown> {
	return parts.database.transaction(async transaction => {
		if (!(await moveOn(transaction, before, after))) {
			throw new MovedOn('another process works on this wind-down');
		}
		await work?.(transaction);
		if (act !== null) await note(parts, transaction, ACTOR, after, act, now);
		return after;
	});
}

async function note(
	{ log }: Pick<WindDownParts, 'log'>,
	transaction: Transaction,
	actor: string,
	{ id, told, erased, left }: WindDownView,
	act: string,
	at: number,
): Promise<void> {
	const about = `${id} told ${told} erased ${erased} left ${left}`;
	const entry = { kind: 'wind-down' as const, at, service: 'obhut', actor, subject: null, about, act };
	await log.within(transaction, [log.seal(entry)]);
}

interface NoticePlace {
	purpose: string;
	to: string;
	service: string;
	language: NewMessage['language'];
}

/** Under which purpose everybody can be written to; null where the policy has no mail or none may leave the region. */
function noticePlace({ policy, region }: WindDownParts): NoticePlace | null {
	if (!endOf(policy).notice.includes('email')) return null;
	const rights = rightsPurpose(policy);
	const purposes = [...(rights === null ? [] : [rights]), ...Object.keys(policy.purposes)];
	for (const purpose of purposes) {
		const to = itemOfForm(policy, purpose, 'email');
		const service = Object.keys(policy.services)[0];
		if (to === null || service === undefined || mailProcessor(policy, region, purpose) === null) continue;
		return { purpose, to, service, language: policy.languages[0]! };
	}
	return null;
}

function messageTo(subject: SubjectId, place: NoticePlace, one: WindDownView): NewMessage {
	const { eraseBy, exportUntil, id } = one;
	return { subject, template: 'end-of-service', ...place, params: { exportUntil, eraseBy, windDown: id } };
}
