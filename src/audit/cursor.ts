/** Where a listing goes on, as digits: 1 and a row of the inbox, or 2, the epoch in five digits and a leaf of its tree. */
import type { Place } from './leaf-store.js';

export type Cursor = { inbox: number } | Place;

/** Behind every row of the inbox. */
export const INBOX_END: Cursor = { inbox: Number.MAX_SAFE_INTEGER };

const FORM = /^(?:1(\d{1,15})|2(\d{5})(\d{1,15}))$/;

/** Text of this form is worth parsing; other digits mean the end of the log. */
export const CURSOR_PATTERN = '^[0-9]{1,24}$';

export function formatCursor(cursor: Cursor): string {
	if ('inbox' in cursor) return `1${cursor.inbox}`;
	return `2${String(cursor.epoch).padStart(5, '0')}${cursor.leaf}`;
}

/** Digits that no page gave lead to an empty page. */
export function parseCursor(text: string): Cursor {
	const [, inbox, epoch, leaf] = FORM.exec(text) ?? [];
	if (inbox !== undefined) return { inbox: Number(inbox) };
	if (Number(epoch) <= 32_767) return { epoch: Number(epoch), leaf: Number(leaf) };
	return { epoch: 0, leaf: 0 };
}
