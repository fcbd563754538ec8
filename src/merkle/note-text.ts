/** What may stand in a signed note (C2SP signed-note), as text: all that is UTF-8 but ASCII control characters. */

/** Line feeds are text too. */
export function isNoteText(text: string): boolean {
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code < 0x20 && code !== 0x0a) return false;
	}
	return text.isWellFormed();
}
