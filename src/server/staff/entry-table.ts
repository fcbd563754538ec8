import type { AuditEntryView } from '../../audit/view.js';
import type { Language, Policy } from '../../policy/model.js';
import { type Html, html } from '../pages/html.js';
import type { StaffWords } from './words/staff-words.js';

const COLUMNS = ['time', 'kind', 'service', 'purpose', 'outcome', 'reason', 'clause'] as const;

type Column = (typeof COLUMNS)[number];

const REFUSED = new Set(['denied', 'partly-denied', 'fault', 'refused', 'sign-in-refused', 'failed']);

/** Entries as rows that fold into blocks on narrow screens; roles are spelled out as folding makes browsers forget them. */
export function entryTable(
	entries: AuditEntryView[],
	labelledBy: string,
	policy: Policy,
	language: Language,
	words: StaffWords,
): Html {
	const head = COLUMNS.map(
		column => html`<th role="columnheader" scope="col">${words.say(`column.${column}`)}</th>`,
	);
	const rows = entries.map(entry => {
		const cells = cellsOf(entry, policy, language, words);
		return html`<tr role="row">${COLUMNS.map(column => cell(column, cells[column], words))}</tr>\n`;
	});
	return html`<table role="table" class="entries" aria-labelledby="${labelledBy}">
<thead role="rowgroup"><tr role="row">${head}</tr></thead>
<tbody role="rowgroup">
${rows}</tbody>
</table>`;
}

function cell(column: Column, content: Html | null, { say }: StaffWords): Html {
	if (column === 'time') return html`<th role="rowheader" scope="row">${content}</th>`;
	if (content === null) return html`<td role="cell" class="empty"></td>`;
	return html`<td role="cell"><span class="column" aria-hidden="true">${say(`column.${column}`)}</span>${content}</td>`;
}

function cellsOf(
	entry: AuditEntryView,
	policy: Policy,
	language: Language,
	words: StaffWords,
): Record<Column, Html | null> {
	const { at, kind, service, purpose, reason, clause } = entry;
	const outcome = outcomeOf(entry);
	const refused = REFUSED.has(outcome) && html` class="refused"`;
	return {
		time: html`<time datetime="${at}">${words.moment(new Date(at))}</time>`,
		kind: html`${words.name('kind', kind)}`,
		service: service === null ? null : html`${policy.services[service]?.title[language] ?? service}`,
		purpose: purpose === null ? null : html`${policy.purposes[purpose]?.title[language] ?? purpose}`,
		outcome: html`<span${refused}>${words.name('outcome', outcome)}</span>`,
		reason: reason === null ? null : html`${words.name('reason', reason)}`,
		clause: clause === null ? null : html`<a href="/policy/${language}#${clause}">${clause}</a>`,
	};
}

/** Publications name a version and disclosures an id where other acts name what became of them. */
function outcomeOf({ kind, outcome, items }: AuditEntryView): string {
	if (kind === 'publish') return outcome === 'in-force' ? outcome : 'published';
	if (kind === 'disclosure') return items.length > 0 ? 'released' : 'refused';
	return outcome;
}
