/** One text for one value, so that equal models have equal digests (RFC 8785 in spirit: sorted keys, no spaces). */
import { createHash } from 'node:crypto';

/** JSON with the keys of every object in code-unit order and absent members left out. */
export function canonicalJson(value: unknown): string {
	return JSON.stringify(value, (_key, member: unknown) =>
		member !== null && typeof member === 'object' && !Array.isArray(member)
			? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
			: member,
	);
}

/** SHA-256 (hex) of the canonical JSON of a value. */
export function digestOf(value: unknown): string {
	return createHash('sha256').update(canonicalJson(value)).digest('hex');
}
