/** Parts of a document that are made from the code, between `<!-- generated: name -->` and `<!-- end -->`. */

const PART = /(<!-- generated: ([a-z-]+) -->\n)([\s\S]*?)(<!-- end -->)/g;

/**
 * The document with its generated parts made anew, and the names of the parts it has.
 * @param {string} markdown @param {Record<string, () => string>} makers
 */
export function regenerate(markdown, makers) {
	const parts = [];
	const text = markdown.replace(PART, (_whole, begin, name, _old, end) => {
		parts.push(name);
		if (!makers[name]) throw new Error(`nothing makes the part \`${name}\``);
		return `${begin}\n${makers[name]()}\n${end}`;
	});
	return { text, parts };
}

/** The document without its generated parts. @param {string} markdown */
export function handwritten(markdown) {
	return markdown.replace(PART, '');
}

/** A Markdown table. @param {string[]} head @param {string[][]} rows */
export function table(head, rows) {
	const line = cells => `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`;
	return [line(head), line(head.map(() => '---')), ...rows.map(line), ''].join('\n');
}

/** The first line that differs, as a message. @param {string} is @param {string} should */
export function firstDifference(is, should) {
	const [left, right] = [is.split('\n'), should.split('\n')];
	const at = right.findIndex((line, index) => line !== left[index]);
	const index = at === -1 ? right.length : at;
	return `line ${index + 1} is \`${left[index] ?? ''}\`, should be \`${right[index] ?? ''}\``;
}
