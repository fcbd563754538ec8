/** The `Idempotency-Key` header: what a service sends so that an act asked twice is done once. */
import { Problem } from '../platform/problem.js';
import { canonicalJson } from '../policy/canonical.js';
import type { Idempotency } from '../vault/model.js';

const FORM = /^[A-Za-z0-9._~-]{8,128}$/;

/** The key as sent and the canonical bytes of the request it belongs to; undefined when none was sent. */
export function onceFrom(
	header: string | string[] | undefined,
	path: string,
	body: unknown,
): Idempotency | undefined {
	if (header === undefined) return undefined;
	if (typeof header !== 'string' || !FORM.test(header)) {
		throw new Problem('idempotency-key-invalid', {
			where: 'idempotency-key',
			hint: 'send 8 to 128 letters, digits, `-`, `.`, `_` or `~`, new for each act; a random UUID does',
		});
	}
	return { key: header, request: Buffer.from(`${path}\n${canonicalJson(body)}`) };
}
