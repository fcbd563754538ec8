/** Where a value stands in the text of a YAML file: its node, its mark, and the lines that are its own. */
import {
	isMap,
	isPair,
	isScalar,
	isSeq,
	type Node,
	type Pair,
	parseDocument,
	type YAMLMap,
	type YAMLSeq,
} from 'yaml';
import type { Path } from '../yaml-source.js';

/** What can hold a value: the `:` behind a key, the `-` before an entry, or the file itself. */
export interface Place {
	node: Node | null;
	/** Offset behind the `:` or `-`; of the value itself in a flow list. */
	mark: number;
	/** Column of the key or `-`, in spaces. */
	indent: number;
	inFlow: boolean;
	key: string;
}

/** A piece of a text replaced by another. */
export interface Splice {
	from: number;
	to: number;
	text: string;
}

/** The text with pieces replaced; they do not overlap. */
export function spliced(text: string, splices: Splice[]): string {
	return splices
		.toSorted((a, b) => b.from - a.from || b.to - a.to)
		.reduce((done, { from, to, text: put }) => done.slice(0, from) + put + done.slice(to), text);
}

export const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;

/** Offset of the line break that ends the line of an offset, or of the end of the text. */
export function lineEnd(text: string, at: number): number {
	const feed = text.indexOf('\n', at);
	if (feed === -1) return text.length;
	return feed > at && text[feed - 1] === '\r' ? feed - 1 : feed;
}

/** The line break of the text. */
export const breakOf = (text: string): string => /\r?\n/.exec(text)?.[0] ?? '\n';

export const isBlock = (node: Node | null): node is YAMLMap | YAMLSeq =>
	(isMap(node) || isSeq(node)) && node.flow !== true && node.items.length > 0;

const keyName = (pair: Pair): string =>
	isScalar(pair.key) ? (pair.key.source ?? String(pair.key.value)) : '';

/** The keys of a mapping, as they stand. */
export const keysOf = (node: Node | null): string[] =>
	isMap(node) ? (node.items as Pair[]).map(keyName) : [];

export function pairOf(
	map: YAMLMap,
	name: string | number,
): { pair: Pair<Node, Node | null>; index: number } | null {
	const index = map.items.findIndex(pair => keyName(pair) === String(name));
	return index === -1 ? null : { pair: map.items[index] as Pair<Node, Node | null>, index };
}

/** Offset behind the last character of a value that says something; of a pair's `:` where it has no value. */
export function contentEnd(text: string, item: Node | Pair): number {
	if (isPair(item)) {
		const value = item.value as Node | null;
		const written = value?.range && value.range[1] > value.range[0];
		return written ? contentEnd(text, value) : markOf(text, item as Pair<Node, Node | null>);
	}
	if (isBlock(item)) return contentEnd(text, item.items.at(-1) as Node | Pair);
	const end = item.range![1];
	return text[end - 1] === '\n' ? end - (text[end - 2] === '\r' ? 2 : 1) : end;
}

/** Offset a member of a collection begins at. */
export function beginOf(item: Node | Pair): number {
	return ((isPair(item) ? item.key : item) as Node).range![0];
}

function markOf(text: string, { key }: Pair<Node, Node | null>): number {
	const end = key.range![1];
	const gap = /^\s*:/.exec(text.slice(end, end + 200));
	return end + (gap?.[0].length ?? 0);
}

const columnOf = (text: string, at: number): number => at - lineStart(text, at);

/** Finds a place; null where the file has none. The text is one the parser of policies takes. */
export function placeIn(text: string, path: Path): Place | null {
	const document = parseDocument(text, { uniqueKeys: false, version: '1.2', logLevel: 'silent' });
	let place: Place = { node: document.contents, mark: 0, indent: -1, inFlow: false, key: '' };
	for (const step of path) {
		const next = memberOf(text, place, step);
		if (!next) return null;
		place = next;
	}
	return place;
}

function memberOf(text: string, { node, inFlow }: Place, step: string | number): Place | null {
	const flow = inFlow || ((isMap(node) || isSeq(node)) && node.flow === true);
	if (isMap(node)) {
		const found = pairOf(node, step);
		if (!found) return null;
		const { pair } = found;
		const indent = columnOf(text, pair.key.range![0]);
		return { node: pair.value, mark: markOf(text, pair), indent, inFlow: flow, key: String(step) };
	}
	const entry = isSeq(node) && typeof step === 'number' ? (node.items[step] as Node | undefined) : undefined;
	if (!entry) return null;
	const begin = entry.range![0];
	const dash = flow ? begin : text.lastIndexOf('-', begin - 1);
	return { node: entry, mark: flow ? begin : dash + 1, indent: columnOf(text, dash), inFlow: flow, key: '' };
}
