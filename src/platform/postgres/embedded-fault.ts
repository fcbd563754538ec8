import { Fault } from '../fault.js';

/** What can keep Obhut from starting on its own database. */
export type StartFaultCode =
	| 'postgres-missing-binary'
	| 'postgres-version'
	| 'postgres-failed'
	| 'disk-full'
	| 'directory-not-writable';

/** The ground is missing: one sentence of what, one of what to do. The message names paths, never stored values. */
export class StartFault extends Fault {
	readonly code: StartFaultCode;

	constructor(code: StartFaultCode, message: string, hint: string) {
		super(message, hint);
		this.code = code;
	}
}

export const OWN_SERVER_HINT = 'set OBHUT_DATABASE_URL to a PostgreSQL server, version 15 or newer';

const FULL = /ENOSPC|EDQUOT|no space left on device|disk quota exceeded/i;
const REFUSED = /EACCES|EPERM|EROFS|ENOTDIR|EEXIST|permission denied|read-only file system/i;

/** Names the cause behind an error or a program's output: the disk, the directory or PostgreSQL itself. */
export function faultFrom(cause: unknown, doing: string, directory: string): StartFault {
	if (cause instanceof StartFault) return cause;
	const said = cause instanceof Error ? cause.message : String(cause);
	if (FULL.test(said)) {
		return new StartFault(
			'disk-full',
			`the disk that holds \`${directory}\` is full`,
			'free some space, or choose another directory',
		);
	}
	if (REFUSED.test(said)) {
		return notWritable(directory, `${doing}: ${lastLine(said)}`);
	}
	return new StartFault('postgres-failed', `${doing} failed: ${lastLine(said)}`, OWN_SERVER_HINT);
}

export function notWritable(directory: string, why: string): StartFault {
	return new StartFault(
		'directory-not-writable',
		`\`${directory}\` is not writable: ${why}`,
		'make it writable for this user, choose another directory, or start as the same user as before',
	);
}

/** The line of a program's output that says why: the last one it marked as fatal, else the last one. */
function lastLine(output: string): string {
	const lines = output.split('\n').filter(line => line.trim() !== '');
	const why =
		lines.findLast(line => /\b(FATAL|PANIC|error):/i.test(line)) ?? lines.at(-1) ?? 'it said nothing';
	return why.replace(/^.*?\b(FATAL|PANIC|error):\s*/i, '').trim();
}
