/** Reading: what of the items asked for the policy gives out about each person now. */
import type { RecordFacts } from '../decide/ask.js';
import { spellOut } from '../decide/names.js';
import type { VaultContext } from './context.js';
import { decideFor, decisionEntry, foreignState, judge, type PreparedAsk, prepareAsk } from './judging.js';
import type { Caller, ReadRequest, ReadResult, StoredRecord, Value } from './model.js';
import type { PageContent } from './page.js';
import type { Judgement, Needs } from './people-queue.js';
import { openPage, openRecord, type Person, requireAnchored } from './person.js';
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
	const needs: Needs = {
		pages: [...new Set(places.filter(({ page }) => page > 0).map(({ page }) => page))],
		items: places.filter(({ page, item }) => page === 0 && item > 0).map(({ item }) => item),
	};
	return Promise.all(
		subjects.map(subject =>
			context.people.ask<ReadResult>({
				subject,
				needs,
				frame: { service: caller.service, actor: caller.actor, purpose: request.purpose },
				judge: (person, rows) =>
					person && rows
						? readPerson(context, ask, places, person, rows)
						: readNobody(context, ask, subject, context.clock()),
			}),
		),
	);
}

function placesOf(context: VaultContext, ask: PreparedAsk): Place[] {
	return ask.names.items.map((name, position) => {
		const item = ask.numbers.items[position]!;
		const rule = context.policy.items[item];
		return {
			item,
			name,
			many: rule?.many ?? false,
			page: rule?.page ?? 0,
			own: rule?.heldBy === 'service' ? ask.numbers.service : 0,
		};
	});
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
	const denied = judge(context, ask, foreign, now);
	return {
		entry: decisionEntry(context, 'read', ask, null, now, [], denied),
		answer: { subject, known: true, values: {}, denied },
	};
}

function readPerson(
	context: VaultContext,
	ask: PreparedAsk,
	places: Place[],
	person: Person,
	rows: PersonRows,
): Judgement<ReadResult> {
	const now = context.clock();
	const found = places.flatMap(place => find(place, person, rows, now));
	// The ask is decided once, over every stored value it would release.
	const expanded: PreparedAsk = {
		...ask,
		names: { ...ask.names, items: found.map(({ place }) => place.name) },
		numbers: { ...ask.numbers, items: found.map(({ place }) => place.item) },
	};
	const decision = decideFor(
		context,
		expanded,
		person.state,
		now,
		found.map(({ facts }) => facts),
	);
	const values: Record<string, Value | StoredRecord[]> = {};
	const refused = new Map<Place, number>();
	const opened = new Map<PageRow, PageContent>();
	for (const [position, value] of found.entries()) {
		if (decision.reasons[position] === 0) release(values, value, person, opened);
		else if (!refused.has(value.place)) refused.set(value.place, position);
	}
	const permitted = places.filter(
		place =>
			!refused.has(place) || found.some((value, at) => value.place === place && decision.reasons[at] === 0),
	);
	const spelled =
		refused.size > 0 ? spellOut(context.policy, person.state, { ...expanded.names, now }, decision) : [];
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

/** The stored values an item would release, or the one that is not there. */
function find(place: Place, person: Person, rows: PersonRows, now: number): Found[] {
	if (place.page > 0) {
		requireAnchored(person, place.page, place.own, rows.pages);
		const candidates = rows.pages.filter(({ page }) => page === place.page);
		const row = candidates.find(({ service }) => service === place.own) ?? candidates[0];
		if (row) return [{ place, row, facts: { collectedBy: row.service, collectedAt: now } }];
	} else {
		const records = rows.records.filter(({ item }) => item === place.item);
		if (records.length > 0) {
			return records.map(record => ({
				place,
				record,
				facts: { collectedBy: record.service, collectedAt: record.collectedAt },
			}));
		}
	}
	return [{ place, absent: true, facts: { collectedBy: place.own, collectedAt: now } }];
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
