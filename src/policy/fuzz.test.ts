import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Node, parseDocument, visit } from 'yaml';
import { size } from '../../test/size.js';
import { readPolicyFolder } from '../platform/policy-folder.js';
import { judgePolicy } from './check.js';
import { everyKey } from './every-key.fixture.js';
import type { Finding } from './finding.js';
import { parsePolicy, type SourceFile } from './parse.js';
import { renderDocument } from './render.js';

const example = readPolicyFolder('policies/cncest');

/** Longest any one folder may take, in milliseconds; a hang is hours. */
const PATIENCE = 5_000;

const placed = (files: SourceFile[]) => {
	const lengths = new Map(files.map(({ path, text }) => [path, text.split('\n').length]));
	return ({ file, line, col, message, hint }: Finding) =>
		line >= 1 && line <= (lengths.get(file) ?? 1) && col >= 1 && message !== '' && hint !== '';
};

/** Parses, judges and renders; says whether everything found has a place, and nothing took long. */
function survives(files: SourceFile[]): boolean {
	const start = performance.now();
	const parsed = parsePolicy(files);
	const { findings, verdicts } = judgePolicy(parsed, '2026-11-24');
	const all = [...parsed.findings, ...findings];
	if (parsed.policy) {
		for (const language of parsed.policy.languages) renderDocument(parsed.policy, parsed.texts, language);
	}
	const told = parsed.policy ? verdicts.length > 0 : all.length > 0;
	return told && all.every(placed(files)) && performance.now() - start < PATIENCE;
}

const replaced = (files: readonly SourceFile[], path: string, text: string) =>
	files.map(file => (file.path === path ? { path, text } : file));

const PIECES = [
	'',
	'\t',
	':',
	'- ',
	'[',
	'}',
	'&a ',
	'*a',
	'<<: ',
	'!!x ',
	'"',
	'\n',
	'{',
	'#',
	'\0',
	'\uFFFD',
	'? ',
	'{{',
	'}}',
	'### ',
	'{#S1}',
	'---\n',
	'等',
	'usw.',
];
const piece = fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 12, unit: 'binary' }));

/** Somewhere in one file a piece is cut, doubled or replaced. */
const cut = (files: readonly SourceFile[]) =>
	fc.constantFrom(...files).chain(({ path, text }) =>
		fc.record({ from: fc.nat(text.length), length: fc.nat(60), piece, twice: fc.boolean() }).map(spot => {
			const gone = text.slice(spot.from, spot.from + spot.length);
			const instead = spot.twice ? gone + spot.piece + gone : spot.piece;
			return replaced(files, path, text.slice(0, spot.from) + instead + text.slice(spot.from + spot.length));
		}),
	);

/** Lines of one file are left out or stand elsewhere. */
const moved = (files: readonly SourceFile[]) =>
	fc.constantFrom(...files).chain(({ path, text }) => {
		const lines = text.split('\n');
		return fc.tuple(fc.nat(lines.length), fc.nat(40), fc.nat(lines.length)).map(([from, count, to]) => {
			const taken = lines.slice(from, from + count);
			const left = lines.filter((_, index) => index < from || index >= from + count);
			return replaced(files, path, left.toSpliced(to, 0, ...taken).join('\n'));
		});
	});

const strange = fc.oneof(
	fc.constantFrom<unknown>(
		null,
		true,
		false,
		'',
		[],
		{},
		-1,
		0,
		1.5,
		2 ** 60,
		'2026-02-30',
		'P30D',
		'none',
		'DE',
		'email',
		'constructor',
		'__proto__',
		'S1',
		'a'.repeat(500),
	),
	fc.string({ unit: 'grapheme', maxLength: 20 }),
	fc.jsonValue({ maxDepth: 2 }),
);

/** In `policy.yaml` one value or key, wherever it stands, becomes another: it stays YAML, and mostly stays a policy. */
const otherValue = (files: readonly SourceFile[]) =>
	fc.record({ at: fc.nat(100_000), value: strange }).map(({ at, value }) => {
		const document = parseDocument(files[0]!.text);
		const spots: ((node: Node) => void)[] = [];
		visit(document, {
			Pair: (_, pair) => {
				spots.push(node => Object.assign(pair, { value: node }));
				if (typeof value === 'string') spots.push(node => Object.assign(pair, { key: node }));
			},
			Seq: (_, list) =>
				void spots.push(...list.items.map((_, index) => (node: Node) => list.set(index, node))),
		});
		spots[at % spots.length]!(document.createNode(value));
		return replaced(files, files[0]!.path, document.toString());
	});

/** Any text at all, under any name. */
const anything = fc.uniqueArray(
	fc.record({
		path: fc.constantFrom(
			'policy.yaml',
			'text/de.md',
			'services/app/policy.yaml',
			'services/app/text/en.md',
			'numbers.lock',
		),
		text: fc.string({ unit: 'binary', maxLength: 200 }),
	}),
	{ maxLength: 5, selector: ({ path }) => path },
);

const TRIALS: [what: string, files: fc.Arbitrary<SourceFile[]>, small: number, full: number][] = [
	['a piece of a small policy cut, doubled or replaced', cut(everyKey), 200, 40_000],
	['values of a small policy become others', otherValue(everyKey), 150, 30_000],
	['lines of a small policy left out or in another order', moved(everyKey), 100, 10_000],
	['a piece of the example cut, doubled or replaced', cut(example), 30, 3_000],
	['lines of the example left out or in another order', moved(example), 20, 2_000],
	['any text at all, under any name', anything, 300, 15_000],
];

describe('whatever a folder holds, reading, judging and rendering it end, and every finding has a place', {
	timeout: size(60_000, 3_600_000),
}, () => {
	it.each(TRIALS)('%s', (_, files, small, full) => {
		fc.assert(fc.property(files, survives), { numRuns: size(small, full) });
	});

	it('in the full run that is a hundred thousand folders', () => {
		expect(TRIALS.reduce((sum, [, , , full]) => sum + full, 0)).toBe(100_000);
	});

	it('and a finding without a place would be seen', () => {
		const files = [{ path: 'policy.yaml', text: 'policy: x\n' }];
		const [real] = parsePolicy([]).findings;
		expect(placed(files)({ ...real!, line: 9 })).toBe(false);
		expect(placed(files)({ ...real!, line: 0 })).toBe(false);
		expect(placed(files)(real!)).toBe(true);
	});
});

it('the small policy says something under every key', () => {
	const { policy, findings } = parsePolicy([...everyKey]);
	expect(findings).toEqual([]);
	expect(policy?.accountability.documents.contract?.covers).toEqual(['a', 'b']);
});
