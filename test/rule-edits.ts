/** Edits a case of `corpus/rules` makes to the files of a policy folder: on its rules by path, on its words by clause. */
import { parseDocument } from 'yaml';
import type { Language } from '../src/policy/model.js';
import type { SourceFile } from '../src/policy/source-file.js';
import { parseText } from '../src/policy/text.js';

export interface RuleEdits {
	/** By path, as `purposes.surveys.basis.de`; what is above it is made where it is missing. */
	set?: Record<string, unknown>;
	unset?: string[];
	/** One more entry of the list at a path. */
	append?: Record<string, unknown>;
}

export interface Edits extends RuleEdits {
	/** Markdown by language and clause; a clause the text lacks is put at its end. */
	words?: Partial<Record<Language, Record<string, string>>>;
	/** Of the policy of a service; it is made where it is missing. */
	service?: Record<string, RuleEdits & Pick<Edits, 'words'>>;
}

/** A clause id is one step though it holds points: `clauses.S1.1`. */
const STEP = /(?<=^|\.)[A-Z]+\d+(?:\.\d+)*(?=\.|$)|[^.]+/g;

const stepsOf = (path: string) => path.match(STEP) ?? [];

/** The files after the edits. Throws where an edit changes nothing or finds no place: such a case proves nothing. */
export function edited(files: SourceFile[], { words, service, ...rules }: Edits, folder = ''): SourceFile[] {
	let made = withRules(files, `${folder}policy.yaml`, rules);
	for (const [language, clauses] of Object.entries(words ?? {})) {
		for (const [clause, markdown] of Object.entries(clauses))
			made = withWords(made, `${folder}text/${language}.md`, language as Language, clause, markdown);
	}
	for (const [id, edits] of Object.entries(service ?? {})) {
		const path = `services/${id}/policy.yaml`;
		const there = made.some(file => file.path === path);
		made = edited(there ? made : [...made, { path, text: `service: ${id}\n` }], edits, `services/${id}/`);
	}
	return made;
}

function withRules(files: SourceFile[], path: string, { set, unset, append }: RuleEdits): SourceFile[] {
	const file = files.find(each => each.path === path);
	if (!file) throw new Error(`there is no ${path}`);
	const document = parseDocument(file.text);
	for (const at of unset ?? []) {
		if (!document.deleteIn(stepsOf(at))) throw new Error(`${path} holds no ${at} to unset`);
	}
	for (const [at, value] of Object.entries(set ?? {}))
		document.setIn(stepsOf(at), document.createNode(value));
	for (const [at, value] of Object.entries(append ?? {})) {
		const steps = stepsOf(at);
		if (!document.hasIn(steps)) document.setIn(steps, document.createNode([value]));
		else document.addIn(steps, document.createNode(value));
	}
	return files.map(each => (each === file ? { path, text: document.toString({ lineWidth: 0 }) } : each));
}

function withWords(
	files: SourceFile[],
	path: string,
	language: Language,
	clause: string,
	markdown: string,
): SourceFile[] {
	const file = files.find(each => each.path === path) ?? { path, text: '' };
	const others = files.filter(each => each.path !== path);
	const lines = file.text.split('\n');
	const { sections } = parseText(file, language, undefined, null).text;
	const at = sections.flatMap(({ clauses }) => clauses).find(({ id }) => id === clause)?.line;
	if (at === undefined) lines.push(`### ${clause} {#${clause}}`, '', markdown, '');
	else {
		const next = lines.findIndex((line, index) => index >= at && /^#{1,3}\s/.test(line));
		const end = next === -1 ? lines.length : next;
		lines.splice(at, end - at, '', ...markdown.trimEnd().split('\n'), '');
	}
	const text = lines.join('\n');
	if (text === file.text) throw new Error(`${path} says just this in ${clause} already`);
	return [...others, { path, text }];
}
