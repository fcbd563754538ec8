/** `npm run bench`: builds what is measured and the benches beside it, then runs them. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const built = join(root, '.cache', 'bench');

function run(program, args) {
	const { status, error } = spawnSync(process.execPath, [join(root, program), ...args], {
		cwd: root,
		stdio: 'inherit',
	});
	if (error) throw error;
	if (status !== 0) process.exit(status ?? 1);
}

mkdirSync(built, { recursive: true });
// The migrations are found from where the compiled code lies.
if (!existsSync(join(built, 'sql'))) symlinkSync(join(root, 'sql'), join(built, 'sql'));
run('node_modules/typescript/bin/tsc', ['-p', 'tsconfig.bench.json']);
process.chdir(root);
process.argv[1] = join(built, 'bench', 'main.js');
await import(pathToFileURL(process.argv[1]).href);
