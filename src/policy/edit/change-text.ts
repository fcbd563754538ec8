/** The smallest changes of a YAML text: a value replaced, a member of a mapping or list put in or taken out. */
import { isMap, isScalar, isSeq, type Node, type Pair, type Scalar, type YAMLMap, type YAMLSeq } from 'yaml';
import {
	beginOf,
	breakOf,
	contentEnd,
	isBlock,
	lineEnd,
	lineStart,
	type Place,
	pairOf,
	type Splice,
	spliced,
} from './place.js';
import {
	blockLines,
	fitsInline,
	flowText,
	isCollection,
	isMapping,
	keyText,
	pairLines,
	scalarText,
	type Written,
} from './write-value.js';

type Collection = YAMLMap | YAMLSeq;

/** Spaces each level is indented by: those of the first line that is. */
const stepOf = (text: string): string => /^( +)[^\s#-]/m.exec(text)?.[1] ?? '  ';

const members = (collection: Collection): (Node | Pair)[] => collection.items as (Node | Pair)[];

/** Puts another value in place of the one that stands there. */
export function replaceValue(text: string, place: Place, value: unknown, like: Node | null = null): string {
	const { node, mark, inFlow } = place;
	const written = writtenIn(text, place, value, like);
	const range = node?.range && node.range[1] > node.range[0] ? node.range : null;
	if (inFlow) {
		const inline = 'inline' in written ? written.inline : flowText(value);
		return range
			? spliced(text, [{ from: range[0], to: contentEnd(text, node!), text: inline }])
			: spliced(text, [{ from: mark, to: mark, text: ` ${inline}` }]);
	}
	if (isBlock(node)) return replaceBlock(text, place, node, written);
	const from = range?.[0] ?? mark;
	const to = range ? contentEnd(text, node!) : mark;
	if ('inline' in written) {
		return spliced(text, [{ from, to, text: range ? written.inline : ` ${written.inline}` }]);
	}
	const end = lineEnd(text, to);
	const cut = range ? [{ from: mark, to, text: '' }] : [];
	return spliced(text, [...cut, { from: end, to: end, text: below(text, written.lines) }]);
}

const below = (text: string, lines: string[]): string => lines.map(line => breakOf(text) + line).join('');

function replaceBlock(text: string, { mark }: Place, node: Collection, written: Written): string {
	const begin = lineStart(text, beginOf(members(node)[0]!));
	const to = lineEnd(text, contentEnd(text, node));
	const from = begin <= mark ? mark : begin - (text[begin - 2] === '\r' ? 2 : 1);
	if ('lines' in written) return spliced(text, [{ from, to, text: below(text, written.lines) }]);
	return spliced(text, [
		{ from: mark, to: mark, text: ` ${written.inline}` },
		{ from, to, text: '' },
	]);
}

/** The quotes the author chose; none where the value could not stand without those we write. */
function quotesOf(node: Node | null, inFlow: boolean): Scalar.Type | null {
	if (!isScalar(node) || !/^QUOTE/.test(node.type ?? '')) return null;
	const needed = node.type === 'QUOTE_DOUBLE' && /^["']/.test(scalarText(node.value, inFlow));
	return needed ? null : (node.type ?? null);
}

/** A value in the style of the one it replaces, else of `like`, else as it fits. */
function writtenIn(text: string, place: Place, value: unknown, like: Node | null): Written {
	const { node, indent, inFlow, key } = place;
	if (!isCollection(value)) return { inline: scalarText(value, inFlow, quotesOf(node, inFlow)) };
	const model = isMap(node) || isSeq(node) ? node : like;
	const before = Math.max(0, indent) + key.length + 2;
	const sameKind = isMap(model) === isMapping(value);
	const asBlock = model !== null && sameKind && isBlock(model) && Object.keys(value as object).length > 0;
	if (inFlow || (!asBlock && fitsInline(value, before))) return { inline: flowText(value) };
	const step = stepOf(text);
	return { lines: blockLines(value, ' '.repeat(Math.max(0, indent)) + (indent < 0 ? '' : step), step) };
}

/** Puts a new pair into a mapping, behind the one of a key; null puts it first. */
export function insertPair(
	text: string,
	place: Place,
	behind: string | null,
	key: string,
	value: unknown,
): string {
	const { node } = place;
	if (!isMap(node) || node.items.length === 0) return replaceValue(text, place, { [key]: value });
	const after = behind === null ? -1 : pairOf(node, behind)!.index;
	if (!isBlock(node)) return insertInFlow(text, node, after, `${keyText(key)}: ${flowText(value)}`);
	const anchor = node.items[Math.max(0, after)] as Pair<Node, Node | null>;
	const begin = beginOf(anchor);
	const indent = begin - lineStart(text, begin);
	const like = [...node.items.slice(0, after + 1)].reverse().find(({ value }) => isMap(value))?.value ?? null;
	const slot: Place = { node: null, mark: 0, indent, inFlow: false, key };
	const lines = pairLines(key, writtenIn(text, slot, value, like as Node | null), ' '.repeat(indent));
	const alone = text.slice(lineStart(text, begin), begin).trim() === '';
	if (after < 0 && alone) {
		const at = lineStart(text, begin);
		return spliced(text, [{ from: at, to: at, text: lines.map(line => line + breakOf(text)).join('') }]);
	}
	const at = lineEnd(text, contentEnd(text, anchor));
	return spliced(text, [{ from: at, to: at, text: below(text, lines) }]);
}

/** Puts a new entry at the end of a list. */
export function appendEntry(text: string, place: Place, value: unknown): string {
	const { node } = place;
	if (!isSeq(node) || node.items.length === 0) return replaceValue(text, place, [value]);
	if (node.flow === true) return insertInFlow(text, node, node.items.length - 1, flowText(value));
	const last = node.items.at(-1) as Node;
	const dash = text.lastIndexOf('-', beginOf(last) - 1);
	const indent = ' '.repeat(dash - lineStart(text, dash));
	const at = lineEnd(text, contentEnd(text, last));
	return spliced(text, [{ from: at, to: at, text: below(text, blockLines([value], indent, stepOf(text))) }]);
}

function insertInFlow(text: string, node: Collection, after: number, put: string): string {
	const all = members(node);
	if (after < 0) {
		const at = beginOf(all[0]!);
		return spliced(text, [{ from: at, to: at, text: `${put}, ` }]);
	}
	const begin = beginOf(all[after]!);
	const end = contentEnd(text, all[after]!);
	const comma = /^\s*,/.exec(text.slice(end))?.[0].length ?? 0;
	const indent = text.slice(lineStart(text, begin), begin);
	const rest = text.slice(end + comma, lineEnd(text, end + comma));
	if (indent.trim() !== '' || !/^\s*(#.*)?$/.test(rest)) {
		return spliced(text, [{ from: end, to: end, text: `, ${put}` }]);
	}
	const at = lineEnd(text, end + comma);
	const line = { from: at, to: at, text: `${breakOf(text)}${indent}${put}${comma > 0 ? ',' : ''}` };
	return spliced(text, comma > 0 ? [line] : [{ from: end, to: end, text: ',' }, line]);
}

/** Takes a member out of the mapping or list of a place; the last one leaves `{}` or `[]`. */
export function removeMember(text: string, place: Place, step: string | number): string {
	const node = place.node as Collection;
	const index = isMap(node) ? pairOf(node, step)!.index : Number(step);
	if (node.items.length === 1) return replaceValue(text, place, isMap(node) ? {} : []);
	return spliced(text, isBlock(node) ? [blockCut(text, node, index)] : flowCut(text, node, index));
}

function blockCut(text: string, node: Collection, index: number): Splice {
	const all = members(node);
	const item = all[index]!;
	const begin = isMap(node) ? beginOf(item) : text.lastIndexOf('-', beginOf(item) - 1);
	const start = lineStart(text, begin);
	const end = lineEnd(text, contentEnd(text, item));
	if (text.slice(start, begin).trim() !== '') return { from: begin, to: beginOf(all[index + 1]!), text: '' };
	// Of the two line breaks around it one goes: the one behind, unless the text ends without.
	const feed = /^\r?\n/.exec(text.slice(end, end + 2))?.[0].length ?? 0;
	if (feed > 0 || start === 0) return { from: start, to: end + feed, text: '' };
	return { from: start - (text[start - 2] === '\r' ? 2 : 1), to: end, text: '' };
}

function flowCut(text: string, node: Collection, index: number): Splice[] {
	const all = members(node);
	const [begin, end] = [beginOf(all[index]!), contentEnd(text, all[index]!)];
	const comma = /^\s*,/.exec(text.slice(end))?.[0].length ?? 0;
	const start = lineStart(text, begin);
	const rest = lineEnd(text, end + comma);
	const alone = text.slice(start, begin).trim() === '' && /^\s*(#.*)?$/.test(text.slice(end + comma, rest));
	const before = index === 0 ? 0 : contentEnd(text, all[index - 1]!);
	const earlier = /^\s*,/.exec(text.slice(before))?.[0].length ?? 0;
	const unneeded = comma === 0 ? [{ from: before + earlier - 1, to: before + earlier, text: '' }] : [];
	if (alone) {
		const feed = /^\r?\n/.exec(text.slice(rest, rest + 2))?.[0].length ?? 0;
		return [...unneeded, { from: start, to: rest + feed, text: '' }];
	}
	if (index < all.length - 1) return [{ from: begin, to: beginOf(all[index + 1]!), text: '' }];
	return comma === 0 ? [{ from: before, to: end, text: '' }] : [{ from: begin, to: end + comma, text: '' }];
}
