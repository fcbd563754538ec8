/** Edits (insert, delete, replace, swap of neighbours) that turn one word into another. */
function distance(from: string, to: string): number {
	let before: number[] = [];
	let last = Array.from({ length: to.length + 1 }, (_, column) => column);
	for (let row = 1; row <= from.length; row++) {
		const now = [row];
		for (let column = 1; column <= to.length; column++) {
			const cost = from[row - 1] === to[column - 1] ? 0 : 1;
			let edits = Math.min(last[column]! + 1, now[column - 1]! + 1, last[column - 1]! + cost);
			const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
			if (row > 1 && column > 1 && swapped) edits = Math.min(edits, before[column - 2]! + 1);
			now.push(edits);
		}
		before = last;
		last = now;
	}
	return last[to.length]!;
}

/** The known word the writer most likely meant, or null. Spelling with `_` or capitals counts as no difference. */
export function nearest(written: string, known: readonly string[]): string | null {
	if (written.length > 60) return null;
	const plain = written.toLowerCase().replaceAll('_', '-');
	let best: string | null = null;
	let fewest = Math.max(1, Math.floor(plain.length / 3)) + 1;
	for (const word of known) {
		if (Math.abs(word.length - plain.length) >= fewest) continue;
		const edits = distance(plain, word.toLowerCase());
		if (edits < fewest) [best, fewest] = [word, edits];
	}
	return best;
}

/** A hint that names the likely word, or all of them when they are few. */
export function didYouMean(written: string, known: readonly string[]): string {
	const word = nearest(written, known);
	if (word !== null) return `did you mean \`${word}\`?`;
	if (known.length === 0) return 'nothing is declared here that it could name';
	const shown = known.slice(0, 12).map(each => `\`${each}\``);
	return `known here: ${shown.join(', ')}${known.length > shown.length ? ', …' : ''}`;
}
