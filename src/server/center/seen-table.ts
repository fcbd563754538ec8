import type { AuditEntryView } from '../../audit/view.js';
import type { Language, Policy } from '../../policy/model.js';
import { speech } from '../../policy/wording/speech.js';
import { type Html, html } from '../pages/html.js';
import { staffWords } from '../staff/words/staff-words.js';
import { type CenterWord, centerWords } from './words/center-words.js';

const COLUMNS = ['time', 'act', 'by', 'purpose', 'items'] as const;

/** More kinds of data than this are counted. */
const NAMED = 4;

const REFUSED = ['denied', 'partly-denied'];

/** Acts the log has no more to say of than that they happened. */
const PLAIN = ['permitted', ...REFUSED];

/** Entries as rows that fold into blocks on narrow screens; roles are spelled out as folding makes browsers forget them. */
export function seenTable(
	language: Language,
	policy: Policy,
	entries: AuditEntryView[],
	labelledBy: string,
): Html {
	const say = centerWords(language);
	const head = COLUMNS.map(
		column => html`<th role="columnheader" scope="col">${say(`seen.column.${column}`)}</th>`,
	);
	return html`<table role="table" class="entries" aria-labelledby="${labelledBy}">
<thead role="rowgroup"><tr role="row">${head}</tr></thead>
<tbody role="rowgroup">
${entries.map(entry => row(language, policy, entry))}</tbody>
</table>`;
}

function row(language: Language, policy: Policy, entry: AuditEntryView): Html {
	const { at, service, purpose, items } = entry;
	const { title } = speech(language);
	const cells = {
		act: acted(language, entry),
		by: service === null ? null : html`${title(policy.services[service]?.title, policy.controller.name)}`,
		purpose: purpose === null ? null : html`${title(policy.purposes[purpose]?.title, purpose)}`,
		items: items.length === 0 ? null : html`${named(language, policy, items)}`,
	};
	const rest = COLUMNS.slice(1) as (keyof typeof cells)[];
	return html`<tr role="row"><th role="rowheader" scope="row"><time datetime="${at}">${staffWords(language).moment(new Date(at))}</time></th>${rest.map(
		column => cell(language, `seen.column.${column}`, cells[column]),
	)}</tr>\n`;
}

function named(language: Language, policy: Policy, items: string[]): string {
	if (items.length > NAMED) return centerWords(language)('seen.items', { count: items.length });
	const { list, title } = speech(language);
	return list(items.map(item => title(policy.data[item]?.title, item)));
}

function cell(language: Language, column: CenterWord, content: Html | null): Html {
	if (content === null) return html`<td role="cell" class="empty"></td>`;
	return html`<td role="cell"><span class="column" aria-hidden="true">${centerWords(language)(column)}</span><span>${content}</span></td>`;
}

/** What happened, and by which clause where it was refused. */
function acted(language: Language, { kind, outcome, reason, clause }: AuditEntryView): Html {
	const { name } = staffWords(language);
	if (kind === 'guardian' && outcome === 'view') return html`${centerWords(language)('seen.age')}`;
	const act = name('kind', kind);
	if (reason === null)
		return PLAIN.includes(outcome) ? html`${act}` : html`${act}: ${name('outcome', outcome)}`;
	const by = clause !== null && html` (<a href="/policy/${language}#${clause}">${clause}</a>)`;
	return html`${act} <span class="refused">${name('outcome', outcome)}</span>: ${name('reason', reason)}${by}`;
}
