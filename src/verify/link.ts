/** How a later epoch goes on from the one before: its first leaf is an entry of kind `log` that names a checkpoint of it. */

import type { Watch } from './checkpoints.js';
import type { Folder } from './file.js';
import { logOf } from './keys.js';
import { openedPath } from './opened.js';

const HASH = /^[A-Za-z0-9+/]{43}=$/;

export interface Link {
	/** Of the tree it goes on from. */
	origin: string;
	watch: Watch;
}

/**
 * The checkpoint the first entry of an epoch names, to be looked for in the tree it names; null, and a finding, where that
 * is none of an earlier epoch of its log.
 */
export function linkOf(
	folder: Folder,
	prefix: string,
	{ log, epoch, first }: { log: string; epoch: number; first: Record<string, unknown> },
): Link | null {
	const file = openedPath(prefix, 0);
	const named = first.kind === 'log' ? namedIn(first) : null;
	if (named !== null && isEarlier(named.origin, log, epoch)) {
		const { origin, size, root } = named;
		return { origin, watch: { size, root, file, code: 'epoch-unlinked', leaf: 0 } };
	}
	const message =
		first.kind === 'log'
			? 'the first entry does not name a checkpoint of an earlier epoch'
			: 'the first entry of a later epoch is not of kind `log`';
	folder.findings.add('epoch-unlinked', file, message, { leaf: 0, byte: 0 });
	return null;
}

function isEarlier(origin: string, log: string, epoch: number): boolean {
	for (let earlier = 1; earlier < epoch; earlier++) if (originOf(log, earlier) === origin) return true;
	return false;
}

/** Origin, size and root, one after another as in a checkpoint, anywhere in what the entry says. */
function namedIn(entry: Record<string, unknown>): { origin: string; size: number; root: Buffer } | null {
	const words = Object.values(entry).flatMap(value => (typeof value === 'string' ? value.split(/\s+/) : []));
	for (let at = 2; at < words.length; at++) {
		const [origin, size, root] = words.slice(at - 2, at + 1) as [string, string, string];
		if (HASH.test(root) && /^(0|[1-9][0-9]{0,15})$/.test(size)) {
			return { origin, size: Number(size), root: Buffer.from(root, 'base64') };
		}
	}
	return null;
}

/** The origin an epoch has in a log: `log`, `log/2`, `log/3`. */
export function originOf(log: string, epoch: number): string {
	return epoch === 1 ? log : `${log}/${epoch}`;
}

/** The log of an origin, given its epoch; null where the two do not go together. */
export function logIn(origin: string, epoch: number): string | null {
	if (epoch === 1) return origin;
	const log = logOf(origin);
	return originOf(log, epoch) === origin ? log : null;
}
