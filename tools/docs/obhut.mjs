/** A freshly started Obhut, in a home of its own that is gone afterwards. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const PATIENCE = 30_000;

/**
 * Starts as `npm start` does and waits until it says that it is ready.
 * @param {string} root of the repository
 * @returns {Promise<{ url: string, keys: { region: string, service: string, key: string }[], stop(): Promise<void> }>}
 */
export async function startObhut(root) {
	const home = mkdtempSync(join(tmpdir(), 'obhut-docs-'));
	const child = spawn(process.execPath, ['start.mjs', '--home', home, '--port', '0', '--json'], {
		cwd: root,
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	const ended = new Promise(resolve => child.once('exit', resolve));
	const stop = async () => {
		child.kill('SIGTERM');
		await ended;
		rmSync(home, { recursive: true, force: true });
	};
	try {
		const ready = await readiness(child);
		return { url: new URL(ready.api).origin, keys: ready.keys, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

/** The line that says where everything is; what is printed after it is read and dropped. */
function readiness(child) {
	return new Promise((resolve, reject) => {
		const timer = setTimeout(() => reject(new Error('Obhut did not become ready in 30 s')), PATIENCE);
		const lines = createInterface({ input: child.stdout });
		lines.on('line', line => {
			const said = line.startsWith('{') ? JSON.parse(line) : {};
			if (said.ready) resolve(said.ready);
			if (said.error) reject(new Error(`Obhut did not start: ${said.error.message}`));
			if (said.ready || said.error) clearTimeout(timer);
		});
		child.once('exit', code => reject(new Error(`Obhut ended with exit code ${code} before it was ready`)));
	});
}
