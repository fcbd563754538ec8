/** What a policy file says at a path, and what it would say after an edit: on values, not on text. */
import { canonicalJson } from '../canonical.js';
import type { Path } from '../yaml-source.js';
import { isMapping } from './write-value.js';

/** The value at a path; undefined where there is none. */
export function valueAt(value: unknown, path: Path): unknown {
	return path.reduce((at: unknown, step) => {
		if (Array.isArray(at)) return typeof step === 'number' ? at[step] : undefined;
		return isMapping(at) && Object.hasOwn(at, step) ? at[step] : undefined;
	}, value);
}

/** A copy with another value at a path; `undefined` takes out what stands there. Mappings above are made. */
export function withValue(value: unknown, path: Path, put: unknown): unknown {
	const [step, ...rest] = path;
	if (step === undefined) return put;
	if (Array.isArray(value)) {
		const copy: unknown[] = [...value];
		if (put === undefined && rest.length === 0) copy.splice(Number(step), 1);
		else copy[Number(step)] = withValue(copy[Number(step)], rest, put);
		return copy;
	}
	const copy = Object.assign(Object.create(null) as Record<string, unknown>, value);
	const made = withValue(copy[step], rest, put);
	if (made === undefined) delete copy[step];
	else copy[step] = made;
	return copy;
}

export const sameValue = (one: unknown, other: unknown): boolean =>
	canonicalJson(one ?? null) === canonicalJson(other ?? null);
