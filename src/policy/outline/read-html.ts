/** The words of an HTML page as blocks: what a reader sees, without menus, scripts and forms. */
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5';
import { type Block, type BlockKind, block, placesIn } from './block.js';
import type { Unreadable } from './model.js';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** Deeper than any page people wrote; the parser's cost grows with it. */
const DEEPEST = 400;

const UNSEEN = new Set([
	'head',
	'script',
	'style',
	'template',
	'noscript',
	'svg',
	'nav',
	'button',
	'select',
	'iframe',
	'math',
]);
const INLINE = new Set(
	'a abbr b bdi bdo cite code data del dfn em font i ins kbd label mark q rp rt ruby s samp small span strike strong sub sup time tt u var wbr'.split(
		' ',
	),
);
/** Elements HTML lets an author leave open, and those without an end. */
const LEFT_OPEN = new Set(
	'html head body p li dt dd option optgroup tr td th thead tbody tfoot colgroup caption rt rp area base br col embed hr img input link meta param source track wbr'.split(
		' ',
	),
);
const CUT = /^eof-in-|^eof-before-/;

class TooDeep extends Error {}

class HtmlReader {
	readonly blocks: Block[] = [];
	private text = '';
	private offsets: number[] = [];
	private kind: BlockKind = 'paragraph';
	private more: Partial<Block> = {};
	/** Lists around the current place, the innermost last; `next` numbers the items of an ordered one. */
	private readonly lists: { ordered: boolean; next: number }[] = [];

	constructor(private readonly source: string) {}

	walk(nodes: Node[]): void {
		for (const node of nodes) {
			if (node.nodeName === '#text') this.words(node as DefaultTreeAdapterTypes.TextNode);
			else if ('tagName' in node && !UNSEEN.has(node.tagName)) this.element(node);
		}
	}

	flush(): void {
		const { kind, text, offsets, more } = this;
		this.text = '';
		this.offsets = [];
		if (text.trim() === '') return;
		this.blocks.push(block(kind, text, offsets, more));
		if (kind === 'item') this.more = { ...more, continues: true };
	}

	private element(element: Element): void {
		const { tagName, childNodes } = element;
		if (tagName === 'br') this.add('\n', this.offsets.at(-1) ?? 0);
		else if (INLINE.has(tagName)) this.walk(childNodes);
		else {
			this.flush();
			this.ownBlock(element);
		}
	}

	private ownBlock(element: Element): void {
		const { tagName, childNodes } = element;
		if (/^h[1-6]$/.test(tagName)) this.within('heading', { level: Number(tagName[1]) }, childNodes);
		else if (tagName === 'ul' || tagName === 'ol') this.list(element);
		else if (tagName === 'li') this.item(element);
		else if (tagName === 'tr') this.row(element);
		else {
			this.walk(childNodes);
			this.flush();
		}
	}

	private within(kind: BlockKind, more: Partial<Block>, nodes: Node[]): void {
		const outer = { kind: this.kind, more: this.more };
		this.kind = kind;
		this.more = more;
		this.walk(nodes);
		this.flush();
		this.kind = outer.kind;
		this.more = outer.more;
	}

	private list(element: Element): void {
		const start = Number(element.attrs.find(({ name }) => name === 'start')?.value ?? 1);
		const next = Number.isSafeInteger(start) && start > 0 && start < 1000 ? start : 1;
		this.lists.push({ ordered: element.tagName === 'ol', next });
		this.walk(element.childNodes);
		this.lists.pop();
		this.flush();
	}

	private item({ childNodes }: Element): void {
		const list = this.lists.at(-1);
		const level = Math.max(1, this.lists.length);
		const ordinal = list?.ordered ? { ordinal: list.next++ } : {};
		this.within('item', { level, ...ordinal }, childNodes);
	}

	private row(element: Element): void {
		const cells = element.childNodes.filter(
			(node): node is Element => 'tagName' in node && /^t[dh]$/.test(node.tagName),
		);
		const header = cells.length > 0 && cells.every(({ tagName }) => tagName === 'th');
		const outer = this.blocks.length;
		const parts: Block[] = [];
		for (const cell of cells) {
			this.within('row', {}, cell.childNodes);
			parts.push(...this.blocks.splice(outer));
		}
		const text = parts.map(part => part.text.trim()).join(' | ');
		const offsets = parts.flatMap((part, index) => {
			const from = part.text.length - part.text.trimStart().length;
			const own = part.offsets.slice(from, from + part.text.trim().length);
			return index === 0 ? own : [...new Array<number>(3).fill(own[0] ?? 0), ...own];
		});
		if (text !== '') this.blocks.push(block('row', text, offsets, { header }));
	}

	private words(node: DefaultTreeAdapterTypes.TextNode): void {
		const place = node.sourceCodeLocation;
		const start = place?.startOffset ?? 0;
		const raw = this.source.slice(start, place?.endOffset ?? 0);
		let at = 0;
		for (let index = 0; index < node.value.length; ) {
			const reference =
				raw[at] === '&' ? /^&(?:#\w{1,8}|\w{1,32});?/.exec(raw.slice(at, at + 40))?.[0] : undefined;
			const literal = reference === undefined || node.value.startsWith(reference, index);
			const width = literal ? 1 : String.fromCodePoint(node.value.codePointAt(index)!).length;
			this.add(node.value.slice(index, index + width), start + Math.min(at, raw.length));
			index += width;
			at += literal ? 1 : reference.length;
		}
	}

	private add(text: string, offset: number): void {
		this.text += text;
		for (let index = 0; index < text.length; index++) this.offsets.push(offset);
	}
}

/** The first element an author forgot to close. */
function leftOpen(nodes: Node[]): Element | null {
	for (const node of nodes) {
		if (!('tagName' in node)) continue;
		const place = node.sourceCodeLocation;
		if (place && !place.endTag && !LEFT_OPEN.has(node.tagName)) return node;
		const inner = leftOpen(node.childNodes);
		if (inner) return inner;
	}
	return null;
}

/** The blocks of a page, or why it cannot be read: it breaks off, or is nested deeper than any page. */
export function readHtml(source: string): Block[] | Unreadable {
	let depth = 0;
	let cut: string | null = null;
	const treeAdapter = {
		...defaultTreeAdapter,
		onItemPush: () => {
			if (++depth > DEEPEST) throw new TooDeep();
		},
		onItemPop: () => {
			depth--;
		},
	};
	const onParseError = ({ code }: { code: string }) => {
		if (CUT.test(code)) cut = code;
	};
	try {
		const page = parse(source, { sourceCodeLocationInfo: true, onParseError, treeAdapter });
		const hint = 'save the whole page again, or save its words as text';
		const open = leftOpen(page.childNodes);
		if (open) {
			const at = placesIn(source)(open.sourceCodeLocation?.startOffset ?? 0);
			return { message: `the page never closes its \`<${open.tagName}>\``, hint, at };
		}
		if (cut !== null) return { message: 'the page breaks off inside a tag or a comment', hint };
		const reader = new HtmlReader(source);
		reader.walk(page.childNodes);
		reader.flush();
		return reader.blocks;
	} catch (error) {
		if (!(error instanceof TooDeep)) throw error;
		return { message: `the page nests more than ${DEEPEST} elements`, hint: 'save its words as text' };
	}
}
