import { type Finding, finding, type Position } from './finding.js';

/** One file of a policy folder; `path` is relative to the folder and written with `/`. */
export interface SourceFile {
	path: string;
	text: string;
}

/** Longest file a policy folder may hold, in characters. Policies are read by people; a longer one is a mistake. */
export const FILE_LIMIT = 2 * 1024 * 1024;

/** A line and column from 1 for an offset into a text. */
export function positionAt(file: SourceFile, offset: number): Position {
	const before = file.text.slice(0, offset);
	const lineStart = before.lastIndexOf('\n') + 1;
	return { file: file.path, line: before.split('\n').length, col: offset - lineStart + 1 };
}

/** Whether a file can be read at all: not too large, and text throughout. At most one finding. */
export function unreadable(file: SourceFile): Finding | null {
	if (file.text.length > FILE_LIMIT) {
		const at = { file: file.path, line: 1, col: 1 };
		return finding(
			'file-too-large',
			at,
			'the file is longer than 2 MiB',
			'split it, or remove what is no policy',
		);
	}
	const broken = file.text.search(/[\uFFFD\0]/);
	if (broken === -1) return null;
	const at = positionAt(file, broken);
	return finding('file-not-utf8', at, 'the file is not UTF-8 text here', 'save the file as UTF-8');
}
