/** How a command ends: exit codes, and one clear message with a hint when something is wrong. */

/** 0 done; 1 findings or a refusal; 2 wrong use; 3 the environment: disk, port, database, files. */
export const EXIT = { done: 0, refused: 1, usage: 2, environment: 3 } as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Ends the command. The message is lower case without a full stop; the hint says what to do. */
export class Failure extends Error {
	readonly exit: ExitCode;
	readonly hint: string | undefined;

	constructor(exit: ExitCode, message: string, hint?: string) {
		super(message);
		this.name = 'Failure';
		this.exit = exit;
		this.hint = hint;
	}
}

interface Told {
	message: string;
	hint?: string | undefined;
	exit: ExitCode;
	code?: string;
}

const SYSTEM: Record<string, { message: string; hint: string }> = {
	ENOENT: {
		message: 'a file is missing',
		hint: 'name one that exists; if it is one of obhut, run `npm run build`',
	},
	ENOSPC: { message: 'the disk is full', hint: 'make room; nothing half-written is kept' },
	EDQUOT: { message: 'the disk quota is used up', hint: 'make room; nothing half-written is kept' },
	EROFS: { message: 'the disk is read-only', hint: 'choose a writable folder with --home' },
	EACCES: { message: 'a file or folder may not be used', hint: 'check its owner and permissions' },
	EPERM: { message: 'a file or folder may not be used', hint: 'check its owner and permissions' },
	EMFILE: { message: 'too many files are open', hint: 'raise the limit: ulimit -n 4096' },
};

/** SQLSTATE: no such database. */
const DATABASE_MISSING = '3D000';

/** SQLSTATE: no such user or password, too many connections, not allowed, starting or stopping. */
const DATABASE_REFUSES = /^(28...|53300|42501|57P0.)$/;

/** What to say of anything thrown. Faults of our own rooms carry a `hint`; what is unknown shows where it broke. */
export function tell(error: unknown): Told {
	if (error instanceof Failure) return { message: error.message, hint: error.hint, exit: error.exit };
	const { code, hint, path, syscall } = error as {
		code?: string;
		hint?: unknown;
		path?: string;
		syscall?: string;
	};
	if (syscall === 'connect' || syscall === 'getaddrinfo' || DATABASE_REFUSES.test(code ?? '')) {
		const message = `the database cannot be used (${code})`;
		return {
			message,
			hint: 'check OBHUT_DATABASE_URL: address, user, password, database',
			exit: EXIT.environment,
		};
	}
	if (code === DATABASE_MISSING) {
		const message = 'the database named in OBHUT_DATABASE_URL does not exist';
		return { message, hint: 'make it: createdb <name>', exit: EXIT.environment };
	}
	const known = SYSTEM[code ?? ''];
	if (known) {
		const message = path === undefined ? known.message : `${known.message}: \`${path}\``;
		return { message, hint: known.hint, exit: EXIT.environment };
	}
	if (error instanceof Error && typeof hint === 'string') {
		return { message: error.message, hint, exit: EXIT.environment, ...(code === undefined ? {} : { code }) };
	}
	const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
	return { message, hint: 'this is a mistake of obhut; please report it', exit: EXIT.environment };
}

/** Prints what went wrong, as JSON on standard output or as text on standard error, and returns the exit code. */
export function report(error: unknown, json: boolean): ExitCode {
	const told = tell(error);
	if (json) {
		const { exit: _exit, ...rest } = told;
		console.log(JSON.stringify({ error: rest }));
	} else {
		console.error(`error: ${told.message}`);
		if (told.hint !== undefined) console.error(`hint: ${told.hint}`);
	}
	return told.exit;
}
