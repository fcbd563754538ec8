/**
 * Edits of a policy file that say one thing differently and leave every other line as its author wrote it. What the
 * language does not take is refused with its place in the argument, before anything is made of it.
 */
import type { TSchema } from 'typebox';
import { type Finding, finding, type Position, quoted } from '../finding.js';
import type { SourceFile } from '../source-file.js';
import { didYouMean } from '../suggest.js';
import { validate } from '../validate.js';
import { type Path, readYaml, type Source } from '../yaml-source.js';
import { type Argument, readArgument } from './argument.js';
import { changedText, UneditableText } from './change.js';
import {
	type NamedPath,
	PATH_ARGUMENT,
	pathText,
	readPath,
	type SchemaNode,
	schemaAt,
	VALUE_ARGUMENT,
} from './path.js';
import { sameValue, valueAt, withValue } from './value-at.js';
import { isMapping } from './write-value.js';

export type Edit =
	| { kind: 'set'; path: string; value: string }
	| { kind: 'unset'; path: string }
	| { kind: 'add' | 'remove'; path: string; values: string[] };

export interface Edited {
	/** The whole file. */
	text: string;
	path: Path;
	/** Undefined where nothing stood, or stands. */
	before: unknown;
	after: unknown;
}

export type Outcome = { edited: Edited } | { refused: Finding[] };

/** Where a value of the edit came from. */
interface Wanted {
	named: NamedPath;
	value: unknown;
	at: (path: Path, part: 'key' | 'value') => Position;
}

const BOM = '\uFEFF';

/** Edits the text of one rule file, of the general policy or of a service. Never throws, whatever it holds. */
export function editPolicy(file: SourceFile, schema: TSchema, edit: Edit): Outcome {
	const mark = file.text.startsWith(BOM) ? BOM : '';
	const text = file.text.slice(mark.length);
	const { source, findings } = readYaml({ path: file.path, text });
	if (!source) return { refused: findings };
	const named = readPath(edit.path, schema);
	if ('code' in named) return { refused: [named] };
	const astray = strayed(named, source.value, schema, file.path);
	if (astray) return { refused: [astray] };
	const wanted = wantedBy(edit, named, source.value, schema);
	if (Array.isArray(wanted)) return { refused: wanted };
	const expected = withValue(source.value, named.path, wanted.value);
	const misfits = newMisfits(source, expected, wanted, schema);
	if (misfits.length > 0) return { refused: misfits };
	const made = textOf(text, wanted, schema, expected);
	if (made === null) return { refused: [uneditable(source, named, file.path)] };
	const before = valueAt(source.value, named.path);
	return { edited: { text: mark + made, path: named.path, before, after: wanted.value } };
}

/** What a file says at a path, or why nothing can be said. */
export function readPlace(
	file: SourceFile,
	schema: TSchema,
	path: string,
): { value: unknown } | { refused: Finding[] } {
	const { source, findings } = readYaml({ ...file, text: file.text.replace(BOM, '') });
	if (!source) return { refused: findings };
	const named = readPath(path, schema);
	if ('code' in named) return { refused: [named] };
	const value = valueAt(source.value, named.path);
	if (value !== undefined) return { value };
	return {
		refused: [
			strayed(named, source.value, schema, file.path) ?? absent(named, source.value, schema, file.path),
		],
	};
}

function textOf(text: string, { named, value }: Wanted, schema: TSchema, expected: unknown): string | null {
	try {
		const made = changedText(text, named.path, value, schema);
		const read = readYaml({ path: '', text: made }).source;
		return read && sameValue(read.value, expected) ? made : null;
	} catch (error) {
		if (error instanceof UneditableText) return null;
		throw error;
	}
}

function uneditable(source: Source, { path }: NamedPath, file: string): Finding {
	const message = `${quoted(pathText(path))} of \`${file}\` is written in a form that is not edited here`;
	return finding('edit-impossible', source.key(path), message, 'change it by hand');
}

/** A step of the path that leads nowhere: above the last, everything but a section of the language must stand. */
function strayed({ path, at }: NamedPath, value: unknown, schema: TSchema, file: string): Finding | null {
	for (const [index, step] of path.entries()) {
		const above = path.slice(0, index);
		const holder = valueAt(value, above) ?? undefined;
		const here = at(index + 1);
		if (typeof step === 'number') {
			if (Array.isArray(holder) && step < holder.length) continue;
			const count = Array.isArray(holder) ? holder.length : 0;
			const message = `${quoted(pathText(above))} of \`${file}\` has no entry \`[${step}]\``;
			const hint = count === 0 ? 'it holds no list' : `it has \`[0]\` to \`[${count - 1}]\``;
			return finding('path-unknown', here, message, hint);
		}
		if (Array.isArray(holder)) {
			const message = `${quoted(pathText(above))} is a list, and ${quoted(step)} no entry of it`;
			return finding(
				'path-unknown',
				here,
				message,
				'an entry is written `[0]`; `add` and `remove` take values',
			);
		}
		if (holder !== undefined && !isMapping(holder)) {
			const message = `${quoted(pathText(above))} is a plain value, and holds no ${quoted(step)}`;
			return finding('path-unknown', here, message, `set ${quoted(pathText(above))} as a whole`);
		}
		const node = schemaAt(schema, above);
		const last = index === path.length - 1;
		if (last || Object.hasOwn(holder ?? {}, step) || !isNamed(node, step)) continue;
		return undeclared(step, pathText([...above, step]), Object.keys(holder ?? {}), file, here);
	}
	return null;
}

/** Whether a name is the author's own, such as a purpose's, and no key of the language. */
const isNamed = (node: SchemaNode | undefined, step: string) =>
	node?.patternProperties !== undefined && !Object.hasOwn(node.properties ?? {}, step);

function undeclared(name: string, whole: string, known: string[], file: string, at: Position): Finding {
	const guess = didYouMean(name, known);
	const hint = `${guess}${guess.endsWith('?') ? ' To' : '; to'} declare it, set ${quoted(whole)} as a whole`;
	return finding('path-unknown', at, `\`${file}\` has no ${quoted(whole)}`, hint);
}

function absent({ path, at }: NamedPath, value: unknown, schema: TSchema, file: string): Finding {
	const above = path.slice(0, -1);
	const standing = Object.keys((valueAt(value, above) as object | null | undefined) ?? {});
	const known =
		schemaAt(schema, path) !== undefined && !isNamed(schemaAt(schema, above), String(path.at(-1)));
	const message = `\`${file}\` says nothing at ${quoted(pathText(path))}`;
	const hint =
		known && standing.length > 0
			? `it says ${standing.slice(0, 12).join(', ')}`
			: didYouMean(String(path.at(-1)), standing);
	return finding('path-unknown', at(path.length), message, hint);
}

function wantedBy(edit: Edit, named: NamedPath, value: unknown, schema: TSchema): Wanted | Finding[] {
	const { path } = named;
	const old = valueAt(value, path);
	const node = schemaAt(schema, path);
	if (edit.kind === 'set') {
		const argument = readArgument(edit.value, node);
		return Array.isArray(argument) ? argument : { named, ...argument };
	}
	if (edit.kind === 'unset') {
		if (old === undefined) return [absent(named, value, schema, 'the file')];
		return { named, value: undefined, at: () => named.at(path.length) };
	}
	return listWanted(edit, named, old, node);
}

type ListEdit = Extract<Edit, { values: string[] }>;

/** The list with entries more or less. A value that stands alone where a list can stand is a list of one. */
function listWanted(
	edit: ListEdit,
	named: NamedPath,
	old: unknown,
	node: SchemaNode | undefined,
): Wanted | Finding[] {
	const items = node?.items ?? node?.anyOf?.find(branch => branch.items)?.items;
	if (node && !items) {
		const message = `${quoted(edit.path)} is no list`;
		return [
			finding(
				'path-unknown',
				named.at(named.path.length),
				message,
				'`set` and `unset` change what is no list',
			),
		];
	}
	const list: unknown[] = Array.isArray(old) ? old : old === undefined || old === null ? [] : [old];
	const read = edit.values.map((text, index) =>
		readArgument(text, items, edit.values.slice(0, index).join(' ').length + (index > 0 ? 1 : 0)),
	);
	const malformed = read.flatMap(each => (Array.isArray(each) ? each : []));
	if (malformed.length > 0) return malformed;
	const entries = read as Argument[];
	if (edit.kind === 'remove') return removed(list, entries, named);
	const again = entries.filter(({ value }) => list.some(entry => sameValue(entry, value)));
	if (again.length > 0) {
		return again.map(({ value, at }) => {
			const message = `${quoted(edit.path)} lists ${quoted(String(value))} already`;
			return finding('value-repeated', at([], 'value'), message, 'leave it out');
		});
	}
	const at: Wanted['at'] = (path, part) => {
		const [index, ...below] = path;
		const entry = entries[Number(index) - list.length];
		return entry ? entry.at(below, part) : named.at(named.path.length);
	};
	return { named, value: [...list, ...entries.map(({ value }) => value)], at };
}

function removed(list: unknown[], entries: Argument[], named: NamedPath): Wanted | Finding[] {
	const missing = entries.filter(({ value }) => !list.some(entry => sameValue(entry, value)));
	if (missing.length > 0) {
		const known = list.map(entry => String(entry));
		return missing.map(({ value, at }) => {
			const message = `${quoted(pathText(named.path))} does not list ${quoted(String(value))}`;
			return finding('path-unknown', at([], 'value'), message, didYouMean(String(value), known));
		});
	}
	const value = list.filter(entry => !entries.some(each => sameValue(each.value, entry)));
	return { named, value, at: () => named.at(named.path.length) };
}

/** What the language does not take of the edited file and took, or did not meet, before. */
function newMisfits(source: Source, expected: unknown, wanted: Wanted, schema: TSchema): Finding[] {
	const key = ({ code, message }: Finding) => `${code} ${message}`;
	const before = new Set(validate(schema, source).map(key));
	const { path } = wanted.named;
	const locate = (at: Path, part: 'key' | 'value'): Position => {
		const shared = at.findIndex((step, index) => step !== path[index]);
		const along = shared === -1 ? Math.min(at.length, path.length) : shared;
		if (wanted.value === undefined && at.length < path.length) return wanted.named.at(path.length);
		if (along === path.length && at.length > path.length) return wanted.at(at.slice(path.length), part);
		if (along === path.length && part === 'value') return wanted.at([], part);
		if (along === at.length && at.length > 0) return wanted.named.at(at.length);
		return part === 'key' ? source.key(at) : source.at(at);
	};
	const edited: Source = { value: expected, key: at => locate(at, 'key'), at: at => locate(at, 'value') };
	const ours = ({ code, file }: Finding) =>
		file === VALUE_ARGUMENT || (file === PATH_ARGUMENT && code !== 'missing-key');
	return validate(schema, edited).filter(each => ours(each) || !before.has(key(each)));
}
