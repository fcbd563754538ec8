/** A place in the rules as a command names it: `purposes.surveys.uses`, `clauses.S2.6`, `rights[0]`. */
import type { TSchema } from 'typebox';
import { type Finding, finding, type Position } from '../finding.js';
import type { Path } from '../yaml-source.js';

/** The keywords of JSON Schema that say what stands inside of what. */
export interface SchemaNode {
	type?: string;
	const?: unknown;
	anyOf?: SchemaNode[];
	items?: SchemaNode;
	properties?: Record<string, SchemaNode>;
	patternProperties?: Record<string, SchemaNode>;
}

/** A path, and where each of its steps stands in the argument. */
export interface NamedPath {
	path: Path;
	/** Place of the last of the first `count` steps, in the file `PATH`. */
	at: (count: number) => Position;
}

/** What messages call the two arguments of an edit. */
export const PATH_ARGUMENT = 'PATH';
export const VALUE_ARGUMENT = 'VALUE';

const STEP = /([^.[\]]+)|\[(\d{1,6})\]/y;

interface Step {
	step: string | number;
	from: number;
	to: number;
}

/** The schema of what a mapping or list holds under a step; undefined where the language knows nothing there. */
export function schemaIn(node: SchemaNode | undefined, step: string | number): SchemaNode | undefined {
	if (node?.anyOf) return node.anyOf.map(branch => schemaIn(branch, step)).find(found => found !== undefined);
	if (typeof step === 'number') return node?.items;
	const own = node?.properties;
	if (own && Object.hasOwn(own, step)) return own[step];
	return entrySchema(node, step);
}

function entrySchema(node: SchemaNode | undefined, name: string): SchemaNode | undefined {
	const [pattern, entry] = Object.entries(node?.patternProperties ?? {})[0] ?? [];
	return pattern !== undefined && new RegExp(pattern, 'u').test(name) ? entry : undefined;
}

/** The schema of a place; undefined where the language knows none. */
export function schemaAt(schema: TSchema, path: Path): SchemaNode | undefined {
	return path.reduce<SchemaNode | undefined>(schemaIn, schema as SchemaNode);
}

/** Whether only text can stand here, so that an argument is taken as it is. */
export function takesTextOnly(node: SchemaNode | undefined): boolean {
	const branches = node?.anyOf ?? (node ? [node] : []);
	return (
		branches.length > 0 &&
		branches.every(branch => branch.type === 'string' || typeof branch.const === 'string')
	);
}

/** Reads the argument, or says where it is malformed. A clause id keeps its dots: `clauses.S2.6` has two steps. */
export function readPath(text: string, schema: TSchema): NamedPath | Finding {
	const steps: Step[] = [];
	let node: SchemaNode | undefined = schema as SchemaNode;
	for (let from = 0; from < text.length; ) {
		const begin: number = from > 0 && text[from] === '.' ? from + 1 : from;
		STEP.lastIndex = begin;
		const [whole, name, index] = STEP.exec(text) ?? [];
		const glued = from > 0 && begin === from && index === undefined;
		if (whole === undefined || glued || (index !== undefined && (begin > from || from === 0))) {
			return malformed(text, begin);
		}
		const dotted = name !== undefined && entrySchema(node, 'S1.1') !== undefined;
		const to: number = dotted ? endOfName(text, begin) : begin + whole.length;
		const step: string | number = index === undefined ? text.slice(begin, to) : Number(index);
		steps.push({ step, from: begin, to });
		node = schemaIn(node, step);
		from = to;
	}
	if (steps.length === 0) return malformed(text, 0);
	return { path: steps.map(({ step }) => step), at: count => positionOf(steps[Math.max(0, count - 1)]!) };
}

function endOfName(text: string, from: number): number {
	const bracket = text.indexOf('[', from);
	return bracket === -1 ? text.length : bracket;
}

function positionOf({ from, to }: { from: number; to: number }): Position {
	return { file: PATH_ARGUMENT, line: 1, col: from + 1, endCol: to + 1 };
}

function malformed(text: string, at: number): Finding {
	const hint = 'names joined by `.`, entries of a list as `[0]`: `purposes.surveys.uses[0]`';
	const from = Math.min(at, Math.max(0, text.length - 1));
	return finding('path-malformed', positionOf({ from, to: from + 1 }), 'this is no path into a policy', hint);
}

/** The path as an argument names it. */
export function pathText(path: Path): string {
	return path
		.map((step, at) => (typeof step === 'number' ? `[${step}]` : at === 0 ? step : `.${step}`))
		.join('');
}
