/** From a file to its blocks: what format it is in, and whether it can be read at all. */

import type { Block } from './block.js';
import type { OutlineFormat, Unreadable } from './model.js';
import { readHtml } from './read-html.js';
import { readMarkdown, readPlain } from './read-text.js';

/** Largest file that is read, in characters of text. A policy is far shorter; what is longer is something else. */
export const OUTLINE_LIMIT = 1024 * 1024;

/** Most words in it, in characters: ten times the longest policy people meet. */
const WORDS_LIMIT = 256 * 1024;

export interface ReadFile {
	format: OutlineFormat;
	/** Without byte order mark, lines ending in `\n`. */
	source: string;
	blocks: Block[];
}

/** By its name, and where that says nothing by how it begins. */
function formatOf(path: string, source: string): OutlineFormat {
	if (/\.x?html?$/i.test(path)) return 'html';
	if (/\.(md|markdown|mdown)$/i.test(path)) return 'markdown';
	if (/\.(txt|text)$/i.test(path)) return 'text';
	if (/^\s*(?:<!doctype html|<html|<body|<div|<h[1-6][\s>])/i.test(source)) return 'html';
	return /^#{1,6} \S/m.test(source) ? 'markdown' : 'text';
}

function unfit(text: string): Unreadable | null {
	if (text.length > OUTLINE_LIMIT) {
		return {
			message: 'the file is longer than 1 MiB',
			hint: 'save the policy alone, without pictures and scripts',
		};
	}
	if (/[\0\uFFFD]/.test(text)) {
		return { message: 'the file is not UTF-8 text', hint: 'save it as text, Markdown or HTML in UTF-8' };
	}
	return text.trim() === '' ? nothing() : null;
}

function nothing(): Unreadable {
	return { message: 'the file holds no words', hint: 'name the file your policy is written in' };
}

/** Reads a policy as its author published it. Never throws, whatever it holds. */
export function readFile(path: string, text: string): ReadFile | Unreadable {
	const wrong = unfit(text);
	if (wrong) return wrong;
	const source = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
	const format = formatOf(path, source);
	const readers = { html: readHtml, markdown: readMarkdown, text: readPlain };
	const blocks = readers[format](source);
	if (!Array.isArray(blocks)) return blocks;
	if (blocks.length === 0) return nothing();
	const words = blocks.reduce((sum, block) => sum + block.text.length, 0);
	if (words <= WORDS_LIMIT) return { format, source, blocks };
	return {
		message: 'the file holds more than 256 KiB of words',
		hint: 'name the policy alone; no folder of ours takes more',
	};
}
