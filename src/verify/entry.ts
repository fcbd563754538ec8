/**
 * What an opened entry must be, whatever it records: JSON in the one way of writing it, of a known version, of this log.
 * Written from the description of the format, not from the code that writes it.
 */
import { isUtf8 } from 'node:buffer';

/** Known versions of the format. */
const VERSION = 1;
const ID = /^[A-Za-z0-9_-]{22}$/;
const KIND = /^[a-z][a-z-]*$/;
/** The last instant a date can have, milliseconds. */
const LAST = 8.64e15;

/** The members every entry has; the others say what happened. */
export interface Head {
	v: number;
	id: string;
	log: string;
	kind: string;
	/** Milliseconds. */
	at: number;
}

export type Judged = { head: Head; members: Record<string, unknown> } | { wrong: string; version?: true };

/**
 * Reads an entry. It is written anew and compared, so that no byte of it can mean one thing to this reader and another
 * to the next: no member twice, no white space, no second way of writing a number or a letter.
 */
export function readEntry(bytes: Buffer): Judged {
	if (!isUtf8(bytes)) return { wrong: 'the entry is not UTF-8' };
	const text = bytes.toString('utf8');
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		return { wrong: 'the entry is not JSON' };
	}
	if (typeof value !== 'object' || value === null || Array.isArray(value)) {
		return { wrong: 'the entry is not an object' };
	}
	const members = value as Record<string, unknown>;
	const { v, id, log, kind, at } = members;
	if (v !== VERSION) return { wrong: `the entry is not of version ${VERSION} of the format`, version: true };
	if (JSON.stringify(value) !== text) return { wrong: 'the entry is JSON, but not in its one form' };
	if (typeof id !== 'string' || !ID.test(id)) return { wrong: '`id` is not 16 bytes in base64url' };
	if (typeof log !== 'string') return { wrong: '`log` is no text' };
	if (typeof kind !== 'string' || !KIND.test(kind)) return { wrong: '`kind` is no name' };
	if (!Number.isSafeInteger(at) || Math.abs(at as number) > LAST) return { wrong: '`at` is no instant' };
	return { head: { v, id, log, kind, at: at as number }, members };
}
