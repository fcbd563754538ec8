/** Alarms that are on, before everything else staff see. */
import type { Alarm } from '../../evidence/index.js';
import type { Language } from '../../policy/model.js';
import { type Html, html } from '../pages/html.js';
import { verdictShape } from '../pages/verdict.js';
import { pageWords } from '../pages/words/page-words.js';
import type { StaffWords } from './words/staff-words.js';

/** Nothing where none is on; what is unknown is no alarm, and stands on the page of evidence. */
export function alarmBanner(
	alarms: readonly Alarm[],
	language: Language,
	{ say, name }: StaffWords,
): Html | false {
	const on = alarms.filter(({ standing }) => standing === 'on');
	if (on.length === 0) return false;
	const { instant } = pageWords(language);
	const lines = on.map(({ clause, code, region, severity, since }) => {
		const shape = verdictShape(severity === 'critical' ? 'broken' : 'unknown');
		const began = since !== null && html` · ${say('alarms.since', { at: instant(since) })}`;
		const doubted =
			clause !== null &&
			html` · <a href="/policy/${language}#${clause}">${say('alarms.clause', { clause })}</a>`;
		return html`<li class="alarm ${severity === 'critical' ? 'broken' : 'unknown'}">${shape}<span><b>${name('alarm', code)}</b> <code>${code}</code><br>${say('overview.region', { region })}${began}${doubted}</span></li>`;
	});
	return html`<section class="alarms" role="status" aria-labelledby="alarms"><h2 id="alarms">${say('alarms.title', { count: on.length })}</h2>
<ul>${lines}</ul>
</section>`;
}
