/** Values as YAML text: on one line where an author would write them so, in a block otherwise. */
import { Document, type Scalar, type ToStringOptions, type YAMLSeq } from 'yaml';

/** Widest line a collection is written on. */
const WIDEST = 100;

export type Written = { inline: string } | { lines: string[] };

const ON_ONE_LINE: ToStringOptions = {
	lineWidth: 0,
	blockQuote: false,
	flowCollectionPadding: false,
	doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
};

type Style = Scalar.Type | undefined | null;

export const isMapping = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

export const isCollection = (value: unknown): boolean => Array.isArray(value) || isMapping(value);

/** A plain value on one line, quoted as `like` where that can be, and only where it must be otherwise. */
export function scalarText(value: unknown, inFlow: boolean, like?: Style): string {
	const text = writtenAs(value, inFlow, like);
	// Single-quoted and plain text goes on over lines where it breaks; only double quotes say a break on one.
	return text.includes('\n') ? writtenAs(value, inFlow, 'QUOTE_DOUBLE') : text;
}

function writtenAs(value: unknown, inFlow: boolean, like: Style): string {
	const document = new Document([value]);
	const list = document.contents as unknown as YAMLSeq<Scalar>;
	list.flow = inFlow;
	if (like === 'QUOTE_DOUBLE' || like === 'QUOTE_SINGLE') list.items[0]!.type = like;
	const text = document.toString(ON_ONE_LINE);
	return inFlow ? text.trim().slice(1, -1) : text.trim().replace(/^- /, '');
}

/** Any value on one line. */
export function flowText(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(flowText).join(', ')}]`;
	if (!isMapping(value)) return scalarText(value, true);
	const members = Object.entries(value).map(([key, member]) => `${keyText(key)}: ${flowText(member)}`);
	return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

/** A key; the names of the language are plain. */
export function keyText(key: string): string {
	return scalarText(key, true);
}

/** Whether a value can stand behind what is already on its line. */
export function fitsInline(value: unknown, before: number): boolean {
	if (!isCollection(value)) return true;
	const members = Object.values(value as object);
	const flat = members.every(member => !isCollection(member));
	return members.length === 0 || (flat && before + flowText(value).length <= WIDEST);
}

/** The members of a collection, a line or more each, indented by `indent` and below by `step` more. */
export function blockLines(value: unknown, indent: string, step: string): string[] {
	if (Array.isArray(value)) {
		return value.flatMap(entry => {
			if (!isMapping(entry) || fitsInline(entry, indent.length + 2)) {
				return [`${indent}- ${isCollection(entry) ? flowText(entry) : scalarText(entry, false)}`];
			}
			const [first = '', ...rest] = blockLines(entry, `${indent}  `, step);
			return [`${indent}- ${first.trimStart()}`, ...rest];
		});
	}
	return Object.entries(value as object).flatMap(([key, member]) =>
		pairLines(key, writtenAt(member, indent, key, step), indent),
	);
}

/** A value as it stands in a block under a key. */
export function writtenAt(value: unknown, indent: string, key: string, step: string): Written {
	if (!isCollection(value)) return { inline: scalarText(value, false) };
	if (fitsInline(value, indent.length + key.length + 2)) return { inline: flowText(value) };
	return { lines: blockLines(value, indent + step, step) };
}

/** A key with its value, in lines. */
export function pairLines(key: string, written: Written, indent: string): string[] {
	const head = `${indent}${keyText(key)}:`;
	return 'inline' in written ? [`${head} ${written.inline}`] : [head, ...written.lines];
}
