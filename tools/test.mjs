/** `npm test`: installs and builds what is missing, runs every test, ends with the counts on a line of their own. */
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isBuilt } from './fingerprint.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const args = process.argv.slice(2);
const full = args.includes('--full') || process.env.OBHUT_TEST_FULL === '1';
// A change must not fail by cases nobody saw before: small runs make the same ones each time, full runs look for new.
const seed = process.env.OBHUT_TEST_SEED || (full ? String(randomInt(2 ** 31)) : '20261129');
if (!/^\d{1,10}$/.test(seed)) {
	console.error(`OBHUT_TEST_SEED is ${JSON.stringify(seed)}: it is a whole number, as a run prints it`);
	process.exit(2);
}
const filters = args.filter(arg => arg !== '--full');
const report = join(root, '.cache', `test-${process.pid}.json`);

function run(program, programArgs, env = process.env) {
	const { status, error } = spawnSync(program, programArgs, { cwd: root, stdio: 'inherit', env });
	if (error) throw error;
	return status ?? 1;
}

function need(title, program, programArgs) {
	console.log(title);
	const status = run(program, programArgs);
	if (status !== 0) process.exit(status);
}

/** Files that could not even be read count as failed, or a broken file would look like no tests. */
function counts() {
	const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
		readFileSync(report, 'utf8'),
	);
	const broken = testResults.filter(
		file => file.status === 'failed' && !file.assertionResults.some(one => one.status === 'failed'),
	);
	return {
		passed: numPassedTests,
		failed: numFailedTests + broken.length,
		skipped: numPendingTests + numTodoTests,
	};
}

if (!existsSync(join(root, 'node_modules', '.package-lock.json')))
	need('installing from the lock file', 'npm', ['ci', '--no-audit', '--no-fund']);
if (!isBuilt(root)) need('building', process.execPath, [join(root, 'tools', 'build.mjs')]);

console.log(
	`running the ${full ? 'full' : 'small'} sizes on Node ${process.versions.node}, OBHUT_TEST_SEED=${seed}`,
);
mkdirSync(dirname(report), { recursive: true });
const vitest = [
	join(root, 'node_modules', 'vitest', 'vitest.mjs'),
	'run',
	'--reporter=default',
	'--reporter=json',
	`--outputFile.json=${report}`,
];
let status = run(process.execPath, [...vitest, ...filters], {
	...process.env,
	OBHUT_TEST_FULL: full ? '1' : '0',
	OBHUT_TEST_SEED: seed,
});
if (!existsSync(report)) {
	console.log('0 passed, 1 failed');
	process.exit(status || 1);
}
const { passed, failed, skipped } = counts();
rmSync(report);
if (failed > 0 || passed === 0) status ||= 1;
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exit(status);
