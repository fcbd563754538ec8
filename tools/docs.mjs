/**
 * `node tools/docs.mjs [--write]`: keeps the documents true. Makes their generated parts anew and compares (or writes)
 * them, looks for dead links and paths, for error codes nobody explains, for rows of clauses that name what is not there, and runs every
 * snippet against a freshly started Obhut.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isBuilt } from './fingerprint.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [flag = '--check', ...more] = process.argv.slice(2);
if (!['--check', '--write'].includes(flag) || more.length > 0) {
	console.error('usage: node tools/docs.mjs [--check | --write]');
	process.exit(2);
}

/** Documents people read, from the root. */
const DOCUMENTS = [
	...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md', 'corpus/decisions/README.md'],
	...readdirSync(join(root, 'docs')).flatMap(name => (name.endsWith('.md') ? [`docs/${name}`] : [])),
].filter(file => existsSync(join(root, file)));
const GENERATED = ['README.md', 'docs/clauses.md', 'docs/errors.md', 'docs/policy-language.md'];
const RUN = ['README.md', 'docs/policy-language.md', 'docs/integration.md', 'docs/operations.md'];

const read = file => readFileSync(join(root, file), 'utf8');

if (!isBuilt(root)) {
	console.log('building');
	const { status } = spawnSync(process.execPath, ['tools/build.mjs'], { cwd: root, stdio: 'inherit' });
	if (status !== 0) process.exit(1);
}
const { firstDifference, regenerate } = await import('./docs/generated.mjs');
const { CODES, errorParts } = await import('./docs/errors.mjs');
const { keysWithoutExample, languageParts } = await import('./docs/policy-language.mjs');
const { clauseParts, clausesUnfounded, STANDINGS_FILE, standingsSource } = await import('./docs/clauses.mjs');
const { codesUnexplained } = await import('./docs/coverage.mjs');
const { deadPointers } = await import('./docs/links.mjs');
const { runSnippets } = await import('./docs/snippets.mjs');
const { startObhut } = await import('./docs/obhut.mjs');

/** What is wrong, as lines. */
const wrong = [];

function say(what, found) {
	console.log(`${found.length === 0 ? 'ok  ' : 'FAIL'} ${what}`);
	for (const line of found) console.log(`     ${line.replaceAll('\n', '\n     ')}`);
	wrong.push(...found);
}

/** Writes a file anew where told to; else says where it differs. */
function fresh(file, is, should) {
	if (is === should) return [];
	if (flag === '--check')
		return [`${file}: ${firstDifference(is, should)}`, 'hint: node tools/docs.mjs --write'];
	writeFileSync(join(root, file), should);
	return [];
}

const makers = { ...clauseParts(root), ...errorParts(root), ...languageParts(root) };
for (const file of GENERATED) {
	const is = read(file);
	const { text, parts } = regenerate(is, makers);
	say(`${file}: ${parts.length} generated parts`, fresh(file, is, text));
}
say(`${STANDINGS_FILE}: made anew`, fresh(STANDINGS_FILE, read(STANDINGS_FILE), standingsSource(root)));
say('every key of the policy language has an example', keysWithoutExample(root));
say('every clause of policies/cncest has a row, and what a row names is there', clausesUnfounded(root));
say('links and paths lead somewhere', deadPointers(root, DOCUMENTS));
say('error codes are explained, and nothing else', codesUnexplained(root, CODES));

const obhut = await startObhut(root);
try {
	const key = obhut.keys.find(({ region }) => region === 'eu').key;
	for (const file of RUN) {
		const { ran, wrong: failed } = runSnippets(root, file, { OBHUT_URL: obhut.url, OBHUT_KEY: key });
		say(`${file}: ${ran} snippets run`, failed);
	}
} finally {
	await obhut.stop();
}
if (wrong.length > 0) process.exit(1);
