/** Values may be nested only so deep that everything that walks them, here and in the vault, can. */
import { Problem } from '../platform/problem.js';

const MOST_NESTED = 64;

/** Throws `invalid-request` where a value of an ask is nested deeper than 64 levels. */
export function requireShallow(ask: unknown): void {
	const { value, values, entry, answer } = (ask ?? {}) as Record<string, unknown>;
	for (const [where, given] of [
		['/value', value],
		['/values', values],
		['/entry', entry],
		['/answer', answer],
	] as const) {
		if (isShallow(given, MOST_NESTED)) continue;
		const detail = `\`${where}\` is nested deeper than ${MOST_NESTED} levels`;
		throw new Problem('invalid-request', { where, detail, hint: 'flatten it' });
	}
}

function isShallow(value: unknown, levels: number): boolean {
	if (typeof value !== 'object' || value === null) return true;
	return levels > 0 && Object.values(value).every(member => isShallow(member, levels - 1));
}
