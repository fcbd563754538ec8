import { expect, test } from 'vitest';
import { smallPolicy } from '../policy/small.fixture.js';
import { ALARMS, type AlarmFacts, alarmsOf } from './alarms.js';
import type { SyntheticRun } from './synthetic/index.js';

const NOW = Date.parse('2026-11-23T12:00:00Z');
const [SECOND, MINUTE, HOUR, DAY] = [1000, 60_000, 3_600_000, 86_400_000];

const small = smallPolicy();
const policy = smallPolicy({
	accountability: { ...small.accountability, exceptions: { approvers: 2, atMost: 'P1Y' } },
	clauses: [
		{ id: 'S2', rules: ['purposes.surveys'], declaration: false },
		{ id: 'S3', rules: ['retention', 'extend-retention-for'], declaration: false },
		{ id: 'S7', rules: ['contact'], declaration: false },
	],
});

const run = (ok: boolean | null, at = NOW): SyntheticRun => ({
	at,
	outcomes: [
		{
			...{ jurisdiction: 'de', step: 'read-refused', rules: ['purposes.surveys'] },
			...{ expected: 'consent-missing', got: 'consent-missing', ok },
		},
	],
});

const well: AlarmFacts = {
	...{ region: 'eu', takenAt: NOW, skew: 0, requestDueAt: null, requestsOverdue: 0, holds: [], overdue: 0 },
	log: { leaves: 5, size: 4, checkpointAt: NOW, grownAt: null, oldestWaitingAt: NOW },
	synthetic: { region: 'eu', rules: [], newest: run(true), failed: null },
	sweptAt: NOW,
};

function seen(changed: Partial<AlarmFacts>): Record<string, string> {
	const found = alarmsOf({ ...well, ...changed }, policy).filter(({ standing }) => standing !== 'off');
	return Object.fromEntries(
		found.map(({ code, standing, since, clause }) => [
			code,
			standing === 'unknown' ? standing : `${clause}, ${since === null ? null : NOW - since}`,
		]),
	);
}

test('nothing is on while all is well, and every alarm there is was judged', () => {
	expect(seen({})).toEqual({});
	expect(alarmsOf(well, policy).map(({ code }) => code)).toEqual(Object.keys(ALARMS));
});

test('each goes on at its bound and not before, says since when, and names the clause in doubt', () => {
	const log = well.log;
	expect(seen({ log: { ...log, checkpointAt: NOW - MINUTE } })).toEqual({});
	expect(seen({ log: { ...log, checkpointAt: NOW - MINUTE - 1 } })).toEqual({
		'checkpoint-late': 'null, 1',
	});
	expect(seen({ log: { ...log, leaves: 4, checkpointAt: NOW - DAY } })).toEqual({});
	// After a quiet day the head is old, and the log has only just grown.
	expect(seen({ log: { ...log, checkpointAt: NOW - DAY, grownAt: NOW - MINUTE } })).toEqual({});
	expect(seen({ log: { ...log, checkpointAt: NOW - DAY, grownAt: NOW - MINUTE - 1 } })).toEqual({
		'checkpoint-late': 'null, 1',
	});
	expect(seen({ log: { ...log, oldestWaitingAt: NOW - MINUTE } })).toEqual({});
	expect(seen({ log: { ...log, oldestWaitingAt: NOW - MINUTE - 1 } })).toEqual({
		'inbox-backlog': 'null, 1',
	});
	expect(seen({ skew: -2 * SECOND })).toEqual({});
	expect(seen({ skew: -2 * SECOND - 1 })).toEqual({ 'clock-skew': 'S3, 0' });
	expect(seen({ sweptAt: NOW - 2 * HOUR })).toEqual({});
	expect(seen({ sweptAt: NOW - 2 * HOUR - 1 })).toEqual({ 'sweep-late': 'S3, 1' });
	expect(seen({ overdue: 1 })).toEqual({ 'retention-overdue': 'S3, 0' });
	expect(seen({ requestsOverdue: 2, requestDueAt: NOW - DAY })).toEqual({ 'requests-overdue': `S7, ${DAY}` });
	expect(seen({ holds: [{ from: NOW - 365 * DAY }] })).toEqual({});
	expect(seen({ holds: [{ from: NOW - 366 * DAY }] })).toEqual({ 'hold-overdue': `S3, ${DAY}` });
});

test('a failed synthetic check names the clause of the step; a late one is late and no longer failed', () => {
	const synthetic = (newest: AlarmFacts['synthetic']['newest']) =>
		seen({ synthetic: { ...well.synthetic, newest } });
	expect(synthetic(run(false))).toEqual({ 'synthetic-failed': 'S2, 0' });
	expect(synthetic(run(null))).toEqual({});
	expect(synthetic(run(false, NOW - MINUTE - 1))).toEqual({
		'synthetic-failed': 'unknown',
		'synthetic-late': `null, ${MINUTE + 1}`,
	});
});

test('what is missing makes an alarm unknown, never off', () => {
	expect(
		seen({
			log: { leaves: null, size: null, checkpointAt: null, grownAt: null, oldestWaitingAt: NOW - DAY },
			synthetic: { ...well.synthetic, newest: null },
			sweptAt: null,
		}),
	).toEqual({
		'checkpoint-late': 'unknown',
		'inbox-backlog': 'unknown',
		'synthetic-failed': 'unknown',
		'synthetic-late': 'unknown',
		'sweep-late': 'unknown',
	});
});
