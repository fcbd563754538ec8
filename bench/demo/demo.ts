/** The demo shop's pages under 32 signed-in people, against the same pages over plain tables. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startEmbedded } from '../../src/platform/postgres/embedded.js';
import { ensureDatabase } from '../../src/platform/postgres/owner.js';
import type { Bench, BenchOutcome, Mode } from '../harness/bench.js';
import type { Progress } from '../harness/progress.js';
import { compare, type Round, spreadFor } from '../harness/rounds.js';
import { serverVersion } from '../world.js';
import { ACTIONS, ARRIVALS } from './actions.js';
import { type Alone, oneAlone, PEOPLE, whereTimeGoes } from './alone.js';
import { ALL, arrive, goRound, type Side, summaries } from './rounds.js';
import { type Served, serveDemo } from './served.js';
import { startTwin, type Twin } from './twin.js';
import { Visitor } from './visitor.js';

/** Of each side in each round; everybody is new in every round, so that nobody's data grows without end. */
const LENGTH: Record<Mode, { rounds: number; milliseconds: number }> = {
	quick: { rounds: 2, milliseconds: 2_500 },
	full: { rounds: 6, milliseconds: 10_000 },
};

const NAMES = { ours: 'Obhut', peer: 'the same pages, plain tables' };

/** By action, the rounds of each side. */
type Taken = Map<string, Map<string, Round[]>>;

async function measure(mode: Mode, sides: Side[], version: string, progress: Progress): Promise<Taken> {
	const { rounds, milliseconds } = LENGTH[mode];
	const taken: Taken = new Map();
	for (let round = 0; round <= rounds; round++) {
		for (const [position, side] of sides.entries()) {
			const at = round * sides.length + position;
			progress.at(at, (rounds + 1) * sides.length, `${side.name}: arriving`);
			const { visitors, latencies } = await arrive(side, { count: PEOPLE, round, version });
			progress.at(at, (rounds + 1) * sides.length, side.name);
			const figures = [...summaries(latencies, 1), ...(await goRound(visitors, milliseconds))];
			for (const visitor of visitors) visitor.leave();
			// The first round warms up.
			for (const [name, figure] of round === 0 ? [] : figures) {
				const bySide = taken.get(name) ?? new Map(sides.map(({ name }) => [name, [] as Round[]]));
				taken.set(name, bySide);
				bySide.get(side.name)!.push(figure);
			}
		}
	}
	return taken;
}

function outcome(
	mode: Mode,
	{ taken, alone, postgres, busy }: { taken: Taken; alone: Alone; postgres: string; busy: number },
): BenchOutcome {
	const { rounds, milliseconds } = LENGTH[mode];
	const sides = { ours: NAMES.ours, peer: NAMES.peer };
	const names = [...ACTIONS.map(({ name }) => name), ...ARRIVALS];
	return {
		title: 'The demo shop, 32 people at once',
		setting:
			`The demo as \`npm start\` serves it, under ${PEOPLE} signed-in people for ${(rounds * milliseconds) / 1000} s: each goes through all actions again and again, ` +
			'without a pause, a form being done when the page it leads to is there. Against the same server and pages over one plain table for each thing: a `pg` Pool(10) ' +
			'on the same PostgreSQL, as durable, without consent, encryption or log; what only a policy asks costs it nothing. ' +
			'Each round is gone through by new people, who register and sign in first, all at once.',
		rounds,
		postgres,
		comparisons: [
			compare(taken.get(ALL)!, { what: 'actions per second', unit: '/s', ...sides, figure: 'perSecond' }),
			...names.map(name =>
				compare(taken.get(name)!, { what: `99th percentile: ${name}`, unit: 'ms', ...sides, figure: 'p99' }),
			),
		],
		timeGoes: whereTimeGoes(alone, spreadFor(taken.get(ALL)!, NAMES.ours, 'perSecond').median),
		notes: [
			'Nothing failed: one answer that is no page, or speaks of a problem, ends the bench. Everybody has agreed to the uses the actions need, so that ' +
				'nothing is refused and the limit on refusals (600 a minute for a key) is never near; codes are asked for twice by each, where five an hour are allowed. ' +
				`Registering, asking for a code and signing in happen once for each of ${PEOPLE * rounds} people a side, so their 99th percentile is the slowest of ${PEOPLE}.`,
			`Just before, other work made a load of ${busy.toFixed(1)} on the machine’s ${availableParallelism()} processors; above 1 or so, only the ratios mean anything.`,
			medians(taken, names, milliseconds / 1000),
		],
	};
}

function medians(taken: Taken, names: string[], seconds: number): string {
	const rows = names.map(name => {
		const figures = taken.get(name)!;
		const cells = [NAMES.ours, NAMES.peer].map(side => {
			const once = (ARRIVALS as readonly string[]).includes(name);
			const count = figures
				.get(side)!
				.reduce((sum, { perSecond }) => sum + perSecond * (once ? 1 : seconds), 0);
			return `${Math.round(count).toLocaleString('en')} | ${spreadFor(figures, side, 'p50').median.toFixed(1)} ms`;
		});
		return `| ${[name, ...cells].join(' | ')} |`;
	});
	const head = '| action | Obhut: times | median | plain tables: times | median |\n|---|---|---|---|---|';
	return `${head}\n${rows.join('\n')}`;
}

async function versionShown({ shop }: Served): Promise<string> {
	const visitor = new Visitor(shop, '');
	const [, version] = /name="shown" value="([^"]+)"/.exec(await visitor.open('/register')) ?? [];
	visitor.leave();
	if (version === undefined) throw new Error('the register page names no version of the policy');
	return version;
}

export const demo: Bench = {
	id: 'demo',
	lacks: () => (existsSync('dist/demo/main.js') ? null : 'run `npm run build` first'),
	async run(mode, progress) {
		const [busy = 0] = loadavg();
		const home = mkdtempSync(join(tmpdir(), 'obhut-demo-'));
		const server = await startEmbedded({ directory: home });
		const cluster = { host: server.socketDirectory, port: server.port, user: server.user };
		const target = { ...cluster, database: 'plain' };
		let [served, twin]: [Served | null, Twin | null] = [null, null];
		try {
			await ensureDatabase({ ...cluster, database: 'postgres' }, target.database);
			served = await serveDemo(home);
			const version = await versionShown(served);
			twin = await startTwin({ target, web: resolve('dist/demo/web'), version });
			const ours: Side = { name: NAMES.ours, ...served };
			const plain: Side = { name: NAMES.peer, ...twin, agree: async () => {} };
			const taken = await measure(mode, [ours, plain], version, progress);
			const alone = await oneAlone({ ours, plain, version, obhut: served.obhut, asks: twin.asks });
			const postgres = await serverVersion(target);
			return outcome(mode, { taken, alone, postgres, busy });
		} finally {
			await twin?.stop();
			await served?.stop();
			await server.stop();
			rmSync(home, { recursive: true, force: true });
		}
	},
};
