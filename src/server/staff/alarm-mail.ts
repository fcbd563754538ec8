/** What staff are told of a region's alarms, as a mail: in the first language of the policy, and about nobody. */
import type { Notice, Telling } from '../../evidence/notices/index.js';
import { letterhead, type Mail, mailHtml } from '../../messages/index.js';
import type { Language, Policy } from '../../policy/model.js';
import { speech } from '../../policy/wording/speech.js';
import { pageWords } from '../pages/words/page-words.js';
import { type StaffWords, staffWords } from './words/staff-words.js';

/** `base`: Obhut's own public origin, where the console is. */
export function alarmMail(policy: Policy, notice: Notice, { to, base }: { to: string; base: string }): Mail {
	const language = policy.languages[0] ?? 'en';
	const { say } = staffWords(language);
	const console = new URL('/staff', base).href;
	const text = [
		...notice.tellings.map(telling => told(telling, language)),
		say('alarm-mail.console'),
		console,
		say('alarm-mail.where'),
		say('alarm-mail.footer', { base }),
	].join('\n\n');
	return {
		...letterhead(policy, notice.id),
		...{ at: notice.at, to, language, text },
		subject: subject(notice, language),
		html: mailHtml(language, text, [console]),
	};
}

function subject({ region, tellings }: Notice, language: Language): string {
	const { say } = staffWords(language);
	const off = tellings.filter(({ change }) => change === 'off').length;
	const on = tellings.length - off;
	const counts = [
		on > 0 && say('alarm-mail.count.on', { count: on }),
		off > 0 && say('alarm-mail.count.off', { count: off }),
	];
	const what = speech(language).list(counts.filter(count => count !== false));
	return say('alarm-mail.subject', { region, what });
}

/** Two lines: which alarm, and what is known of it. */
function told({ alarm, change, since }: Telling, language: Language): string {
	const { clause, code, region, severity } = alarm;
	const words: StaffWords = staffWords(language);
	const { say } = words;
	const at = pageWords(language).instant(since);
	const off = change === 'off';
	const known = [
		say('overview.region', { region }),
		say(`severity.${severity}`),
		off ? say('alarm-mail.told', { at }) : say('alarms.since', { at }),
		!off && clause !== null && say('alarm-mail.clause', { clause }),
	];
	const first = say(`alarm-mail.${change}`, { alarm: words.name('alarm', code), code });
	return `${first}\n${known.filter(part => part !== false).join(' · ')}`;
}
