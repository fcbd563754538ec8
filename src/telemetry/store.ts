/** Counters in SQL. */
import type { Session } from '../platform/postgres/session.js';
import type { CountKind } from './model.js';
import { type Counted, MOST_NAMES } from './rules.js';

/** Adds up, in an order all processes share, so that no two wait for each other. */
export async function addCounts(session: Session, counted: Counted[]): Promise<void> {
	await session.query({
		name: 'counter-add',
		text: `insert into counter (kind, service, name, hour, at_most, count)
			select * from unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[], $5::float8[], $6::bigint[])
			order by 1, 2, 3, 4, 5
			on conflict (kind, service, name, hour, at_most) do update set count = counter.count + excluded.count`,
		values: [
			counted.map(({ kind }) => kind),
			counted.map(({ service }) => service),
			counted.map(({ name }) => name),
			counted.map(({ hour }) => new Date(hour)),
			counted.map(({ atMost }) => atMost),
			counted.map(({ count }) => count),
		],
	});
}

/** Counters of the hours from the one that begins at `from`, milliseconds. */
export async function countersSince(session: Session, from: number): Promise<Counted[]> {
	type Row = [kind: CountKind, service: string, name: string, hour: number, atMost: number, count: number];
	const rows = await session.query<Row>({
		name: 'counter-since',
		text: `select kind, service, name, hour, at_most, count from counter where hour >= $1
			order by hour, kind, service, name, at_most`,
		values: [new Date(from)],
	});
	return rows.map(([kind, service, name, hour, atMost, count]) => ({
		kind,
		service,
		name,
		hour,
		atMost,
		count,
	}));
}

/** Names ever counted of a kind and service. */
export async function countedNames(session: Session, kind: string, service: string): Promise<string[]> {
	const rows = await session.query<[string]>({
		name: 'counted-name-list',
		text: 'select name from counted_name where kind = $1 and service = $2',
		values: [kind, service],
	});
	return rows.map(([name]) => name);
}

/**
 * Takes a free slot for a new name, any of them: in turn they would tell which name came first. Nothing happens where
 * none is free, or where another process took the slot or brought the name in the meantime.
 */
export async function addName(session: Session, kind: string, service: string, name: string): Promise<void> {
	await session.query({
		name: 'counted-name-add',
		text: `insert into counted_name (kind, service, slot, name)
			select $1, $2, free.slot, $3 from generate_series(1, $4) as free(slot)
			where not exists (
				select from counted_name taken where taken.kind = $1 and taken.service = $2 and taken.slot = free.slot
			)
			order by random() limit 1
			on conflict do nothing`,
		values: [kind, service, name, MOST_NAMES],
	});
}
