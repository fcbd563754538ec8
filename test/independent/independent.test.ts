/** An export, checked by a program in another language on a library we did not write. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { keyText, LOG, someEntries, writeEpoch } from '../../src/verify/written.fixture.js';

const SIZE = 66_000;
const HEADS = [0, 1, 256, 257, 65_536, SIZE - 1];
const here = fileURLToPath(new URL('.', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'obhut-independent-'));
const program = join(scratch, 'independent');
const folder = join(scratch, 'export');

function go(...args: string[]) {
	const env = { ...process.env, GOTOOLCHAIN: 'local', GOFLAGS: '-buildvcs=false', GOWORK: 'off' };
	return spawnSync('go', args, { cwd: here, env, encoding: 'utf8', timeout: 60_000 });
}

/** Why the program cannot be built on this machine; null where it can. */
function lacking(): string | null {
	const { error, status, stderr } = go('list', '-deps', '.');
	if (error) return `there is no Go toolchain (${error.message})`;
	return status === 0 ? null : `its module cannot be had (${stderr.trim().split('\n').at(-1)})`;
}

const lacks = lacking();

beforeAll(async () => {
	if (lacks !== null) {
		process.stderr.write(
			`test/independent was not run: ${lacks}; corpus/log holds what the library computed\n`,
		);
		return;
	}
	const { status, stderr } = go('build', '-o', program, '.');
	expect(status, stderr).toBe(0);
	await writeEpoch(folder, { origin: LOG, entries: someEntries(SIZE), heads: HEADS, opened: false });
}, 180_000);

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function independent(key = keyText()) {
	const heads = HEADS.map(size => join(folder, 'checkpoints', String(size)));
	const { status, stdout, stderr } = spawnSync(program, [folder, key, ...heads], { encoding: 'utf8' });
	return { status, out: stdout.trim(), err: stderr.trim() };
}

it('the checksum database of Go takes the checkpoints, every tile, and proofs out of them', () => {
	if (lacks !== null) return;
	expect(independent()).toEqual({ status: 0, out: `${LOG} ${SIZE} ${SIZE} 6 ${HEADS.length}`, err: '' });
});

it.each([
	'checkpoint',
	'tile/0/007',
	'tile/0/257.p/208',
	'tile/1/000',
	'tile/entries/009',
	'checkpoints/257',
])('it does not, once a byte of %s is another', name => {
	if (lacks !== null) return;
	const path = join(folder, name);
	const bytes = readFileSync(path);
	const at = bytes.length - 20;
	writeFileSync(path, bytes.with(at, bytes[at]! ^ 1));
	const { status, err } = independent();
	writeFileSync(path, bytes);
	expect([status, err]).toEqual([1, expect.stringMatching(/^error: /)]);
});

it('it does not, by another key', () => {
	if (lacks !== null) return;
	expect(independent(keyText('log.example/cn')).status).toBe(1);
});
