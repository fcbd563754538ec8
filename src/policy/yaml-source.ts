/**
 * YAML as the policy language takes it: mappings, lists and plain values, each known by its place. Aliases, merge
 * keys, tags and keys that are no text are refused: a policy must mean what it says where it says it.
 */
import {
	Composer,
	type CST,
	type Document,
	isAlias,
	isMap,
	isPair,
	isScalar,
	isSeq,
	LineCounter,
	type Node,
	type Pair,
	Parser,
	type Scalar,
	type YAMLMap,
} from 'yaml';
import { type Finding, finding, firstOf, type Position, quoted } from './finding.js';
import { positionAt, type SourceFile } from './source-file.js';

/** From the root: keys of mappings, indexes of lists. */
export type Path = readonly (string | number)[];

/** What a file says, and where it says it. */
export interface Source {
	value: unknown;
	/** Place of the key (or list entry) a path ends in; of the nearest thing above it that exists otherwise. */
	key: (path: Path) => Position;
	/** Place of the value a path ends in. */
	at: (path: Path) => Position;
}

/** A whole file, which also knows what stands where. */
export interface FileSource extends Source {
	/** Keys and indexes that lead to what stands at a place. */
	pathAt: (place: Pick<Position, 'line' | 'col'>) => Path;
}

const DEEPEST = 24;
const FEW_LEVELS = 'a policy needs few levels';

type Range = readonly [number, number];

function keyText(key: unknown): string | null {
	if (!isScalar(key)) return null;
	return typeof key.value === 'string' ? key.value : (key.source ?? String(key.value));
}

/** Pairs by the text of their keys, made when a mapping is first asked: a search per question would cost its square. */
const pairsOf = new WeakMap<YAMLMap, Map<string, Pair>>();

function pairAt(map: YAMLMap, name: string | number): Pair | undefined {
	let pairs = pairsOf.get(map);
	if (pairs === undefined) {
		pairs = new Map(map.items.flatMap(item => (isPair(item) ? [[keyText(item.key) ?? '', item]] : [])));
		pairsOf.set(map, pairs);
	}
	return pairs.get(String(name));
}

function rangeOf(node: unknown): Range | null {
	const range = (node as Node | null)?.range;
	return range ? [range[0], range[1]] : null;
}

/** Reads one YAML file; `source` is null when nothing of it can be used. */
export function readYaml(file: SourceFile): { source: FileSource | null; findings: Finding[] } {
	const lines = new LineCounter();
	const place = (range: Range | null): Position => placeOf(file.path, lines, range);
	const tokens = [...new Parser(lines.addNewLine).parse(file.text)];
	const deep = tooDeep(tokens);
	if (deep !== null) {
		const at = positionAt(file, deep);
		return { source: null, findings: [finding('yaml-too-deep', at, 'this nests too deep', FEW_LEVELS)] };
	}
	const composer = new Composer({
		prettyErrors: false,
		uniqueKeys: false,
		version: '1.2',
		logLevel: 'error',
	});
	// At its end the composer makes a document even of nothing.
	const documents = [...composer.compose(tokens, true, file.text.length)];
	const [document, second] = documents as [Document.Parsed, ...Document.Parsed[]];
	const findings = syntaxFindings(document, place);
	if (second) {
		const at = place([second.range[0], second.range[0] + 1]);
		findings.push(
			finding('yaml-syntax', at, 'a second document begins here', 'a policy file is one document'),
		);
	}
	const walk = new Walk(place, findings);
	const value = walk.value(document.contents);
	const usable = findings.length === 0;
	return { source: usable ? sourceOf(document, value, place, lines) : null, findings: firstOf(findings) };
}

type Token = CST.Token | CST.CollectionItem;

function inside(token: Token): Token[] {
	const items: Token[] = 'items' in token ? token.items : [];
	const key = 'key' in token && token.key ? [token.key] : [];
	const value = 'value' in token && token.value && typeof token.value === 'object' ? [token.value] : [];
	return items.concat(key, value);
}

/**
 * Offset of the first thing nested deeper than the language needs, or null. Asked of the token stream, which is made
 * without recursion: the parser proper recurses, and an exhausted stack cannot always be caught.
 */
function tooDeep(tokens: CST.Token[]): number | null {
	const open = tokens.map(token => ({ token: token as Token, depth: 0 }));
	for (let next = open.pop(); next; next = open.pop()) {
		const { token, depth } = next;
		const level = 'items' in token ? depth + 1 : depth;
		if (level > DEEPEST) return 'offset' in token ? token.offset : 0;
		for (const part of inside(token)) open.push({ token: part, depth: level });
	}
	return null;
}

function placeOf(file: string, lines: LineCounter, range: Range | null): Position {
	if (range === null) return { file, line: 1, col: 1 };
	const from = lines.linePos(range[0]);
	const to = lines.linePos(range[1]);
	const at: Position = { file, line: Math.max(1, from.line), col: Math.max(1, from.col) };
	if (to.line === from.line && to.col > from.col) at.endCol = to.col;
	return at;
}

function syntaxFindings(document: Document.Parsed, place: (range: Range | null) => Position): Finding[] {
	const found: Finding[] = [];
	for (const error of [document.errors, document.warnings].flat()) {
		const tag = error.code === 'TAG_RESOLVE_FAILED';
		const tab = error.code === 'TAB_AS_INDENT';
		const message = tab
			? 'a tab indents this line'
			: error.message.charAt(0).toLowerCase() + error.message.slice(1);
		const hint = tab
			? 'indent with spaces'
			: tag
				? 'write the plain value'
				: 'check indentation, quotes and brackets around here';
		found.push(finding(tag ? 'yaml-tag' : 'yaml-syntax', place(error.pos), message.replace(/\.$/, ''), hint));
	}
	return found;
}

/** Turns nodes into plain values and notes what the language does not take. */
class Walk {
	constructor(
		private readonly place: (range: Range | null) => Position,
		private readonly findings: Finding[],
	) {}

	value(node: unknown): unknown {
		if (isAlias(node))
			return this.refuse('yaml-alias', node, 'an alias stands for a value', 'write the value itself here');
		const tagged = isScalar(node) || isMap(node) || isSeq(node) ? node : null;
		if (tagged?.anchor !== undefined)
			this.refuse('yaml-alias', node, 'an anchor names a value', 'write the value wherever it is meant');
		if (isScalar(node)) return this.scalar(node);
		if (isSeq(node)) return node.items.map(item => this.value(item));
		if (isMap(node)) return this.map(node);
		return null;
	}

	private scalar(node: Scalar): unknown {
		return typeof node.value === 'bigint' ? Number(node.value) : node.value;
	}

	private map(node: YAMLMap): unknown {
		const made: Record<string, unknown> = Object.create(null);
		for (const item of node.items) {
			const name = keyText(item.key);
			if (name === null) {
				const message = 'a key is not a plain name';
				this.refuse(
					'yaml-key-not-text',
					item.key,
					message,
					'write `key: value`; quote a value that starts with `{` or `[`',
				);
			} else if (name === '<<') {
				const hint = 'write the entries out; a reader should not have to look them up';
				this.refuse('yaml-merge-key', item.key, 'a merge key brings entries from elsewhere', hint);
			} else if (Object.hasOwn(made, name)) {
				const message = `${quoted(name)} is said twice`;
				this.refuse('yaml-duplicate-key', item.key, message, 'keep one of the two');
			} else {
				made[name] = this.value(item.value);
			}
		}
		return made;
	}

	private refuse(code: Parameters<typeof finding>[0], node: unknown, message: string, hint: string): null {
		this.findings.push(finding(code, this.place(rangeOf(node)), message, hint));
		return null;
	}
}

function sourceOf(
	document: Document.Parsed,
	value: unknown,
	place: (range: Range | null) => Position,
	lines: LineCounter,
): FileSource {
	const locate = (path: Path, wanted: 'key' | 'value'): Position => {
		let node: unknown = document.contents;
		const start = rangeOf(node)?.[0] ?? 0;
		let range: Range = [start, start];
		for (const step of path) {
			const pair = isMap(node) ? pairAt(node, step) : undefined;
			const next: unknown = pair ? pair.value : isSeq(node) ? node.items[Number(step)] : undefined;
			if (!pair && next === undefined) break;
			const value = rangeOf(next);
			const written = value !== null && value[1] > value[0];
			range = rangeOf(wanted === 'value' && written ? next : (pair?.key ?? next)) ?? range;
			node = next;
		}
		return place(range);
	};
	const pathAt = ({ line, col }: Pick<Position, 'line' | 'col'>): Path => {
		const offset = (lines.lineStarts[line - 1] ?? Number.POSITIVE_INFINITY) + col - 1;
		const path: (string | number)[] = [];
		let step = stepTo(document.contents, offset);
		for (; step; step = stepTo(step.node, offset)) path.push(step.name);
		return path;
	};
	return { value, key: path => locate(path, 'key'), at: path => locate(path, 'value'), pathAt };
}

/** The entry of a mapping or list that stands at an offset, key included. */
function stepTo(node: unknown, offset: number): { name: string | number; node: unknown } | null {
	const covers = (first: unknown, last: unknown) => {
		const from = rangeOf(first) ?? rangeOf(last);
		const to = Math.max(rangeOf(first)?.[1] ?? 0, rangeOf(last)?.[1] ?? 0);
		return from !== null && from[0] <= offset && offset < to;
	};
	if (isMap(node)) {
		const pair = node.items.find(({ key, value }) => covers(key, value));
		const name = keyText(pair?.key);
		return pair && name !== null ? { name, node: pair.value } : null;
	}
	const index = isSeq(node) ? node.items.findIndex(item => covers(item, item)) : -1;
	return isSeq(node) && index !== -1 ? { name: index, node: node.items[index] } : null;
}
