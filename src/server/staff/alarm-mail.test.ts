import { expect, test } from 'vitest';
import { ALARMS, type Alarm, type AlarmCode } from '../../evidence/index.js';
import type { Notice, Telling } from '../../evidence/notices/index.js';
import type { Language } from '../../policy/model.js';
import { smallPolicy } from '../../policy/small.fixture.js';
import { alarmMail } from './alarm-mail.js';
import { staffWords } from './words/staff-words.js';

const SINCE = Date.parse('2026-11-23T12:00:00Z');
const { contact, controller } = smallPolicy();
const SENDER = {
	contact: { ...contact, email: 'privacy@example.com' },
	controller: { ...controller, name: 'Example Ltd.' },
};
const PLACE = { to: 'ops@example.org', base: 'https://obhut.example.org' };

const telling = (code: AlarmCode, change: Telling['change'], clause: string | null = null): Telling => {
	const alarm: Alarm = {
		...{ code, clause, region: 'eu', severity: ALARMS[code].severity, standing: 'on' },
		since: SINCE,
	};
	return { alarm, change, since: SINCE };
};

const notice = (...tellings: Telling[]): Notice => ({ id: 'a1', region: 'eu', at: SINCE + 1, tellings });

const mailIn = (language: Language, ...tellings: Telling[]) =>
	alarmMail(smallPolicy({ ...SENDER, languages: [language] }), notice(...tellings), PLACE);

test('a mail carries every change, with since when, how grave, and what is in doubt', () => {
	const { html, text, ...head } = mailIn(
		'en',
		telling('checkpoint-late', 'on', 'S7.1'),
		telling('clock-skew', 'still-on'),
		telling('sweep-late', 'off', 'S3.2'),
	);
	expect(head).toEqual({
		messageId: '<a1@example.com>',
		...{ at: SINCE + 1, to: 'ops@example.org', language: 'en' },
		from: { name: 'Example Ltd.', address: 'privacy@example.com' },
		subject: 'Obhut, region eu: 2 alarms on and 1 alarm off again',
	});
	expect(text.split('\n\n')).toEqual([
		'On: The log has had no new signed head for more than a minute (checkpoint-late)\n' +
			'Region eu · critical · since 23 November 2026, 12:00:00 UTC · in doubt: what clause S7.1 promises',
		'Still on: The clocks of this process and the database are more than two seconds apart (clock-skew)\n' +
			'Region eu · warning · since 23 November 2026, 12:00:00 UTC',
		'Off again: There has been no sweep for more than two hours (sweep-late)\n' +
			'Region eu · warning · last reported 23 November 2026, 12:00:00 UTC',
		'What is on now stands in the console:',
		'https://obhut.example.org/staff',
		expect.stringContaining('docs/operations.md#alarms'),
		expect.stringContaining('--alarms-to'),
	]);
	expect(html).toContain('<a href="https://obhut.example.org/staff">');
	expect(html).toContain('(checkpoint-late)<br>\nRegion eu');
});

test.each(['de', 'en', 'zh'] as const)(
	'every alarm can be told in %s, by the name the console has',
	language => {
		const { name } = staffWords(language);
		for (const code of Object.keys(ALARMS) as AlarmCode[]) {
			for (const change of ['on', 'still-on', 'off'] as const) {
				const { html, subject, text } = mailIn(language, telling(code, change, 'S3.2'));
				expect(text).toContain(name('alarm', code));
				expect(text).toContain('12:00:00 UTC');
				expect(subject).toContain('eu');
				expect(subject + text + html).not.toMatch(/[{}]|undefined|null|NaN/);
			}
		}
	},
);

test('it is in the first language of the policy', () => {
	const policy = smallPolicy({ languages: ['zh', 'de'] });
	expect(alarmMail(policy, notice(telling('clock-skew', 'on')), PLACE)).toMatchObject({
		...{ language: 'zh', subject: 'Obhut 区域 eu：1 项警报触发' },
	});
});
