/** The text of a policy file after one of its values changed, every other line as it was. */
import type { TSchema } from 'typebox';
import { type Path, readYaml } from '../yaml-source.js';
import { appendEntry, insertPair, removeMember, replaceValue } from './change-text.js';
import { pathText, type SchemaNode, schemaAt } from './path.js';
import { keysOf, placeIn } from './place.js';
import { sameValue, valueAt } from './value-at.js';
import { isCollection, isMapping } from './write-value.js';

/** The text cannot be edited here by its lines; `path` says where. */
export class UneditableText extends Error {
	constructor(readonly path: Path) {
		super(`\`${pathText(path)}\` is written in a form that cannot be edited here`);
	}
}

/** The text with a value at a path, or without one where it is undefined. Throws `UneditableText`. */
export function changedText(text: string, path: Path, value: unknown, schema: TSchema): string {
	const old = valueAt(valueIn(text), path);
	if (value === undefined) return old === undefined ? text : withoutMember(text, path);
	if (old === undefined) return withMember(text, path, value, schema);
	if (sameValue(old, value)) return text;
	if (isMapping(old) && isMapping(value)) return mappingChanged(text, path, old, value, schema);
	if (Array.isArray(old) && Array.isArray(value)) {
		const steps = listSteps(old, value);
		if (steps) return listChanged(text, path, steps);
	}
	return replaceValue(text, placed(text, path), value);
}

function valueIn(text: string): unknown {
	return readYaml({ path: '', text }).source?.value;
}

function placed(text: string, path: Path) {
	const place = placeIn(text, path);
	if (!place) throw new UneditableText(path);
	return place;
}

function withoutMember(text: string, path: Path): string {
	return removeMember(text, placed(text, path.slice(0, -1)), path.at(-1)!);
}

/** Puts a new member into the nearest mapping that stands, with whatever mappings lie between. */
function withMember(text: string, path: Path, value: unknown, schema: TSchema): string {
	const whole = valueIn(text);
	let above = path.slice(0, -1);
	let put = value;
	let step = path.at(-1)!;
	while (above.length > 0 && valueAt(whole, above) === undefined) {
		put = { [step]: put };
		step = above.at(-1)!;
		above = above.slice(0, -1);
	}
	const place = placed(text, above);
	if (typeof step === 'number') return appendEntry(text, place, put);
	return insertPair(text, place, before(keysOf(place.node), step, schemaAt(schema, above)), step, put);
}

/** The key a new one stands behind, null for none: by the order of the language, else of the names, else the last. */
function before(keys: string[], key: string, node: SchemaNode | undefined): string | null {
	const order = Object.keys(node?.properties ?? {});
	const known = order.indexOf(key);
	if (known !== -1) return order.slice(0, known).findLast(each => keys.includes(each)) ?? null;
	const sorted = keys.every((each, at) => at === 0 || natural(keys[at - 1]!, each) < 0);
	return (sorted ? keys.findLast(each => natural(each, key) < 0) : keys.at(-1)) ?? null;
}

const partsOf = (name: string): string[] => name.match(/\d+|\D+/g) ?? [];

/** Names in the order of a reader: `S2.9` stands before `S2.10`. */
function natural(one: string, other: string): number {
	const [a, b] = [partsOf(one), partsOf(other)];
	for (const [at, part] of a.entries()) {
		const with_ = b[at];
		if (with_ === undefined) return 1;
		const numbers = /^\d/.test(part) && /^\d/.test(with_);
		if (numbers && Number(part) !== Number(with_)) return Number(part) - Number(with_);
		if (!numbers && part !== with_) return part < with_ ? -1 : 1;
	}
	return a.length - b.length;
}

function mappingChanged(
	text: string,
	path: Path,
	old: Record<string, unknown>,
	next: Record<string, unknown>,
	schema: TSchema,
): string {
	const set = Object.entries(next).reduce(
		(done, [key, value]) => changedText(done, [...path, key], value, schema),
		text,
	);
	const gone = Object.keys(old).filter(key => !Object.hasOwn(next, key));
	return gone.reduce((done, key) => withoutMember(done, [...path, key]), set);
}

interface ListSteps {
	/** Indexes taken out, the last first. */
	out: number[];
	/** Entries put behind the rest. */
	behind: unknown[];
}

/** How a list becomes another by taking entries out and adding some; null where the order changes too. */
function listSteps(old: unknown[], next: unknown[]): ListSteps | null {
	if ([...old, ...next].some(isCollection)) return null;
	const kept = old.filter(entry => next.includes(entry));
	if (kept.length === 0 || !sameValue(kept, next.slice(0, kept.length))) return null;
	const out = old.flatMap((entry, index) => (next.includes(entry) ? [] : [index])).reverse();
	return { out, behind: next.slice(kept.length) };
}

function listChanged(text: string, path: Path, { out, behind }: ListSteps): string {
	const less = out.reduce((done, index) => withoutMember(done, [...path, index]), text);
	return behind.reduce<string>((done, entry) => appendEntry(done, placed(done, path), entry), less);
}
