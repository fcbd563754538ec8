/** What documents must speak of, compared with the code both ways. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const STANDS = ['lit', 'partial', 'dark'];

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

/** Clauses of the example policy without a row in README, rows without a clause, rows that take no stand. */
export function clausesUnspoken(root) {
	const { clauses } = parse(readFileSync(join(root, 'policies', 'cncest', 'policy.yaml'), 'utf8'));
	const readme = readFileSync(join(root, 'README.md'), 'utf8');
	const rows = [...readme.matchAll(/^\| (S\d+(?:\.\d+)?) \|.*\| (\w+) \|/gm)];
	const told = rows.map(match => match[1]);
	const unclear = rows
		.filter(match => !STANDS.includes(match[2]))
		.map(match => `README.md: is \`${match[1]}\` lit?`);
	return [...compare('README.md', told, Object.keys(clauses)), ...unclear];
}
