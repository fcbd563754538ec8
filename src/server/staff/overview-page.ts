import type { AuditEntryView } from '../../audit/view.js';
import type { Alarm } from '../../evidence/index.js';
import { actorOf, type StaffMember } from '../../identity/staff/index.js';
import type { Language, Policy } from '../../policy/model.js';
import { menu } from '../console/menu.js';
import { type Html, html } from '../pages/html.js';
import { pageWords } from '../pages/words/page-words.js';
import { alarmBanner } from './alarm-banner.js';
import { entryTable } from './entry-table.js';
import { type StaffWords, staffWords } from './words/staff-words.js';

/** What staff see of the whole house: nothing that says who anybody is. */
export interface Overview {
	member: StaffMember;
	/** Those that are on are shown. */
	alarms: Alarm[];
	/** What waits for the member. */
	waiting: Html;
	policy: Policy;
	version: string;
	/** SHA-256 (hex) of the model in force. */
	digest: string;
	regions: { region: string; people: number; entries: AuditEntryView[] }[];
}

/** Kinds of entries that are there before anything happened with anyone's data. */
const HOUSEKEEPING = new Set(['audit', 'publish', 'staff']);

export function overviewPage(language: Language, overview: Overview): Html {
	const words = staffWords(language);
	const { say } = words;
	return html`<div class="sheet staff console">
<main id="text" tabindex="-1">
<h1>${say('overview.title')}</h1>
${session(language, overview.member, words)}
${menu(language, overview.member.role, 'overview')}
${alarmBanner(overview.alarms, language, words)}
${overview.waiting}
${facts(language, overview, words)}
${overview.regions.map(({ region, entries }) => regionLog(region, entries, overview.policy, language, words))}
</main>
</div>`;
}

function session(language: Language, member: StaffMember, { say, name }: StaffWords): Html {
	const who = say('overview.signed-in', { actor: actorOf(member), role: name('role', member.role) });
	return html`<form class="session" method="post" action="/staff/sign-out?lang=${language}">
<p>${who}</p>
<button type="submit">${say('overview.sign-out')}</button>
</form>`;
}

function facts(
	language: Language,
	{ policy, version, digest, regions }: Overview,
	{ say }: StaffWords,
): Html {
	const { number } = pageWords(language);
	return html`<dl class="facts">
<div><dt>${say('overview.policy')}</dt><dd>${policy.id}</dd></div>
<div><dt>${say('overview.version')}</dt><dd><a href="/policy/${language}">${version}</a></dd></div>
<div><dt>${say('overview.digest')}</dt><dd><code>${digest}</code></dd></div>
<div><dt>${say('overview.regions')}</dt><dd><ul>${regions.map(
		({ region, people }) => html`<li><a href="#region-${region}">${region}</a> ${number(people)}</li>`,
	)}</ul></dd></div>
</dl>`;
}

function regionLog(
	region: string,
	entries: AuditEntryView[],
	policy: Policy,
	language: Language,
	words: StaffWords,
): Html {
	const { say } = words;
	const quiet = entries.every(({ kind }) => HOUSEKEEPING.has(kind));
	return html`<section id="region-${region}" class="list" aria-labelledby="region-${region}-heading">
<h2 id="region-${region}-heading">${say('overview.region', { region })}</h2>
<p>${say('overview.entries')}</p>
${quiet && html`<p class="message">${say('overview.quiet')}</p>`}
${entries.length > 0 && entryTable(entries, `region-${region}-heading`, policy, language, words)}
</section>
`;
}
