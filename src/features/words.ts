/** Words a service or member of staff gives, checked before they are stored beside the vault. */
import { Problem } from '../platform/problem.js';
import type { Words } from '../policy/model.js';

/** Throws `value-invalid` for words in no language, and for text no database keeps: a NUL, or half a character. */
export function requireWords(words: Words, where: string): void {
	const texts = Object.values(words);
	const sound = texts.every(text => text.trim() !== '' && text.isWellFormed() && !text.includes('\0'));
	if (sound && texts.length > 0) return;
	throw new Problem('value-invalid', {
		detail: `\`${where}\` takes well-formed text in at least one language`,
		where,
	});
}
