/** A person's id as a command takes it: never as an argument, which every process on the machine could read. */
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { EXIT, Failure } from './failure.js';

const FORM = /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** From the file, from standard input, or asked for at the terminal. */
export async function subjectId(file: string | undefined): Promise<string> {
	const text = file === undefined ? await fromInput() : readFileSync(file, 'utf8');
	const id = text.trim();
	if (!FORM.test(id)) {
		throw new Failure(
			EXIT.usage,
			'what was given is not a person’s id',
			'give one id, a UUID of version 8 in lower case; `obhut.lookup` finds it',
		);
	}
	return id;
}

async function fromInput(): Promise<string> {
	if (process.stdin.isTTY) return ask('person’s id: ');
	let text = '';
	for await (const chunk of process.stdin) text += String(chunk);
	return text;
}

/** Asks at the terminal; what it prints goes to standard error, so that output stays clean. */
export async function ask(question: string): Promise<string> {
	const terminal = createInterface({ input: process.stdin, output: process.stderr });
	try {
		return await terminal.question(question);
	} finally {
		terminal.close();
	}
}
