/**
 * How every clause of the example policy stands: computed from `src/evidence/clauses.ts` and the titles of tests, for
 * `docs/clauses.md`, README and the line a start prints.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { CLAUSES } from '../../dist/evidence/clauses.js';
import { STANDINGS, standingOf } from '../../dist/evidence/standing.js';
import { table } from './generated.mjs';

/** Where each clause has tests that begin with its id. */
const FOLDER = 'test/clauses';

/** Where a start reads how the clauses stand. */
export const STANDINGS_FILE = 'src/evidence/standings.ts';

const TITLE = /\btest(?:\.each\([\s\S]*?\))?\(\s*(['"`])(.*?)\1/g;

/** Titles by file of `test/clauses/`; what is skipped or only planned has none. @param {string} root */
function titlesIn(root) {
	const files = readdirSync(join(root, FOLDER)).filter(name => name.endsWith('.test.ts'));
	return files.flatMap(name => {
		const file = `${FOLDER}/${name}`;
		return [...readFileSync(join(root, file), 'utf8').matchAll(TITLE)].map(([, , title]) => ({
			file,
			title,
		}));
	});
}

/** Each row with the tests that show it and how it stands. @param {string} root */
function rowsOf(root) {
	const titles = titlesIn(root);
	return CLAUSES.map(row => {
		const shown = titles.filter(({ title }) => title.split(' ')[0] === row.id);
		return { ...row, shown, stands: standingOf(row, shown.length) };
	});
}

/** @param {string} root @returns the generated parts `clauses` and `clauses-in-full` */
export function clauseParts(root) {
	return {
		clauses: () =>
			table(
				['clause', 'promise', 'stands', 'today'],
				rowsOf(root).map(row => [row.id, row.promise, row.stands, today(row)]),
			),
		'clauses-in-full': () => {
			const rows = rowsOf(root);
			return [`${summary(rows)}\n`, ...rows.map(section)].join('\n');
		},
	};
}

/** The text of `STANDINGS_FILE`. @param {string} root */
export function standingsSource(root) {
	const lines = rowsOf(root).map(({ id, stands }) => `\t${quoted(id)}: '${stands}',`);
	const tests = rowsOf(root).flatMap(({ id, shown, tests }) => [
		`\t${quoted(id)}: [`,
		...[...shown, ...tests].map(
			({ file, title }) => `\t\t{ file: '${file}', title: '${title.replaceAll("'", "\\'")}' },`,
		),
		'\t],',
	]);
	return [
		'/** How each clause of the example policy stands, and the tests that guard it. Made by `node tools/docs.mjs --write`. */',
		'// biome-ignore-all format: made by a tool',
		"import type { Standing } from './standing.js';",
		'',
		'export const CLAUSE_STANDINGS: Record<string, Standing> = {',
		...lines,
		'};',
		'',
		'export const CLAUSE_TESTS: Record<string, { file: string; title: string }[]> = {',
		...tests,
		'};',
		'',
	].join('\n');
}

/** What the registry names and is not there, and clauses it does not name. @param {string} root */
export function clausesUnfounded(root) {
	const { clauses } = parse(readFileSync(join(root, 'policies', 'cncest', 'policy.yaml'), 'utf8'));
	const [told, known] = [CLAUSES.map(({ id }) => id), Object.keys(clauses)];
	const order = told.join() === known.join() ? [] : [compare(told, known)];
	const stray = titlesIn(root)
		.filter(({ title }) => !told.includes(title.split(' ')[0]))
		.map(({ file, title }) => `${file}: \`${title}\` begins with no clause`);
	const gone = CLAUSES.flatMap(({ id, code, tests }) => [
		...code.filter(file => !existsSync(join(root, file))).map(file => `${id}: \`${file}\` does not exist`),
		...tests
			.filter(({ file, title }) => !hasTitle(root, file, title))
			.map(({ file, title }) => `${id}: no test of \`${file}\` is titled \`${title}\``),
	]);
	return [...order, ...stray, ...gone];
}

function hasTitle(root, file, wanted) {
	if (!existsSync(join(root, file))) return false;
	return [...readFileSync(join(root, file), 'utf8').matchAll(TITLE)].some(([, , title]) =>
		title.includes(wanted),
	);
}

/** A name as a member of an object. */
function quoted(id) {
	return /^\w+$/.test(id) ? id : `'${id}'`;
}

function compare(told, known) {
	const [lacks, extra] = [known.filter(id => !told.includes(id)), told.filter(id => !known.includes(id))];
	return `src/evidence/clauses.ts: lacks ${lacks.join(', ') || 'nothing'}, has ${extra.join(', ') || 'nothing'} too much; the order is the policy’s`;
}

function summary(rows) {
	const counts = STANDINGS.map(one => `${rows.filter(({ stands }) => stands === one).length} ${one}`);
	return `${rows.length} clauses: ${counts.join(', ')}.`;
}

function today({ today, missing, stands }) {
	const lacking = missing.length > 0 && stands !== 'dark' ? `Missing: ${missing.join('; ')}` : '';
	return [today, lacking].filter(Boolean).join('. ');
}

function section({ id, promise, stands, today, code, tests, shown, missing }) {
	const lines = [
		['code', code.map(file => `\`${file}\``)],
		['tests', [...shown, ...tests].map(({ file, title }) => `\`${file}\`: ${title}`)],
		['missing', missing],
	].flatMap(([name, entries]) => entries.map(entry => `- ${name}: ${entry}`));
	const said = today ? `${today[0].toUpperCase()}${today.slice(1)}.\n\n` : '';
	return `## ${id}: ${promise} (${stands})\n\n${said}${lines.join('\n')}\n`;
}
