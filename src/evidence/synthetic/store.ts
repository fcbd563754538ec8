/** What the synthetic check found, and whom it left, in SQL. */
import type { Session } from '../../platform/postgres/session.js';
import type { SubjectId } from '../../vault/model.js';
import type { SyntheticRun, SyntheticStep } from './model.js';

type Row = [
	at: number,
	jurisdiction: string,
	step: SyntheticStep,
	rules: string[],
	expected: string,
	got: string,
	ok: boolean | null,
];

/** Keeps the run, and of those before it the newest in which a step failed. Call it in a transaction. */
export async function keepRun(session: Session, run: string, { at, outcomes }: SyntheticRun): Promise<void> {
	for (const [position, { jurisdiction, step, rules, expected, got, ok }] of outcomes.entries()) {
		await session.query({
			name: 'synthetic-keep',
			text: `insert into synthetic_check (run, position, at, jurisdiction, step, rules, expected, got, ok)
				values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
			values: [run, position, new Date(at), jurisdiction, step, rules, expected, got, ok],
		});
	}
	await session.query({
		name: 'synthetic-forget',
		text: `delete from synthetic_check where run <> $1 and run not in (
			select run from synthetic_check where ok = false order by at desc, run limit 1)`,
		values: [run],
	});
}

export async function newestRun(session: Session): Promise<SyntheticRun | null> {
	return runOf(
		await session.query<Row>({
			name: 'synthetic-newest',
			text: `select at, jurisdiction, step, rules, expected, got, ok from synthetic_check
				where run = (select run from synthetic_check order by at desc, run limit 1) order by position`,
		}),
	);
}

export async function newestFailure(session: Session): Promise<SyntheticRun | null> {
	return runOf(
		await session.query<Row>({
			name: 'synthetic-failure',
			text: `select at, jurisdiction, step, rules, expected, got, ok from synthetic_check
				where run = (select run from synthetic_check where ok = false order by at desc, run limit 1)
				order by position`,
		}),
	);
}

function runOf(rows: Row[]): SyntheticRun | null {
	const [first] = rows;
	if (!first) return null;
	return {
		at: first[0],
		outcomes: rows.map(([_at, jurisdiction, step, rules, expected, got, ok]) => {
			return { jurisdiction, step, rules, expected, got, ok };
		}),
	};
}

/** People found by one of these identifiers: left by a run that was cut short. */
export async function foundBy(session: Session, digests: Buffer[]): Promise<SubjectId[]> {
	const rows = await session.query<[string]>({
		name: 'synthetic-left',
		text: 'select subject from identifier where digest = any($1)',
		values: [digests],
	});
	return rows.map(([subject]) => subject);
}
