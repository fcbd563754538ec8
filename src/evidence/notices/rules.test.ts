import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ALARMS, type Alarm, type AlarmCode } from '../alarms.js';
import { SYNTHETIC_PERIOD } from '../synthetic/model.js';
import { LOOK_EVERY, QUIET, type Telling, TOLD_AGAIN_AFTER, type Told } from './model.js';
import { noticesDue } from './rules.js';

const NOW = Date.parse('2026-11-23T12:00:00Z');
const HOUR = 3_600_000;

type Standing = Alarm['standing'];

const alarm = (standing: Standing, code: AlarmCode = 'clock-skew', since: number | null = null): Alarm => ({
	...{ code, standing, since, region: 'eu', severity: ALARMS[code].severity, clause: null },
});

interface Look {
	at: number;
	standings: Partial<Record<AlarmCode, Standing>>;
}

/** When one alarm was told of, and how. */
type Heard = { at: number } & Pick<Telling, 'change' | 'since'>;

/** Takes one look after the other, as a process does that tells all it is to tell. */
function lookThrough(looks: readonly Look[]): {
	heard: Map<AlarmCode, Heard[]>;
	known: Map<AlarmCode, Told>;
} {
	const heard = new Map<AlarmCode, Heard[]>();
	const known = new Map<AlarmCode, Told>();
	for (const { at, standings } of looks) {
		const alarms = Object.entries(standings).map(([code, standing]) => alarm(standing, code as AlarmCode));
		const { tellings, told } = noticesDue([...known.values()], alarms, at);
		for (const each of told) known.set(each.code, each);
		for (const {
			alarm: { code },
			change,
			since,
		} of tellings) {
			heard.set(code, [...(heard.get(code) ?? []), { at, change, since }]);
		}
	}
	return { heard, known };
}

/** Standings of one alarm at looks `LOOK_EVERY` apart: `+` on, `-` off, `?` unknown; what was told at which. */
function toldAt(looks: string): [look: number, change: string][] {
	const named: Record<string, Standing> = { '+': 'on', '-': 'off', '?': 'unknown' };
	const { heard } = lookThrough(
		[...looks].map((look, n) => ({ at: NOW + n * LOOK_EVERY, standings: { 'clock-skew': named[look]! } })),
	);
	return (heard.get('clock-skew') ?? []).map(({ at, change }) => [(at - NOW) / LOOK_EVERY, change]);
}

describe('one alarm', () => {
	test('is told at the second look in a row that sees it on, and told off at the second that sees it off', () => {
		expect(toldAt('--+')).toEqual([]);
		expect(toldAt('--++')).toEqual([[3, 'on']]);
		expect(toldAt('++++++')).toEqual([[1, 'on']]);
		expect(toldAt('+-+-+-')).toEqual([]);
		expect(toldAt('++-')).toEqual([[1, 'on']]);
		expect(toldAt('++--')).toEqual([
			[1, 'on'],
			[3, 'off'],
		]);
		expect(toldAt('++-+-+--')).toEqual([
			[1, 'on'],
			[7, 'off'],
		]);
	});

	test('that nobody can judge changes nothing of what was told, however long', () => {
		expect(toldAt(`++${'?'.repeat(1000)}`)).toEqual([[1, 'on']]);
		expect(toldAt('++???++')).toEqual([[1, 'on']]);
		expect(toldAt('++-???-')).toEqual([
			[1, 'on'],
			[6, 'off'],
		]);
		expect(toldAt('???')).toEqual([]);
		expect(toldAt('+?+')).toEqual([[2, 'on']]);
	});

	test('that comes and goes is told once in ten minutes', () => {
		const quiet = QUIET / LOOK_EVERY;
		expect(toldAt('++--'.repeat(quiet / 2))).toEqual([
			[1, 'on'],
			[3, 'off'],
			[quiet + 3, 'on'],
			[quiet + 5, 'off'],
		]);
	});

	test('that came back within them and stays is told when they are over', () => {
		const quiet = QUIET / LOOK_EVERY;
		expect(toldAt(`++--${'+'.repeat(quiet)}`)).toEqual([
			[1, 'on'],
			[3, 'off'],
			[quiet + 1, 'on'],
		]);
	});

	test('that stays on is told again each day', () => {
		const hours = Array.from({ length: 50 }, (_, n) => ({
			at: NOW + n * HOUR,
			standings: { 'clock-skew': 'on' as const },
		}));
		const { heard } = lookThrough(hours);
		expect(heard.get('clock-skew')!.map(({ at, change }) => [(at - NOW) / HOUR, change])).toEqual([
			[1, 'on'],
			[25, 'still-on'],
			[49, 'still-on'],
		]);
	});

	test('is told with the moment it began as first seen, and told off with the moment of the last telling', () => {
		const began = NOW - HOUR;
		const look = (known: Told[], standing: Standing, since: number | null, at: number) =>
			noticesDue(known, [alarm(standing, 'requests-overdue', since)], at);
		const first = look([], 'on', began, NOW);
		expect(first.tellings).toEqual([]);
		const second = look(first.told, 'on', NOW, NOW + 1);
		expect(second.tellings).toMatchObject([{ change: 'on', since: began }]);
		const third = look(second.told, 'off', null, NOW + 2);
		expect(look(third.told, 'off', null, NOW + 3).tellings).toMatchObject([
			{ change: 'off', since: NOW + 1 },
		]);
	});

	test('that is as it was leaves nothing to keep', () => {
		expect(noticesDue([], [alarm('off'), alarm('unknown', 'sweep-late')], NOW)).toEqual({
			...{ tellings: [], told: [] },
		});
		const { told } = noticesDue([], [alarm('on')], NOW);
		expect(told).toHaveLength(1);
		expect(noticesDue(noticesDue(told, [alarm('on')], NOW + 1).told, [alarm('on')], NOW + 2)).toEqual({
			...{ tellings: [], told: [] },
		});
	});
});

test('two looks fit into the time a failed check is the newest, so that it cannot pass between them', () => {
	expect(2 * LOOK_EVERY).toBeLessThan(SYNTHETIC_PERIOD);
});

const standing = fc.constantFrom<Standing>('on', 'on', 'off', 'off', 'unknown');
/** Stretches of looks in which nothing changes: days long, or over at once. */
const stretch = fc.record({
	standings: fc.record({ 'clock-skew': standing, 'synthetic-failed': standing, 'sweep-late': standing }),
	looks: fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 60 })),
	apart: fc.constantFrom(LOOK_EVERY, 2 * LOOK_EVERY, 5 * 60_000, HOUR),
});
const history = fc.array(stretch, { minLength: 1, maxLength: 12 }).map(stretches => {
	let at = NOW;
	return stretches.flatMap(({ apart, looks, standings }) =>
		Array.from({ length: looks }, (): Look => {
			at += apart;
			return { at, standings };
		}),
	);
});

/** What was told last about an alarm by a moment. */
const lastBy = (heard: readonly Heard[], at: number) => heard.filter(each => each.at <= at).at(-1);

/** The looks at one alarm that could say something. */
const judged = (looks: readonly Look[], code: AlarmCode) =>
	looks
		.map(({ at, standings }) => ({ at, standing: standings[code]! }))
		.filter(one => one.standing !== 'unknown');

describe('whatever happens', () => {
	const holds = (law: (looks: Look[], code: AlarmCode, heard: Heard[]) => void) =>
		fc.assert(
			fc.property(history, looks => {
				const { heard } = lookThrough(looks);
				for (const code of Object.keys(looks[0]!.standings) as AlarmCode[]) {
					law(looks, code, heard.get(code) ?? []);
				}
			}),
		);

	test('nothing_is_told_twice', () =>
		holds((_looks, _code, heard) => {
			let on = false;
			for (const { change } of heard) {
				expect(change === 'on').toBe(!on);
				on = change !== 'off';
			}
			const began = heard.filter(({ change }) => change === 'on');
			for (const [n, { at }] of began.slice(1).entries()) {
				expect(at - began[n]!.at).toBeGreaterThanOrEqual(QUIET);
			}
			for (const [n, { at, change }] of heard.entries()) {
				if (change === 'still-on') expect(at - heard[n - 1]!.at).toBeGreaterThanOrEqual(TOLD_AGAIN_AFTER);
			}
		}));

	test('nothing_is_on_for_long_untold', () =>
		holds((looks, code, heard) => {
			let since: number | null = null;
			let seen = 0;
			for (const { at, standing } of judged(looks, code)) {
				since = standing === 'on' ? (since ?? at) : null;
				seen = standing === 'on' ? seen + 1 : 0;
				if (since === null || seen < 2 || at - since < QUIET) continue;
				const last = lastBy(heard, at);
				expect(last && last.change !== 'off' && at - last.at < TOLD_AGAIN_AFTER).toBe(true);
			}
		}));

	test('everything_told_on_is_told_off', () =>
		holds((looks, code, heard) => {
			let seen = 0;
			for (const { at, standing } of judged(looks, code)) {
				seen = standing === 'off' ? seen + 1 : 0;
				if (seen >= 2) expect(lastBy(heard, at)?.change ?? 'off').toBe('off');
			}
		}));

	test('nothing_is_told_that_the_last_two_looks_did_not_see', () =>
		holds((looks, code, heard) => {
			for (const { at, change } of heard) {
				const seen = judged(looks, code).filter(one => one.at <= at);
				const expected = change === 'off' ? 'off' : 'on';
				expect(seen.at(-1)).toEqual({ at, standing: expected });
				if (change !== 'still-on') expect(seen.at(-2)?.standing).toBe(expected);
			}
		}));

	test('no_alarm_changes_what_is_told_of_another', () =>
		fc.assert(
			fc.property(history, looks => {
				const together = lookThrough(looks).heard;
				for (const code of Object.keys(looks[0]!.standings) as AlarmCode[]) {
					const alone = looks.map(({ at, standings }) => ({ at, standings: { [code]: standings[code] } }));
					expect(lookThrough(alone as Look[]).heard.get(code)).toEqual(together.get(code));
				}
			}),
		));
});
