/** P9: checking, compiling and rendering the example policy, in a fresh process, in a warm one, and by the program. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readPolicyFolder } from '../../src/platform/policy-folder.js';
import type { Bench, Mode } from '../harness/bench.js';
import { spreadOf } from '../harness/result.js';
import { largePolicy, type Size } from './large.js';
import { prepare } from './prepare.js';

const ROUNDS: Record<Mode, number> = { quick: 7, full: 15 };
const PROGRAM = 'dist/cli/main.js';
const FOLDER = 'policies/cncest';
const LARGE: Size = { items: 2_000, purposes: 500 };

function timed(work: () => void): number {
	const start = performance.now();
	work();
	return performance.now() - start;
}

/** A fresh Node process; its output is its own measurement where it prints one. */
function node(...args: string[]): string {
	const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
	if (status !== 0) throw new Error(`\`node ${args[0]}\` ended with ${status}: ${stderr || stdout}`);
	return stdout;
}

export const render: Bench = {
	id: 'P9',
	lacks: () => (existsSync(PROGRAM) ? null : `\`${PROGRAM}\` is not built; run \`npm run build\``),
	async run(mode, progress) {
		const rounds = ROUNDS[mode];
		const once = fileURLToPath(new URL('./prepare-once.js', import.meta.url));
		const [warm, cold, program, bare, large]: number[][] = [[], [], [], [], []];
		const many = largePolicy(LARGE);
		for (let round = 0; round < rounds; round++) {
			progress.at(round, rounds, 'check, compile, render');
			warm!.push(timed(() => prepare(readPolicyFolder(FOLDER))));
			cold!.push(Number(node(once, FOLDER)));
			program!.push(timed(() => node(PROGRAM, 'check', FOLDER)));
			bare!.push(timed(() => node('-e', '0')));
			large!.push(timed(() => prepare(many)));
		}
		return {
			title: 'Policy: check, compile, render',
			setting:
				'The example policy read, parsed, checked, compiled, and rendered in three languages as HTML. The large policy has no words of its own.',
			rounds,
			comparisons: [
				{ what: 'in a warm process', unit: 'ms', ours: spreadOf(warm!), target: below(150) },
				{
					what: 'in a fresh process, once its code is loaded',
					unit: 'ms',
					ours: spreadOf(cold!),
					target: below(150),
				},
				{
					what: '`obhut check`, from the shell and back',
					unit: 'ms',
					ours: spreadOf(program!),
					peer: { name: '`node -e 0`', figure: spreadOf(bare!) },
					target: below(600),
				},
				{
					what: `a policy of ${LARGE.items} items and ${LARGE.purposes} purposes, in a warm process`,
					unit: 'ms',
					ours: spreadOf(large!),
					target: below(3_000),
				},
			],
		};
	},
};

function below(value: number) {
	return { of: 'figure', must: 'stay-below', value } as const;
}
