import { expect, test } from 'vitest';
import { ALARMS, type Alarm, type AlarmCode } from '../../evidence/index.js';
import { alarmBanner } from './alarm-banner.js';
import { staffWords } from './words/staff-words.js';

const alarm = (code: AlarmCode, more: Partial<Alarm> = {}): Alarm => ({
	...{ code, region: 'eu', severity: ALARMS[code].severity, standing: 'on', clause: 'S3.2' },
	since: Date.parse('2026-11-23T12:00:00Z'),
	...more,
});

test.each(['de', 'en', 'zh'] as const)('every alarm has its sentence in %s', language => {
	const words = staffWords(language);
	for (const code of Object.keys(ALARMS) as AlarmCode[]) {
		expect(words.name('alarm', code)).not.toBe(code);
		const shown = String(alarmBanner([alarm(code)], language, words));
		expect(shown).toContain(words.name('alarm', code));
		expect(shown).toContain(`/policy/${language}#S3.2`);
		expect(shown).toContain('12:00:00 UTC');
	}
});

test('what is off or unknown is no alarm, and without one there is no banner', () => {
	const quiet = [alarm('sweep-late', { standing: 'off' }), alarm('synthetic-late', { standing: 'unknown' })];
	expect(alarmBanner(quiet, 'en', staffWords('en'))).toBe(false);
	const { text } = alarmBanner(
		[...quiet, alarm('clock-skew', { since: null, clause: null })],
		'en',
		staffWords('en'),
	) || {
		text: '',
	};
	expect(text).toContain('1 alarm is on');
	expect(text).not.toContain('sweep-late');
});
