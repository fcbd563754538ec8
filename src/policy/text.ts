/**
 * The words of a policy: Markdown whose headings carry clause ids. `#` is the title, `##` a section, `###` a clause;
 * words directly under a section are the clause of the section's own id. Deeper headings belong to their clause.
 */
import { type Finding, finding, firstOf, type Position, quoted } from './finding.js';
import type { Language, PolicyText, TextClause, TextSection } from './model.js';
import type { SourceFile } from './source-file.js';
import { didYouMean } from './suggest.js';

const HEADING = /^(#{1,3})\s+(.*?)\s*#*\s*$/;
const WITH_ID = /^(.*?)\s*\{#([^}\s]+)\}$/;
const FENCE = /^\s{0,3}(```|~~~)/;
const COMMENT = /^\s*<!--.*-->\s*$/;

interface Heading {
	level: number;
	words: string;
	id: string | null;
	at: Position;
}

class TextReader {
	readonly findings: Finding[] = [];
	readonly text: PolicyText;
	private readonly seen = new Map<string, number>();
	private section: TextSection | null = null;
	private clause: TextClause | null = null;
	/** Lines since the last heading, which stands on `line`; 0 before the first. */
	private pending: { line: number; lines: string[] } = { line: 0, lines: [] };

	constructor(
		private readonly file: SourceFile,
		language: Language,
		service: string | undefined,
		private readonly known: readonly string[] | null,
	) {
		this.text = { language, ...(service === undefined ? {} : { service }), title: '', sections: [] };
	}

	read(): void {
		let fenced = false;
		for (const [index, line] of this.file.text
			.replace(/^\uFEFF/, '')
			.split(/\r?\n/)
			.entries()) {
			if (FENCE.test(line)) fenced = !fenced;
			const heading = fenced ? null : this.heading(line, index + 1);
			if (heading) this.enter(heading);
			else this.pending.lines.push(line);
		}
		this.flush();
		if (this.text.title !== '') return;
		const at = { file: this.file.path, line: 1, col: 1 };
		this.findings.push(finding('text-title-missing', at, 'the text has no title', 'begin with `# Title`'));
	}

	private heading(line: string, number: number): Heading | null {
		const parts = HEADING.exec(line);
		if (!parts) return null;
		const words = parts[2] ?? '';
		const named = WITH_ID.exec(words);
		const at = { file: this.file.path, line: number, col: 1, endCol: line.length + 1 };
		return { level: parts[1]!.length, words: named?.[1] ?? words, id: named?.[2] ?? null, at };
	}

	private enter(heading: Heading): void {
		this.flush();
		this.pending = { line: heading.at.line, lines: [] };
		if (heading.level === 1) {
			if (this.text.title === '') this.text.title = heading.words;
			return;
		}
		const id = this.idOf(heading);
		if (heading.level === 2) {
			this.clause = null;
			this.section = { id, heading: heading.words, clauses: [] };
			this.text.sections.push(this.section);
			return;
		}
		if (!this.section) {
			const message = 'a clause stands before the first section';
			this.add('heading-outside-section', heading.at, message, 'put `## Section {#S1}` above it');
			this.section = { id: '', heading: '', clauses: [] };
			this.text.sections.push(this.section);
		}
		if (id !== '') this.mustBeClause(id, heading.at);
		this.clause = { id, heading: heading.words, markdown: '', line: heading.at.line };
		this.section.clauses.push(this.clause);
	}

	private idOf(heading: Heading): string {
		if (heading.id === null) {
			const example = heading.level === 2 ? '{#S1}' : '{#S1.1}';
			this.add(
				'heading-without-id',
				heading.at,
				'a heading carries no id',
				`end it with an id such as \`${example}\``,
			);
			return '';
		}
		const before = this.seen.get(heading.id);
		if (before !== undefined) {
			const message = `${quoted(heading.id)} already stands on line ${before}`;
			this.add(
				'heading-id-repeated',
				heading.at,
				message,
				'words under a section are its clause; give others their own id',
			);
		}
		this.seen.set(heading.id, before ?? heading.at.line);
		return heading.id;
	}

	private mustBeClause(id: string, at: Position): void {
		if (this.known === null || this.known.includes(id)) return;
		const message = `no clause ${quoted(id)} is declared`;
		this.add(
			'clause-unknown',
			at,
			message,
			`${didYouMean(id, this.known)} declare it under \`clauses\` otherwise`,
		);
	}

	private flush(): void {
		const lines = this.pending.lines.map(line => (COMMENT.test(line) ? '' : line));
		const blank = lines.findIndex(line => line.trim() !== '');
		if (blank === -1) return;
		const words = { markdown: lines.join('\n').trim(), markdownLine: this.pending.line + 1 + blank };
		if (this.clause) Object.assign(this.clause, words);
		else this.ownWords(words);
	}

	private ownWords(words: { markdown: string; markdownLine: number }): void {
		const { section, pending } = this;
		const declared = this.known === null || this.known.includes(section?.id ?? '');
		if (section && section.id !== '' && declared) {
			section.clauses.push({ id: section.id, heading: section.heading, line: pending.line, ...words });
			return;
		}
		const at = { file: this.file.path, line: words.markdownLine, col: 1 };
		const hint = 'move them under a `###` heading with a clause id';
		this.add('words-outside-clause', at, 'words here belong to no clause', hint);
	}

	private add(...parts: Parameters<typeof finding>): void {
		this.findings.push(finding(...parts));
	}
}

/**
 * Reads the words of one language. `known` are the declared clause ids; null when they could not be read, so that
 * nothing is said about them.
 */
export function parseText(
	file: SourceFile,
	language: Language,
	service: string | undefined,
	known: readonly string[] | null,
): { text: PolicyText; findings: Finding[] } {
	const reader = new TextReader(file, language, service, known);
	reader.read();
	return { text: reader.text, findings: firstOf(reader.findings) };
}

/** Where the words of a language lie in a policy folder. */
export function textPath(text: { language: Language; service?: string }): string {
	const folder = text.service === undefined ? '' : `services/${text.service}/`;
	return `${folder}text/${text.language}.md`;
}
