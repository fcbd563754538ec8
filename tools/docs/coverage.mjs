/** What documents must speak of, compared with the code both ways. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Codes of the tables, and of what can keep Obhut from starting, that no document explains; and the reverse. */
export function codesUnexplained(root, codes) {
	const read = file => readFileSync(join(root, file), 'utf8');
	const listed = Object.entries(codes).flatMap(([part, known]) =>
		compare('docs/errors.md', rowsBetween(read('docs/errors.md'), part), known),
	);
	const faults = ['embedded-fault', 'migrate'].flatMap(file => {
		const [, union = ''] = /FaultCode =([\s\S]*?);/.exec(read(`src/platform/postgres/${file}.ts`)) ?? [];
		return [...union.matchAll(/'([a-z-]+)'/g)].map(match => match[1]);
	});
	const [, section = ''] =
		/## When it does not start\n([\s\S]*?)(\n## |$)/.exec(read('docs/operations.md')) ?? [];
	const told = [...section.matchAll(/^\| `([a-z]+(?:-[a-z]+)+)`/gm)].map(match => match[1]);
	return [...listed, ...compare('docs/operations.md', told, faults)];
}

/** First code of each row of a generated part. */
function rowsBetween(markdown, part) {
	const [, inside = ''] =
		new RegExp(`<!-- generated: ${part} -->([\\s\\S]*?)<!-- end -->`).exec(markdown) ?? [];
	return [...inside.matchAll(/^\|[^`\n]*`([a-z0-9-]+)`/gm)].map(match => match[1]);
}

function compare(file, told, known) {
	return [
		...known.filter(code => !told.includes(code)).map(code => `${file}: \`${code}\` is missing`),
		...told.filter(code => !known.includes(code)).map(code => `${file}: \`${code}\` is no code of ours`),
	];
}
