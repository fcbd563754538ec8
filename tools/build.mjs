/** `npm run build`: the package from `src/`, the pages from `web/`, the demo from `examples/`, all into `dist/`. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fingerprint, stampPath } from './fingerprint.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
const COMPILED = /\.(js|js\.map|d\.ts)$/;
const memory = join(root, '.cache', 'build.tsbuildinfo');

function run(program, args) {
	const { status, error } = spawnSync(process.execPath, [join(root, 'node_modules', program), ...args], {
		cwd: root,
		stdio: 'inherit',
	});
	if (error) throw error;
	if (status !== 0) process.exit(status ?? 1);
}

/** Removes what a source that is gone, or no longer part of the product, was once compiled to. */
function prune(folder) {
	for (const entry of readdirSync(join(dist, folder), { withFileTypes: true })) {
		const path = join(folder, entry.name);
		if (path === 'web' || path === 'demo') continue;
		if (entry.isDirectory()) prune(path);
		else if (COMPILED.test(path) && !isProduct(path.replace(COMPILED, '.ts'))) rmSync(join(dist, path));
	}
}

function isProduct(source) {
	return existsSync(join(root, 'src', source)) && !/\.(test|fixture)\.ts$/.test(source);
}

const before = fingerprint(root);
mkdirSync(dirname(memory), { recursive: true });
// The compiler's memory of what it wrote holds only while `dist/` is whole.
if (!existsSync(stampPath(root))) rmSync(memory, { force: true });
rmSync(stampPath(root), { force: true });
run('typescript/bin/tsc', ['-p', 'tsconfig.build.json', '--incremental', '--tsBuildInfoFile', memory]);
prune('');
if (existsSync(join(root, 'web', 'vite.config.ts'))) {
	run('vite/bin/vite.js', ['build', '--config', 'web/vite.config.ts', '--logLevel', 'warn']);
}
if (existsSync(join(root, 'examples', 'demo', 'vite.config.ts'))) {
	for (const mode of ['production', 'web']) {
		const config = ['--config', 'examples/demo/vite.config.ts', '--mode', mode, '--logLevel', 'warn'];
		run('vite/bin/vite.js', ['build', ...config]);
	}
}
writeFileSync(stampPath(root), before);
