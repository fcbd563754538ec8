import { expect, test } from 'vitest';
import { REASON } from '../decide/decision.js';
import { compile } from '../policy/compile.js';
import { finding } from '../policy/finding.js';
import type { Clause } from '../policy/model.js';
import { assignNumbers, NO_NUMBERS } from '../policy/numbers.js';
import { smallPolicy } from '../policy/small.fixture.js';
import { type Counts, gatherEvidence } from './gather.js';
import { LiveCounts } from './live.js';

const NOW = Date.parse('2026-11-23T12:00:00Z');
const SINCE = Date.parse('2026-11-23T00:00:00Z');

const clause = (id: string, ...rules: string[]): Clause => ({ id, rules, declaration: false });
const policy = smallPolicy({
	clauses: [
		clause('S0.1', 'version'),
		clause('S0.2', 'coverage'),
		clause('S2.6', 'purposes.surveys'),
		clause('S3.2', 'purposes.surveys', 'retention'),
		clause('S4.2', 'encryption'),
		clause('S4.5', 'incident'),
		clause('S9', 'kindness'),
		{ ...clause('S10'), declaration: true },
	],
});
const compiled = compile(policy, assignNumbers(policy, NO_NUMBERS), { ordinal: 1, mustHaveSeen: 1 });
const judged = { asOf: '2026-11-23', policy, texts: [], findings: [], verdicts: [] };
const exhibit = { policy, compiled, published: compiled.digest, judged, versions: [] };
const surveys = compiled.numbers.consents['purposes.surveys']!.at(-1)!.number;

const HOUR = 3_600_000;
const OWED: Counts['owed'] = {
	sweptAt: NOW - HOUR,
	overdue: 0,
	swept: 5,
	holds: [],
	disclosures: [],
	requests: { answered: 0, overdue: 0 },
	stops: 0,
};

function counts(log: Partial<Counts['log']> = {}, owed: Partial<Counts['owed']> = {}): Counts {
	const quiet = {
		takenAt: NOW,
		since: SINCE,
		byPurpose: new Map(),
		byClause: new Map(),
		byKind: new Map(),
		faults: 0,
	};
	const figures = { people: 3, consents: new Map([[surveys, 2]]), owed: { ...OWED, ...owed } };
	return { takenAt: NOW, ...figures, synthetic: [], log: { ...quiet, ...log } };
}

function verdicts(...given: Parameters<typeof gatherEvidence>): Record<string, string> {
	const { clauses } = gatherEvidence(...given);
	return Object.fromEntries(
		clauses.map(({ clause, verdict, because }) => [clause, `${verdict}: ${because}`]),
	);
}

test('each clause has the verdict of its worst rule', () => {
	expect(verdicts(exhibit, counts({ byKind: new Map([['read', 4]]) }), NOW)).toEqual({
		'S0.1': 'holds: published-as-enforced',
		'S0.2': 'holds: checked-both-ways',
		'S2.6': 'holds: decided-as-promised',
		'S3.2': 'holds: decided-as-promised',
		'S4.2': 'holds: opened-and-verified',
		'S4.5': 'unknown: shown-in-tests',
		S9: 'unknown: not-tried',
		S10: 'declaration: declared',
	});
});

test('deleting on time is shown by a recent sweep that left nothing, and by nothing else', () => {
	const seen = (owed: Partial<Counts['owed']>) => verdicts(exhibit, counts({}, owed), NOW)['S3.2'];
	expect(seen({ sweptAt: NOW - 2 * HOUR })).toMatch(/^holds/);
	expect(seen({ sweptAt: NOW - 2 * HOUR - 1 })).toBe('unknown: not-swept');
	expect(seen({ sweptAt: null })).toBe('unknown: not-swept');
	expect(seen({ overdue: 1 })).toBe('unknown: not-swept');
});

test('what is not known is unknown, never holding', () => {
	const ignorant = { ...exhibit, published: null, judged: null };
	const seen = verdicts(ignorant, counts(), NOW);
	expect(gatherEvidence(ignorant, counts(), NOW).law).toBe(null);
	expect(seen['S0.1']).toBe('unknown: not-tried');
	expect(seen['S0.2']).toBe('unknown: not-tried');
	expect(seen['S4.2']).toBe('unknown: nothing-opened');
});

test('one row that does not verify breaks the clause on stored data', () => {
	expect(verdicts(exhibit, counts({ byKind: new Map([['read', 4]]), faults: 1 }), NOW)['S4.2']).toBe(
		'broken: did-not-verify',
	);
});

test('another policy than the published one, or one with errors, breaks the clauses that say so', () => {
	const error = finding('version-missing', { file: 'policy.yaml', line: 1, col: 1 }, 'm', 'h');
	const unsound = { ...judged, findings: [error] };
	const seen = verdicts({ ...exhibit, published: 'other', judged: unsound }, counts(), NOW);
	expect(seen['S0.1']).toBe('broken: not-as-published');
	expect(seen['S0.2']).toBe('broken: check-has-errors');
});

test('a decision that permits without consent breaks every clause resting on it', () => {
	const seen = verdicts(exhibit, counts(), NOW, (_policy, _state, ask) => ({
		reasons: ask.items.map(() => REASON.permitted),
	}));
	expect(seen['S2.6']).toBe('broken: decided-otherwise');
	expect(seen['S3.2']).toBe('broken: decided-otherwise');
});

test('figures say when they were taken and what day they cover', () => {
	const byPurpose = new Map([['surveys', { permitted: 4, denied: 7 }]]);
	const byClause = new Map([['S2.6', { denied: 7 }]]);
	const { clauses } = gatherEvidence(exhibit, counts({ byPurpose, byClause }), NOW);
	expect(clauses.find(({ clause }) => clause === 'S2.6')!.figures).toEqual([
		{ key: 'consents', value: 2, takenAt: NOW },
		{ key: 'permitted', value: 4, since: SINCE, takenAt: NOW },
		{ key: 'denied', value: 7, since: SINCE, takenAt: NOW },
		{ key: 'asks', value: expect.any(Number), takenAt: NOW },
	]);
});

test('counts of all regions are added, shared for five seconds, and taken again after a failure', async () => {
	let now = NOW;
	let taken = 0;
	let fails = true;
	const region = {
		people: async () => {
			taken++;
			if (fails) throw new Error('the database does not answer');
			return 2;
		},
		consents: async (numbers: number[]) => new Map(numbers.map(number => [number, 1])),
		owed: async () => OWED,
		synthetic: async () => ({ region: 'eu', rules: [], newest: null, failed: null }),
		tally: async () => counts({ byClause: new Map([['S2.6', { denied: 3 }]]), faults: 1 }).log,
	};
	const live = new LiveCounts([region, region], [surveys], () => now);
	await expect(live.take()).rejects.toThrow('does not answer');
	fails = false;
	const sum = await live.take();
	expect(sum.people).toBe(4);
	expect(sum.consents).toEqual(new Map([[surveys, 2]]));
	expect(sum.log.byClause.get('S2.6')).toEqual({ denied: 6 });
	expect(sum.log.faults).toBe(2);
	expect(sum.owed).toMatchObject({ sweptAt: OWED.sweptAt, swept: 2 * OWED.swept });
	const never = { ...region, owed: async () => ({ ...OWED, sweptAt: null }) };
	expect((await new LiveCounts([region, never], [], () => now).take()).owed.sweptAt).toBeNull();
	const before = taken;
	now += 4_999;
	expect(await live.take()).toBe(sum);
	expect(taken).toBe(before);
	now += 1;
	await live.take();
	expect(taken).toBe(before + 2);
});
