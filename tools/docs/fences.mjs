/** The fenced blocks of a Markdown file, with the line each begins on. */

/**
 * @typedef {object} Fence
 * @property {string} info what stands behind the backticks, `bash tour`
 * @property {string} text
 * @property {number} line of the opening backticks, from 1
 * @property {boolean} follows nothing but blank lines stands between this block and the one before
 */

/** @param {string} markdown @returns {Fence[]} */
export function fences(markdown) {
	const found = [];
	let open = null;
	let follows = false;
	for (const [index, line] of markdown.split('\n').entries()) {
		if (open && line === '```') {
			found.push({ info: open.info, line: open.line, follows: open.follows, text: open.lines.join('\n') });
			open = null;
			follows = true;
		} else if (open) open.lines.push(line);
		else if (line.startsWith('```'))
			open = { info: line.slice(3).trim(), line: index + 1, follows, lines: [] };
		else if (line.trim() !== '') follows = false;
	}
	return found;
}

/** The file without its fenced blocks, lines kept. @param {string} markdown */
export function prose(markdown) {
	let inside = false;
	return markdown
		.split('\n')
		.map(line => {
			const fence = line.startsWith('```');
			if (fence) inside = !inside;
			return fence || inside ? '' : line;
		})
		.join('\n');
}
