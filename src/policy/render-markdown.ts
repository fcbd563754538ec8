import { escapeMarkdown } from './figures.js';
import type { ListRow, RenderedPolicy } from './rendered.js';
import { type Speech, speech } from './wording/speech.js';

/** The whole policy as one Markdown file, headings with their clause ids, the tables last. */
export function renderMarkdown(document: RenderedPolicy): string {
	const said = speech(document.language);
	const lines = [`# ${document.title}`, '', provenance(document, said).map(escapeMarkdown).join(' · '), ''];
	for (const section of document.sections) {
		lines.push(`## ${section.heading} {#${section.id}}`, '');
		for (const clause of section.clauses)
			lines.push(`### ${clause.heading} {#${clause.id}}`, '', clause.markdown, '');
	}
	for (const table of listTables(document, said)) lines.push(...tableLines(table));
	return lines.join('\n');
}

/** Version, date and digests in words: what identifies a published text. */
export function provenance(document: RenderedPolicy, said: Speech): string[] {
	const lines = [
		said.say('document.version', { version: document.version }),
		said.say('document.effective', { effective: said.date(document.effective) }),
		said.say('document.digest', { digest: document.digest }),
		said.say('document.model', { digest: document.model }),
	];
	return document.example ? [...lines, said.say('document.example')] : lines;
}

/** A table of the list at the end of a policy, every cell as lines of plain text. */
export interface ListTable {
	id: string;
	title: string;
	intro: string;
	columns: string[];
	rows: string[][][];
}

/** The list people get, as two tables: each kind of data, each purpose. */
export function listTables(document: RenderedPolicy, said: Speech): ListTable[] {
	const mark = (row: ListRow): string =>
		row.sensitive ? `${row.title} (${said.say('list.sensitive')})` : row.title;
	return [
		{
			id: 'list',
			title: said.say('list.title'),
			intro: said.say('list.intro'),
			columns: (['item', 'source', 'purpose', 'kept', 'need'] as const).map(name => said.say(`list.${name}`)),
			rows: document.list.map(row => [[mark(row)], [row.source], row.purposes, row.kept, [row.need]]),
		},
		{
			id: 'purposes',
			title: said.say('uses.title'),
			intro: said.say('uses.intro'),
			columns: (['purpose', 'items', 'basis', 'recipients'] as const).map(name => said.say(`uses.${name}`)),
			rows: document.uses.map(row => [
				[row.title],
				row.items,
				row.bases,
				row.recipients.length > 0 ? row.recipients : [said.say('uses.nobody')],
			]),
		},
	];
}

/** A table in Markdown, with its heading. */
export function tableLines({ title, intro, columns, rows }: ListTable): string[] {
	const line = (cells: string[]): string => `| ${cells.join(' | ')} |`;
	return [
		`## ${title}`,
		'',
		intro,
		'',
		line(columns),
		line(columns.map(() => '---')),
		...rows.map(row => line(row.map(cell => cell.map(escapeMarkdown).join('; ')))),
		'',
	];
}
