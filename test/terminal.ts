/** A terminal somebody sits at, for commands that ask: each answer is typed once its question is on the screen. */
import { PassThrough, Writable } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';

export const ENTER = '\r';
export const SPACE = ' ';
export const DOWN = '\u001b[B';
export const CTRL_C = '\u0003';

/** What is waited for, and the keys that answer it. */
export type Typed = [seen: string, keys: string];

/** Streams that pass for a terminal, and everything that was on its screen. */
export function terminal(...typed: Typed[]) {
	const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => input });
	const waiting = [...typed];
	let screen = '';
	let unread = '';
	const output = Object.assign(
		new Writable({
			write(chunk: Buffer, _encoding, written) {
				const text = stripVTControlCharacters(chunk.toString());
				screen += text;
				unread += text;
				const next = waiting[0];
				if (next && unread.includes(next[0])) {
					waiting.shift();
					unread = '';
					// Typed when the question stands, as a person would: not while it is being drawn.
					setImmediate(() => input.write(next[1]));
				}
				written();
			},
		}),
		{ isTTY: true, columns: 110, rows: 40 },
	);
	return { input, output, screen: () => screen, waiting };
}
