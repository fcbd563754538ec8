/** The pieces a file is made of before anything is numbered: headings, paragraphs, list items, table rows. */
import type { Place } from './model.js';

export type BlockKind = 'heading' | 'paragraph' | 'item' | 'row';

export interface Block {
	kind: BlockKind;
	/** Of a heading 1–6; of a list item how deep its list is nested, from 1; 0 otherwise. */
	level: number;
	/** The number an HTML list gives the item without writing it. */
	ordinal?: number;
	/** Belongs to the list item before it. */
	continues: boolean;
	/** First row of a table: what its columns are about. */
	header: boolean;
	/** Markup in front, as written: `##`, `-`. */
	markup: string;
	text: string;
	/** For each character of the text its offset in the file. */
	offsets: number[];
}

/** A block of plain text; what a reader of another format knows beyond it is added. */
export function block(kind: BlockKind, text: string, offsets: number[], more: Partial<Block> = {}): Block {
	return { kind, level: 0, continues: false, header: false, markup: '', text, offsets, ...more };
}

/** Finds lines and columns by halving, so that a long file stays cheap. */
export function placesIn(source: string): (offset: number) => Place {
	const starts = [0];
	for (let at = source.indexOf('\n'); at !== -1; at = source.indexOf('\n', at + 1)) starts.push(at + 1);
	return offset => {
		let low = 0;
		let high = starts.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if (starts[middle]! <= offset) low = middle;
			else high = middle - 1;
		}
		return { line: low + 1, col: offset - starts[low]! + 1 };
	};
}

/** Whether a text is mostly written in Chinese characters. */
export function isHan(text: string): boolean {
	const sample = text.slice(0, 4000);
	const han = sample.match(/\p{Script=Han}/gu)?.length ?? 0;
	const letters = sample.match(/\p{L}/gu)?.length ?? 0;
	return han > 0 && han * 4 >= letters;
}
