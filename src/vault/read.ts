/** Reading: what of the items asked for the policy gives out about each person now. */
import type { RecordFacts } from '../decide/ask.js';
import type { ItemDecision } from '../decide/decision.js';
import { spellOut } from '../decide/names.js';
import type { VaultContext } from './context.js';
import { decideFor, decisionEntry, foreignState, judge, type PreparedAsk, prepareAsk } from './judging.js';
import type { Caller, ReadRequest, ReadResult, StoredRecord, Value } from './model.js';
import type { PageContent } from './page.js';
import type { Judgement, Needs } from './people-queue.js';
import { openPage, openRecord, type Person, requireAnchored } from './person.js';
import { stoppedItems } from './stops.js';
import type { PageRow, PersonRows, RecordRow } from './store.js';

/** Where an asked item's values lie. */
interface Place {
	item: number;
	name: string;
	many: boolean;
	/** 0 for rows of their own. */
	page: number;
	/** Collector an own value would stand under: 0 for account items. */
	own: number;
	/** Whether the purpose reads what other services collected. */
	across: boolean;
}

/** One stored value that was found for an asked item. */
type Found = { place: Place; facts: RecordFacts } & (
	| { row: PageRow }
	| { record: RecordRow }
	| { absent: true }
);

export async function read(
	context: VaultContext,
	caller: Caller,
	request: ReadRequest,
): Promise<ReadResult[]> {
	const { subjects, ...named } = request;
	const ask = prepareAsk(context, caller, named);
	const places = placesOf(context, ask);
	const needs = needsOf(places);
	return Promise.all(
		subjects.map(subject =>
			context.people.ask<ReadResult>({
				subject,
				needs,
				frame: { service: caller.service, actor: caller.actor, purpose: request.purpose },
				judge: (person, rows, stops) => {
					const stopped = stoppedItems(context.policy, stops, ask);
					if (stopped) return readNothing(context, ask, subject, person, stopped);
					return person && rows
						? readPerson(context, ask, places, person, rows)
						: readNobody(context, ask, subject, context.clock());
				},
			}),
		),
	);
}

function placesOf(context: VaultContext, ask: PreparedAsk): Place[] {
	const { service, purpose } = ask.numbers;
	const across = context.policy.rules[service]?.[purpose]?.acrossServices ?? false;
	return ask.names.items.map((name, position) => {
		const item = ask.numbers.items[position]!;
		const rule = context.policy.items[item];
		return {
			item,
			name,
			many: rule?.many ?? false,
			page: rule?.page ?? 0,
			own: rule?.heldBy === 'service' ? service : 0,
			across,
		};
	});
}

function needsOf(places: Place[]): Needs {
	const needs: Needs = { pages: [], items: [] };
	for (const { page, item } of places) {
		if (page === 0 && item > 0) needs.items.push(item);
		else if (page > 0 && !needs.pages.includes(page)) needs.pages.push(page);
	}
	return needs;
}

function readNothing(
	context: VaultContext,
	ask: PreparedAsk,
	subject: string,
	person: Person | null,
	denied: ItemDecision[],
): Judgement<ReadResult> {
	return {
		entry: decisionEntry(context, 'read', ask, person, context.clock(), [], denied),
		answer: { subject, known: true, values: {}, denied },
	};
}

/** Nobody of that id is stored here: another region's person is refused, an unknown one is said to be unknown. */
function readNobody(
	context: VaultContext,
	ask: PreparedAsk,
	subject: string,
	now: number,
): Judgement<ReadResult> {
	const foreign = foreignState(context, subject);
	if (!foreign) {
		return {
			entry: decisionEntry(context, 'read', ask, null, now, [], []),
			answer: { subject, known: false },
		};
	}
	return readNothing(context, ask, subject, null, judge(context, ask, foreign, now));
}

function readPerson(
	context: VaultContext,
	ask: PreparedAsk,
	places: Place[],
	person: Person,
	rows: PersonRows,
): Judgement<ReadResult> {
	const now = context.clock();
	const found = findAll(places, person, rows, now);
	const expanded = found.length === places.length ? ask : expand(ask, found);
	const records = found.map(({ facts }) => facts);
	const decision = decideFor(context, expanded, person.state, now, records);
	const values: Record<string, Value | StoredRecord[]> = {};
	const refused = new Map<Place, number>();
	const opened = new Map<PageRow, PageContent>();
	for (let position = 0; position < found.length; position++) {
		const value = found[position]!;
		if (decision.reasons[position] === 0) release(values, value, person, opened);
		else if (!refused.has(value.place)) refused.set(value.place, position);
	}
	if (refused.size === 0) {
		return {
			entry: decisionEntry(context, 'read', ask, person, now, ask.names.items, []),
			answer: { subject: person.subject, known: true, values, denied: [] },
		};
	}
	const permitted = places.filter(
		place =>
			!refused.has(place) || found.some((value, at) => value.place === place && decision.reasons[at] === 0),
	);
	const spelled = spellOut(context.policy, person.state, { ...expanded.names, now }, decision);
	const denied = places
		.filter(place => !permitted.includes(place))
		.map(place => refused.get(place)!)
		.map(position => spelled[position]!);
	const names = permitted.map(({ name }) => name);
	return {
		entry: decisionEntry(context, 'read', ask, person, now, names, denied),
		answer: { subject: person.subject, known: true, values, denied },
	};
}

/** The ask is decided once, over every stored value it would release. */
function expand(ask: PreparedAsk, found: Found[]): PreparedAsk {
	return {
		...ask,
		names: { ...ask.names, items: found.map(({ place }) => place.name) },
		numbers: { ...ask.numbers, items: found.map(({ place }) => place.item) },
	};
}

/** Every stored value the items would release, in their order; an item without one stands there as absent. */
function findAll(places: Place[], person: Person, rows: PersonRows, now: number): Found[] {
	const found: Found[] = [];
	for (const place of places) {
		const before = found.length;
		if (place.page > 0) {
			const row = pageRow(place, person, rows.pages);
			if (row) found.push({ place, row, facts: { collectedBy: row.service, collectedAt: now } });
		} else {
			for (const record of rows.records) {
				if (record.item !== place.item) continue;
				const facts = { collectedBy: record.service, collectedAt: record.collectedAt };
				found.push({ place, record, facts });
			}
		}
		if (found.length === before) {
			found.push({ place, absent: true, facts: { collectedBy: place.own, collectedAt: now } });
		}
	}
	return found;
}

/**
 * The caller's own row of a page, or else the first of others where the purpose reads across services. Elsewhere a row of
 * another service is as good as none: which items it holds is sealed, and is not opened to say whose they are. Throws
 * `SealBroken` where an anchored one is missing.
 */
function pageRow(place: Place, person: Person, pages: PageRow[]): PageRow | undefined {
	let other: PageRow | undefined;
	for (const row of pages) {
		if (row.page !== place.page) continue;
		if (row.service === place.own) return row;
		if (place.across) other ??= row;
	}
	requireAnchored(person, place.page, place.own, pages);
	return other;
}

function release(
	values: Record<string, Value | StoredRecord[]>,
	value: Found,
	person: Person,
	opened: Map<PageRow, PageContent>,
): void {
	const { place } = value;
	if ('row' in value) {
		const content = opened.get(value.row) ?? openPage(person, value.row);
		opened.set(value.row, content);
		const stored = content.get(place.item);
		if (stored !== undefined) values[place.name] = stored;
	} else if ('record' in value) {
		const stored = openRecord(person, value.record);
		if (!place.many) values[place.name] = stored;
		else {
			const { id, collectedAt } = value.record;
			const list = (values[place.name] ?? []) as StoredRecord[];
			list.push({ id, collectedAt: new Date(collectedAt).toISOString(), value: stored });
			values[place.name] = list;
		}
	}
}
