/** Conversations and their words: pure. */
import type { StoredRecord, Value } from '../../vault/model.js';
import type { SupportWords } from './model.js';

/** Words as a record of the vault. */
export function recordOf(id: string, words: SupportWords): Value {
	return { case: id, from: words.from, text: words.text, at: words.at };
}

/** Words by conversation, oldest first. Records that are not words of one are left out. */
export function wordsByCase(records: StoredRecord[]): Map<string, SupportWords[]> {
	const cases = new Map<string, SupportWords[]>();
	for (const { value } of records) {
		const found = wordsIn(value);
		if (!found) continue;
		const words = cases.get(found.case) ?? [];
		words.push(found.words);
		cases.set(found.case, words);
	}
	for (const words of cases.values()) words.sort((a, b) => a.at - b.at);
	return cases;
}

function wordsIn(value: Value): { case: string; words: SupportWords } | null {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
	const { case: id, from, text, at } = value;
	if (typeof id !== 'string' || typeof text !== 'string' || typeof at !== 'number') return null;
	return from === 'person' || from === 'staff' ? { case: id, words: { from, text, at } } : null;
}
