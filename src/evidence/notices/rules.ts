/** What staff are to be told of a region's alarms, given what they were told before. Pure. */
import type { Instant } from '../../decide/state.js';
import type { Alarm, AlarmCode } from '../alarms.js';
import { QUIET, type Telling, TOLD_AGAIN_AFTER, type Told } from './model.js';

/** Of an alarm nobody has looked at yet. */
const NOTHING_TOLD: Omit<Told, 'code'> = { onSince: null, toldAt: null, begunAt: null };

/**
 * One look: what is to be told now, and what is to be kept anew once that was told.
 *
 * Going on and going off each take two looks in a row, of grave alarms too. Every bound in `alarms.ts` is a minute or
 * more already, so a look more costs nothing; and the first second of a process, or one slow answer, is told to nobody.
 * A look that cannot say changes nothing: neither an alarm nor an all-clear comes of not knowing.
 */
export function noticesDue(
	known: readonly Told[],
	alarms: readonly Alarm[],
	now: Instant,
): { tellings: Telling[]; told: Told[] } {
	const before = new Map<AlarmCode, Told>(known.map(each => [each.code, each]));
	const looks = alarms.map(alarm => {
		const last = before.get(alarm.code) ?? { code: alarm.code, ...NOTHING_TOLD };
		return { last, ...looked(last, alarm, now) };
	});
	return {
		tellings: looks.flatMap(({ telling }) => telling ?? []),
		told: looks.flatMap(({ last, told }) => (isSame(last, told) ? [] : told)),
	};
}

function isSame(one: Told, other: Told): boolean {
	return one.onSince === other.onSince && one.toldAt === other.toldAt && one.begunAt === other.begunAt;
}

interface Look {
	told: Told;
	telling?: Telling;
}

function looked(told: Told, alarm: Alarm, now: Instant): Look {
	if (alarm.standing === 'unknown') return { told };
	return alarm.standing === 'on' ? lookedOn(told, alarm, now) : lookedOff(told, alarm);
}

function lookedOn(told: Told, alarm: Alarm, now: Instant): Look {
	const since = told.onSince ?? alarm.since ?? now;
	const kept = { ...told, onSince: since };
	if (told.toldAt !== null) {
		if (now - told.toldAt < TOLD_AGAIN_AFTER) return { told: kept };
		return { told: { ...kept, toldAt: now }, telling: { change: 'still-on', alarm, since } };
	}
	const first = told.onSince === null;
	const lately = told.begunAt !== null && now - told.begunAt < QUIET;
	if (first || lately) return { told: kept };
	return { told: { ...kept, toldAt: now, begunAt: now }, telling: { change: 'on', alarm, since } };
}

function lookedOff(told: Told, alarm: Alarm): Look {
	const first = told.onSince !== null;
	if (told.toldAt === null || first) return { told: { ...told, onSince: null } };
	return { told: { ...told, toldAt: null }, telling: { change: 'off', alarm, since: told.toldAt } };
}
