import type { Command } from 'commander';
import { compareVersions, reducesRights, type Said } from '../policy/compare.js';
import { changeLines } from './changes.js';
import { EXIT, type ExitCode, Failure } from './failure.js';
import { checkFolder, counted } from './policy-findings.js';

/** `obhut compare`: what a new version of a policy changes for people. */
export function compareCommand(program: Command, end: (code: ExitCode) => void): void {
	program
		.command('compare')
		.summary('say what a new version of a policy changes for people')
		.description(
			'Compares the rules of two policy folders, and the words of their clauses. Each change reduces people’s rights, ' +
				'extends them, does neither, or touches words only. What reduces rights must be announced before it takes effect.',
		)
		.argument('<old>', 'folder of the earlier version')
		.argument('<new>', 'folder of the later version')
		.option(
			'--json',
			'print {changes:[{rule, part, members, kind, effect, from, to, clause}], reducesRights}',
		)
		.addHelpText('after', '\nExample:\n  obhut compare policies/2026-11 policies/2027-02')
		.action((old: string, next: string, options: { json?: boolean }) => {
			const changes = compareVersions(said(old), said(next));
			const reduces = reducesRights(changes);
			if (options.json) console.log(JSON.stringify({ changes, reducesRights: reduces }));
			else console.log(changeLines(changes).join('\n'));
			end(EXIT.done);
		});
}

function said(folder: string): Said {
	const { parsed, findings } = checkFolder(folder);
	if (parsed.policy) return { policy: parsed.policy, texts: parsed.texts };
	throw new Failure(
		EXIT.refused,
		`\`${folder}\` does not parse: ${counted(findings)}`,
		`obhut check ${folder}`,
	);
}
