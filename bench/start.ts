/** P10: from `npm start`'s program to the first page, on a machine where everything is installed and built. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Bench, Mode } from './harness/bench.js';
import { spreadOf } from './harness/result.js';

const ROUNDS: Record<Mode, number> = { quick: 5, full: 9 };
const PAGE = '/policy';
const GIVE_UP = 60_000;
const POLL = 10;

async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	server.close();
	return port;
}

/** Milliseconds until the page is there; the server is ended in the ordinary way. */
async function timeToPage(home: string): Promise<number> {
	const port = await freePort();
	const begun = performance.now();
	const args = ['start.mjs', '--home', home, '--port', String(port)];
	const server = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
	let said = '';
	server.stderr.on('data', chunk => {
		said += chunk;
	});
	try {
		await answers(`http://127.0.0.1:${port}${PAGE}`, server, begun, () => said);
		return performance.now() - begun;
	} finally {
		if (server.exitCode === null) {
			server.kill('SIGTERM');
			await once(server, 'exit');
		}
	}
}

async function answers(url: string, server: ChildProcess, begun: number, said: () => string): Promise<void> {
	for (;;) {
		const response = await fetch(url).catch(() => null);
		await response?.arrayBuffer();
		if (response?.ok) return;
		if (server.exitCode !== null) throw new Error(`the server ended with ${server.exitCode}: ${said()}`);
		if (performance.now() - begun > GIVE_UP) throw new Error(`no page at \`${PAGE}\`: ${said()}`);
		await pause(POLL);
	}
}

export const start: Bench = {
	id: 'P10',
	lacks: () =>
		existsSync('start.mjs') && existsSync('dist/cli/main.js') ? null : 'run `npm run build` first',
	async run(mode, progress) {
		const [first, later]: [number[], number[]] = [[], []];
		for (let round = 0; round < ROUNDS[mode]; round++) {
			const home = mkdtempSync(join(tmpdir(), 'obhut-start-'));
			progress.at(round, ROUNDS[mode], 'starting');
			first.push((await timeToPage(home)) / 1000);
			later.push((await timeToPage(home)) / 1000);
			rmSync(home, { recursive: true, force: true });
		}
		const target = (value: number) => ({ of: 'figure', must: 'stay-below', value }) as const;
		return {
			title: 'Start',
			setting:
				`\`node start.mjs\` with everything installed and built, until \`${PAGE}\` answers: the first time with an empty home ` +
				'(database made, keys made, policy published), then again with the same.',
			rounds: ROUNDS[mode],
			comparisons: [
				{ what: 'first start to first page', unit: 's', ours: spreadOf(first), target: target(4) },
				{ what: 'later start to first page', unit: 's', ours: spreadOf(later), target: target(2) },
			],
		};
	},
};
