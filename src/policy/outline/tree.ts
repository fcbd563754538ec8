/**
 * Which heading, clause or list entry stands under which. Headings nest by level; numbers by style: a style seen before
 * goes back to its siblings, a new one opens a list within what came last.
 */
import { type Block, isHan } from './block.js';
import type { OutlineFormat } from './model.js';
import { type Numbering, numberingOf } from './numbering.js';

/** Words of a node: a block, from a character on. */
export interface Content {
	block: Block;
	from: number;
}

export interface Node {
	parent: Node | null;
	children: Node[];
	/** Its own number's parts; null where it has none. */
	number: string[] | null;
	marker: string;
	/** The heading's words; null for a numbered or unnumbered paragraph. */
	heading: Content | null;
	content: Content[];
	/** Offset in the file. */
	at: number;
}

interface Entry {
	node: Node;
	style: string | null;
	/** Of a heading that is marked up as one; 0 for numbers. */
	level: number;
	parts: string[];
}

export interface Tree {
	title: Content | null;
	roots: Node[];
}

/** Ids have at most this many parts. */
const DEEPEST = 4;
/** Level of the section for words before the first heading: deeper than any heading. */
const BEFOREHAND = 7;
const LONGEST_HEADING = 80;
const LONGEST_HAN_HEADING = 26;
const NO_HEADING = /[.;:,!。；：，！…|]["”’»)）」*_]*$/;
const SAYS_SOMETHING = /[:：@]|\d{4}/;

const indentOf = (text: string): number => text.length - text.trimStart().length;

class TreeBuilder {
	readonly roots: Node[] = [];
	title: Content | null = null;
	private stack: Entry[] = [];
	/** Where bullets, table rows and continuing paragraphs go. */
	private current: Node | null = null;
	private lastStyle: string | null = null;
	/** Whether the file marks its headings; numbers in front of lines are no headings then. */
	private readonly markedUp: boolean;

	constructor(
		private readonly blocks: Block[],
		private readonly format: OutlineFormat,
	) {
		this.markedUp = blocks.slice(1).some(({ kind }) => kind === 'heading');
	}

	build(): Tree {
		for (const [index, each] of this.blocks.entries()) this.place(each, this.blocks[index + 1], index);
		return { title: this.title, roots: this.roots };
	}

	private place(each: Block, next: Block | undefined, index: number): void {
		const indent = indentOf(each.text);
		const numbering = each.continues || each.kind === 'row' ? null : numberingOf(each.text.slice(indent));
		const from = indent + (numbering?.length ?? 0);
		if (each.kind === 'heading') this.heading(each, from, numbering, each.level);
		else if (each.continues) this.attach(each, from);
		else if (numbering && (each.kind === 'paragraph' || each.text.slice(from).trim() !== '')) {
			this.numbered(each, from, numbering, next);
		} else if (each.ordinal !== undefined) {
			const style = `ordered-${each.level}`;
			this.numbered(each, from, { style, parts: [String(each.ordinal)], length: 0, outer: false }, next);
		} else if (each.kind !== 'paragraph') this.attach(each, indent);
		else if (this.isPlainHeading(each, next, index)) this.plainHeading(each, from, index);
		else this.paragraph(each, from);
	}

	private heading(each: Block, from: number, numbering: Numbering | null, level: number): void {
		const atStart = this.roots.length === 0 && this.title === null;
		if (atStart && !numbering && (level === 1 || this.blocks[0] === each)) {
			this.title = { block: each, from };
			return;
		}
		while (this.stack.length > 0 && (this.top()!.level === 0 || this.top()!.level >= level)) this.stack.pop();
		const node = this.add(this.top()?.node ?? null, numbering, each, from, true);
		this.enter(node, numbering?.style ?? null, level, numbering);
	}

	private numbered(each: Block, from: number, numbering: Numbering, next: Block | undefined): void {
		const heading = this.isNumberedHeading(each, from, numbering, next);
		if (this.stack[0]?.level === BEFOREHAND && numbering.outer && (heading || !this.markedUp))
			this.stack = [];
		this.backTo(numbering);
		const parent = this.top()?.node ?? null;
		const nested = numbering.parts.length === 1 && depthOf(parent) >= DEEPEST;
		if (nested) {
			this.attach(each, indentOf(each.text));
			return;
		}
		const node = this.add(parent, numbering, each, from, heading);
		this.enter(node, numbering.style, 0, numbering);
	}

	/** Leaves the lists a number does not belong to: back to its siblings, or to the number it begins with. */
	private backTo({ style, parts }: Numbering): void {
		const same = this.stack.findIndex(entry => entry.style === style && entry.level === 0);
		if (same !== -1) this.stack.length = same;
		if (parts.length < 2) return;
		const deeper = this.stack.findIndex(
			entry => entry.level === 0 && /^decimal-/.test(entry.style ?? '') && entry.parts.length >= parts.length,
		);
		if (deeper !== -1) this.stack.length = deeper;
		const prefix = parts.slice(0, -1).join('.');
		const above = this.stack.findIndex(entry => entry.parts.join('.') === prefix);
		if (above !== -1) this.stack.length = above + 1;
	}

	private paragraph(each: Block, from: number): void {
		const isList = (entry: Entry) => entry.level === 0 && entry.node.heading === null;
		while (this.stack.length > 1 && isList(this.top()!)) this.stack.pop();
		const container = this.top()?.node ?? null;
		const own = container !== null && container.children.length === 0;
		if (own && (container.parent !== null || container.heading === null)) {
			container.content.push({ block: each, from });
			this.current = container;
		} else if (container && depthOf(container) >= DEEPEST) {
			this.attach(each, from);
			return;
		} else {
			const parent = container ?? this.beforehand(each);
			this.current = this.add(parent, null, each, from, false);
		}
		this.lastStyle = null;
	}

	private attach(each: Block, from: number): void {
		const { current } = this;
		if (current && (current.heading === null || current.parent !== null))
			current.content.push({ block: each, from });
		else this.current = this.add(current ?? this.beforehand(each), null, each, from, false);
		this.lastStyle = null;
	}

	private plainHeading(each: Block, from: number, index: number): void {
		if (index === 0) {
			this.title = { block: each, from };
			return;
		}
		this.stack = [];
		this.enter(this.add(null, null, each, from, true), null, 2, null);
	}

	/** The section for words before the first heading. */
	private beforehand(each: Block): Node {
		const node: Node = {
			parent: null,
			children: [],
			number: null,
			marker: '',
			heading: null,
			content: [],
			at: each.offsets[0] ?? 0,
		};
		this.roots.push(node);
		this.stack = [{ node, style: null, level: BEFOREHAND, parts: [] }];
		return node;
	}

	private add(
		parent: Node | null,
		numbering: Numbering | null,
		each: Block,
		from: number,
		heading: boolean,
	): Node {
		const words: Content = { block: each, from };
		const indent = indentOf(each.text);
		const hasWords = each.text.slice(from).trim() !== '';
		const node: Node = {
			parent,
			children: [],
			number: numbering?.parts ?? null,
			marker: each.text.slice(indent, from).trim(),
			heading: heading ? words : null,
			content: heading || !hasWords ? [] : [words],
			at: each.offsets[indent] ?? 0,
		};
		(parent?.children ?? this.roots).push(node);
		return node;
	}

	private enter(node: Node, style: string | null, level: number, numbering: Numbering | null): void {
		this.stack.push({ node, style, level, parts: numbering?.parts ?? [] });
		this.current = node;
		this.lastStyle = node.heading ? null : style;
	}

	private top(): Entry | undefined {
		return this.stack.at(-1);
	}

	private looksLikeHeading(words: string): boolean {
		const longest = isHan(words) ? LONGEST_HAN_HEADING : LONGEST_HEADING;
		return words !== '' && words.length <= longest && !words.includes('\n') && !NO_HEADING.test(words);
	}

	/** A numbered line that names what follows; one of a list of such lines names nothing. */
	private isNumberedHeading(
		each: Block,
		from: number,
		{ style, outer }: Numbering,
		next: Block | undefined,
	): boolean {
		if (each.kind !== 'paragraph' || this.markedUp || !outer || this.lastStyle === style || !next)
			return false;
		if (next.kind === 'paragraph' && numberingOf(next.text.trimStart())?.style === style) return false;
		return this.looksLikeHeading(each.text.slice(from).trim());
	}

	private isPlainHeading(each: Block, next: Block | undefined, index: number): boolean {
		if (this.format === 'html' || !next || each.markup !== '') return false;
		if (index > 0 && this.format === 'markdown') return false;
		const words = each.text.trim();
		if (!this.looksLikeHeading(words) || SAYS_SOMETHING.test(words)) return false;
		return index === 0 || next.kind !== 'heading';
	}
}

/** The parts of its own number an id takes over; a section leaves room for its clauses. */
export const idParts = ({ number, parent }: Node): string[] =>
	(number ?? []).slice(0, parent ? DEEPEST : DEEPEST - 1);

/** How many parts the id of a node has. */
function depthOf(node: Node | null): number {
	if (!node) return 0;
	if (node.number && node.number.length > 1) return idParts(node).length;
	return depthOf(node.parent) + 1;
}

/** The nodes of a file in the order of its blocks. */
export const treeOf = (blocks: Block[], format: OutlineFormat): Tree =>
	new TreeBuilder(blocks, format).build();
