import type { Verdict } from '../../policy/law/judge.js';
import { citations } from '../../policy/law/links.js';
import type { RuleId } from '../../policy/law/packs.js';
import { type Html, html } from '../../server/pages/html.js';
import { verdictShape } from '../../server/pages/verdict.js';

/**
 * A table that folds into blocks on narrow screens. Roles are spelled out because a folded table is no longer laid out as
 * one, and browsers then forget that it is one. Of each row the first cell heads it.
 */
export function reportTable(label: string, columns: string[], rows: (Html | string)[][]): Html {
	const heads = columns.map(column => html`<th role="columnheader" scope="col">${column}</th>`);
	const body = rows.map(
		cells => html`<tr role="row">${cells.map((cell, at) => cellOf(cell, columns[at]!, at))}</tr>\n`,
	);
	return html`<table role="table" aria-label="${label}">
<thead role="rowgroup"><tr role="row">${heads}</tr></thead>
<tbody role="rowgroup">
${body}</tbody>
</table>
`;
}

function cellOf(cell: Html | string, column: string, at: number): Html {
	return at === 0
		? html`<th role="rowheader" scope="row">${cell}</th>`
		: html`<td role="cell"><span class="column" aria-hidden="true">${column}</span>${cell}</td>`;
}

const SHAPES = { pass: 'holds', fail: 'broken', unknown: 'unknown', 'n/a': 'declaration' } as const;
const WORDS = { pass: 'pass', fail: 'fail', unknown: 'unknown', 'n/a': 'not applicable' } as const;

/** A verdict as shape and word, never by colour alone. */
export function verdictMark(verdict: Verdict): Html {
	const shape = SHAPES[verdict];
	return html`<span class="verdict ${shape}">${verdictShape(shape)}${WORDS[verdict]}</span>`;
}

/** What a rule rests on, each article with its address where there is one. */
export function cites(rule: RuleId): Html {
	const each = citations(rule).map(({ words, link }, at) => {
		const between = at === 0 ? '' : '; ';
		return link === null ? html`${between}${words}` : html`${between}<a href="${link}">${words}</a>`;
	});
	return html`${each}`;
}

/** Words with the names of the policy set apart, which stand in ticks. */
export function ticked(words: string): Html {
	return html`${words.split('`').map((part, at) => (at % 2 === 1 ? html`<code>${part}</code>` : part))}`;
}
