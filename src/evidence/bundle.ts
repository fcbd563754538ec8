/**
 * The evidence an operator hands out of a span of time: one file of canonical JSON, and a signed note (C2SP signed-note)
 * that says of which log and span it is and what SHA-256 it has.
 */
import { hash } from 'node:crypto';
import { noteSigner } from '../audit/log-key.js';
import { signNote } from '../merkle/index.js';
import type { SigningKey } from '../platform/keyring/keyring.js';
import { canonicalJson } from '../policy/canonical.js';

/** Milliseconds: from the first instant to the first one after. */
export interface Span {
	from: number;
	to: number;
}

export interface EvidenceBundle {
	/** `evidence.json`. */
	json: string;
	/** `evidence.note`. */
	note: string;
}

/** Signs what is to be handed out by the key of the log of that origin. */
export async function signBundle(
	content: object,
	{ from, to }: Span,
	origin: string,
	key: SigningKey,
): Promise<EvidenceBundle> {
	const json = `${canonicalJson(content)}\n`;
	const digest = hash('sha256', json, 'base64');
	const text = [`${origin} evidence`, new Date(from).toISOString(), new Date(to).toISOString(), digest, ''];
	const signed = await signNote(text.join('\n'), [noteSigner(key, origin)]);
	return { json, note: Buffer.from(signed).toString('utf8') };
}

/** When a version was in force; `until` is null while it is. */
interface Dated {
	inForceFrom: number | null;
}

/** Versions in force at some time of a span, oldest first. */
export function inForceWithin<V extends Dated>(versions: readonly V[], { from, to }: Span): V[] {
	const ever = versions.filter(({ inForceFrom }) => inForceFrom !== null);
	return ever.filter(({ inForceFrom }, at) => {
		const until = ever[at + 1]?.inForceFrom ?? Number.POSITIVE_INFINITY;
		return inForceFrom! < to && until > from;
	});
}
