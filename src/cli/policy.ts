import type { Command } from 'commander';
import type { ExitCode } from './failure.js';
import { policyConflictsCommand } from './policy-conflicts.js';
import { policyEditCommands } from './policy-edit.js';
import { policyShowCommand } from './policy-show.js';

/** `obhut policy`: reads and changes the rules of a policy folder, place by place. */
export function policyCommand(program: Command, end: (code: ExitCode) => void): void {
	const policy = program
		.command('policy')
		.summary('read and change the rules of a policy folder')
		.description(
			'Changes policy.yaml, or a service’s with --service, and nothing in it but what was asked. Shows the rules as they ' +
				'apply to a service, and what a service says differently. All take --json.',
		)
		.addHelpText(
			'after',
			'\nExample:\n  obhut policy get policies/cncest purposes.surveys.uses\n  obhut policy set policies/cncest retention.crashes.keep P60D --dry-run',
		);
	policyShowCommand(policy, end);
	policyConflictsCommand(policy, end);
	policyEditCommands(policy, end);
	for (const command of policy.commands) command.exitOverride();
}
