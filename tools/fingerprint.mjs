/** Whether `dist/` was built from the sources as they are now: by names, sizes and times, in a few milliseconds. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const SOURCES = [
	'src',
	'web',
	'examples',
	'package-lock.json',
	'tsconfig.json',
	'tsconfig.build.json',
	'tools/build.mjs',
];

/** @param {string} root */
export function stampPath(root) {
	return join(root, 'dist', '.built');
}

/** @param {string} root */
export function isBuilt(root) {
	const stamp = stampPath(root);
	return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint(root);
}

/** @param {string} root */
export function fingerprint(root) {
	const hash = createHash('sha256');
	for (const source of SOURCES) add(hash, root, source);
	return hash.digest('hex');
}

function add(hash, root, path) {
	const found = statSync(join(root, path), { throwIfNoEntry: false });
	if (!found || path.endsWith('.test.ts')) return;
	if (!found.isDirectory()) {
		hash.update(`${path}\n${found.size}\n${found.mtimeMs}\n`);
		return;
	}
	for (const name of readdirSync(join(root, path)).sort()) add(hash, root, `${path}/${name}`);
}
