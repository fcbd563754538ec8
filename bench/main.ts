/** `npm run bench [-- <id>… --quick]`: runs the benches, writes their results and the page about them. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { demo } from './demo/demo.js';
import type { Bench, BenchOutcome, Mode } from './harness/bench.js';
import { environment } from './harness/environment.js';
import { Progress } from './harness/progress.js';
import { writeReport } from './harness/report.js';
import { type BenchResult, isMet } from './harness/result.js';
import { http } from './http/http.js';
import { layout } from './layout/layout.js';
import { log } from './log/log.js';
import { reading } from './log/reading.js';
import { verify } from './log/verify.js';
import { decide } from './policy/decide.js';
import { render } from './policy/render.js';
import { read, readAlone } from './read/read.js';
import { start } from './start.js';

const BENCHES: Bench[] = [read, readAlone, http, decide, render, start, log, reading, verify, demo, layout];

const RESULTS = 'bench/results';

function asResult(id: string, mode: Mode, outcome: BenchOutcome): BenchResult {
	const { postgres, timeGoes = [], notes = [], ...rest } = outcome;
	const measuredAt = new Date().toISOString();
	return { id, mode, measuredAt, environment: environment(postgres), timeGoes, notes, ...rest };
}

async function runBench(bench: Bench, mode: Mode): Promise<void> {
	const progress = new Progress(bench.id);
	const lacking = bench.lacks?.() ?? null;
	if (lacking !== null) return progress.end(`left out: ${lacking}`);
	const result = asResult(bench.id, mode, await bench.run(mode, progress));
	writeFileSync(`${RESULTS}/${bench.id}.json`, `${JSON.stringify(result, null, '\t')}\n`);
	const missed = result.comparisons.filter(comparison => isMet(comparison) === false);
	progress.end(missed.length === 0 ? 'done, every target met' : `done, ${missed.length} targets missed`);
}

async function main(): Promise<void> {
	const args = process.argv.slice(2);
	const mode: Mode = args.includes('--quick') ? 'quick' : 'full';
	const named = args.filter(arg => !arg.startsWith('--'));
	const unknown = named.find(name => !BENCHES.some(({ id }) => id === name));
	if (unknown !== undefined) {
		throw new Error(`there is no bench \`${unknown}\`; there are ${BENCHES.map(({ id }) => id).join(', ')}`);
	}
	mkdirSync(RESULTS, { recursive: true });
	for (const bench of BENCHES) {
		if (named.length > 0 && !named.includes(bench.id)) continue;
		await runBench(bench, mode).catch(error => {
			console.error(`\nerror: ${bench.id}: ${error instanceof Error ? error.message : error}`);
			process.exitCode = 1;
		});
	}
	writeReport(RESULTS, 'docs/performance.md');
}

await main();
