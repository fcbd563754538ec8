/** `docs/performance.md`, written from what lies in `bench/results`. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BenchResult, type Comparison, isMet, type Spread } from './result.js';

const HEAD = `# Performance

Written by \`npm run bench\` from \`bench/results\`; not to be edited. Every figure stands beside a peer's measured in the
same run on the same machine, in turns (ours, peer, ours, peer, …): the **ratio** is what counts, the figures tell only what
machine it was. A figure is the median of its rounds, the lowest and highest in brackets.
`;

/** Reads every result and writes the page. */
export function writeReport(results: string, page: string): void {
	const names = readdirSync(results).filter(name => name.endsWith('.json'));
	const read = (name: string) => JSON.parse(readFileSync(join(results, name), 'utf8')) as BenchResult;
	writeFileSync(page, report(names.map(read)));
}

/** The page's Markdown. */
export function report(results: BenchResult[]): string {
	const ordered = [...results].sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }));
	const table = [
		'| id | what | Obhut | peer | ratio | target | met |',
		'|---|---|---|---|---|---|---|',
		...ordered.flatMap(({ id, comparisons }) => comparisons.map(comparison => row(id, comparison))),
	];
	return [HEAD, ...table, ...ordered.map(section)].join('\n').concat('\n');
}

function row(id: string, comparison: Comparison): string {
	const { what, unit, ours, peer, ratio, target } = comparison;
	const met = isMet(comparison);
	const cells = [
		id,
		what,
		withUnit(ours, unit),
		peer ? `${peer.name}: ${withUnit(peer.figure, unit)}` : '—',
		ratio ? `**${amount(ratio.median)}** (${amount(ratio.low)}–${amount(ratio.high)})` : '—',
		target ? sought(target, unit) : '—',
		met === null ? '' : met ? 'yes' : '**no**',
	];
	return `| ${cells.join(' | ')} |`;
}

function sought({ of, must, value }: NonNullable<Comparison['target']>, unit: string): string {
	const sign = must === 'reach' ? '≥' : '≤';
	return of === 'ratio' ? `${sign} ${amount(value)} ×` : `${sign} ${amount(value)} ${unit}`;
}

function withUnit({ median, low, high }: Spread, unit: string): string {
	return `${amount(median)} ${unit} (${amount(low)}–${amount(high)})`;
}

/** Three significant digits, thousands set apart. */
function amount(value: number): string {
	if (value === 0) return '0';
	const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
	const rounded = digits > 0 ? value : Number(value.toPrecision(3));
	return rounded.toLocaleString('en', { maximumFractionDigits: digits, minimumFractionDigits: 0 });
}

function section(result: BenchResult): string {
	const { id, title, setting, mode, measuredAt, rounds, environment, comparisons, timeGoes, notes } = result;
	const { node, cores, processor, memory, system, postgres } = environment;
	const machine = [`Node ${node}`, ...(postgres ? [`PostgreSQL ${postgres}`] : [])];
	const host = `${cores} × ${processor}, ${memory}, ${system}`;
	const missed = comparisons.filter(comparison => isMet(comparison) === false);
	const lines = [
		`\n## ${id} ${title}\n`,
		`${setting}\n`,
		`${rounds} rounds, ${mode}, ${measuredAt.slice(0, 10)}; ${machine.join(', ')}; ${host}.`,
		...notes.map(note => `\n${note}`),
	];
	if (missed.length > 0 || timeGoes.length > 0) {
		lines.push(`\n### Where the time goes\n`);
		lines.push(...missed.map(({ what, peer }) => `Missed: ${what}${peer ? ` against ${peer.name}` : ''}.\n`));
		lines.push(...timeGoes.map(sentence => `- ${sentence}`));
	}
	return lines.join('\n');
}
