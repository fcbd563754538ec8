/** Runs commands of `obhut` in this process, as the shell would see them. */
import { vi } from 'vitest';
import { run } from '../src/cli/program.js';

export interface Ended {
	code: number;
	out: string;
	err: string;
}

type Seen = Omit<Ended, 'code'>;

/** Commands going on; what is printed is seen by all of them, as on one terminal. */
const going = new Set<Seen>();
let release = () => {};

/** What the command prints until it ends. */
export function obhut(...argv: string[]): Promise<Ended> {
	return started(...argv).ended;
}

/** A command that goes on; `seen` grows. */
export function started(...argv: string[]): { ended: Promise<Ended>; seen: Seen } {
	const seen = { out: '', err: '' };
	if (going.size === 0) release = capture();
	going.add(seen);
	const ended = run(argv).then(code => {
		going.delete(seen);
		if (going.size === 0) release();
		return { code, ...seen };
	});
	return { ended, seen };
}

/** Takes over what is printed until released. */
function capture(): () => void {
	const line =
		(stream: keyof Seen) =>
		(...words: unknown[]) => {
			for (const seen of going) seen[stream] += `${words.join(' ')}\n`;
		};
	const chunk = (stream: keyof Seen) => (text: unknown) => {
		for (const seen of going) seen[stream] += String(text);
		return true;
	};
	const spies = [
		vi.spyOn(console, 'log').mockImplementation(line('out')),
		vi.spyOn(console, 'error').mockImplementation(line('err')),
		vi.spyOn(process.stdout, 'write').mockImplementation(chunk('out')),
		vi.spyOn(process.stderr, 'write').mockImplementation(chunk('err')),
	];
	return () => {
		for (const spy of spies) spy.mockRestore();
	};
}
