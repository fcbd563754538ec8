/** Plain text and Markdown, cut into blocks line by line. */
import { type Block, block, isHan } from './block.js';
import { numberingOf } from './numbering.js';

interface Line {
	text: string;
	/** Offset of its first character in the file. */
	at: number;
}

const BLANK = /^\s*$/;
const ATX = /^ {0,3}(#{1,6})(?=\s|$)\s*/;
const SETEXT = /^ {0,3}(=+|-+)\s*$/;
const RULE = /^ {0,3}([-*_=])(?:\s*\1){2,}\s*$/;
const FENCE = /^ {0,3}(?:```|~~~)/;
const COMMENT = /^\s*<!--.*-->\s*$/;
const BULLET = /^(\s*)([-*+•·●▪◦–])\s+/;
const TABLE_ROW = /^\s*\|.*\|\s*$/;
const TABLE_RULE = /^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$/;
const QUOTE = /^ {0,3}> ?/;
const STOP = /[.;:,!?。；：，！？…]["”’»)）」]?\s*$/;

const linesOf = (source: string): Line[] => {
	let at = 0;
	return source.split('\n').map(text => {
		const line = { text, at };
		at += text.length + 1;
		return line;
	});
};

const without = ({ text, at }: Line, count: number): Line => ({ text: text.slice(count), at: at + count });

class BlockReader {
	readonly blocks: Block[] = [];
	private pending: Line[] = [];
	private kind: 'paragraph' | 'item' = 'paragraph';
	private level = 0;
	private markup = '';
	private continues = false;
	private inList = false;
	private inTable = false;

	constructor(private readonly markdown: boolean) {}

	read(source: string): Block[] {
		for (const line of linesOf(source)) this.line(line);
		this.flush();
		return this.blocks;
	}

	private line(line: Line): void {
		const { text } = line;
		const wasTable = this.inTable;
		this.inTable = false;
		const quote = this.markdown ? QUOTE.exec(text) : null;
		const bullet = BULLET.exec(text);
		if (this.markdown && this.markup === '' && this.pending.length > 0 && SETEXT.test(text))
			this.underline(line);
		else if (BLANK.test(text) || (this.markdown && (FENCE.test(text) || COMMENT.test(text)))) this.flush();
		else if (this.markdown && ATX.test(text)) this.heading(line);
		else if (this.markdown && TABLE_ROW.test(text)) this.row(line, wasTable);
		else if (quote) this.words(without(line, quote[0].length));
		else if (RULE.test(text)) this.flush();
		else if (bullet) this.item(line, bullet);
		else this.words(line);
	}

	private words(line: Line): void {
		if (this.begins(line)) this.flush();
		if (this.pending.length === 0) this.open(line);
		this.pending.push(line);
	}

	/** Whether a line that follows another without a blank one begins a block of its own. */
	private begins(line: Line): boolean {
		const before = this.pending.at(-1);
		if (!before) return false;
		const ended = STOP.test(before.text);
		const number = numberingOf(line.text.trimStart());
		if (number) return ended || !number.style.startsWith('decimal') || this.looksLikeHeading(before);
		if (this.kind === 'item') return false;
		if (isHan(before.text)) return ended || before.text.trim().length < 20;
		return (
			!this.markdown &&
			this.looksLikeHeading(before) &&
			this.pending.length === 1 &&
			/^\s*[\p{Lu}\d(]/u.test(line.text)
		);
	}

	private looksLikeHeading({ text }: Line): boolean {
		return text.trim().length < 50 && !STOP.test(text) && numberingOf(text.trimStart()) !== null;
	}

	private open(line: Line): void {
		const indented = /^(?: {2,}|\t)/.test(line.text);
		this.continues = this.inList && indented;
		if (!this.continues) this.inList = numberingOf(line.text.trimStart()) !== null;
	}

	private item(line: Line, [whole, indent = '', sign = '']: RegExpExecArray): void {
		this.flush();
		this.kind = 'item';
		this.level = 1 + Math.floor(indent.replaceAll('\t', '  ').length / 2);
		this.markup = sign;
		this.inList = true;
		this.pending.push(without(line, whole!.length));
	}

	private heading(line: Line): void {
		this.flush();
		const signs = ATX.exec(line.text)!;
		const words = without(line, signs[0].length);
		const text = words.text.replace(/\s+#+\s*$/, '').replace(/\s*\{#[^}\s]*\}\s*$/, '');
		this.inList = false;
		if (text.trim() === '') return;
		this.push('heading', [{ text, at: words.at }], { level: signs[1]!.length, markup: signs[1]! });
	}

	private underline(line: Line): void {
		const level = line.text.includes('=') ? 1 : 2;
		const lines = this.pending;
		this.pending = [];
		this.inList = false;
		this.push('heading', lines, { level });
	}

	private row(line: Line, follows: boolean): void {
		this.flush();
		this.inTable = true;
		if (TABLE_RULE.test(line.text)) return;
		const inner = /^\s*\|\s*(.*?)\s*\|\s*$/.exec(line.text);
		const from = line.text.indexOf('|') + 1;
		if (inner?.[1]) {
			const text = line.text.slice(from, line.text.lastIndexOf('|'));
			this.push('row', [{ text, at: line.at + from }], { header: !follows });
		}
	}

	private flush(): void {
		const { pending, kind, level, markup, continues } = this;
		this.pending = [];
		this.kind = 'paragraph';
		this.level = 0;
		this.markup = '';
		if (pending.length > 0) this.push(kind, pending, { level, markup, continues });
	}

	private push(kind: Block['kind'], lines: Line[], more: Partial<Block>): void {
		const text = lines.map(line => line.text).join('\n');
		const offsets = new Array<number>(text.length);
		let to = 0;
		for (const line of lines) {
			for (let at = 0; at <= line.text.length && to < text.length; at++) offsets[to++] = line.at + at;
		}
		this.blocks.push(block(kind, text, offsets, more));
	}
}

/** The blocks of a Markdown file. Fences, rules, comments and the lines under headings are markup and no words. */
export const readMarkdown = (source: string): Block[] => new BlockReader(true).read(source);

/** The blocks of a text without markup; which of its lines are headings is judged later. */
export const readPlain = (source: string): Block[] => new BlockReader(false).read(source);
