import type { Command } from 'commander';
import type { ExitCode } from '../failure.js';
import { exportCommand } from './export.js';
import { proveCommand } from './prove.js';
import { verifyCommand } from './verify.js';

/** `obhut audit`: the log, taken out, proven and verified. */
export function auditCommand(program: Command, end: (code: ExitCode) => void): void {
	const audit = program
		.command('audit')
		.summary('take the log out, prove an entry of it, verify it offline')
		.description(
			'The log is a Merkle tree whose heads are signed, so that whoever kept one can tell whether anything was changed or ' +
				'left out since. Exporting and proving work on a region’s database and are entries of the log; verifying needs ' +
				'nothing but the files. All take --json.',
		);
	exportCommand(audit, end);
	proveCommand(audit, end);
	verifyCommand(audit, end);
}
