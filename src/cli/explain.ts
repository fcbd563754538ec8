import type { Command } from 'commander';
import type { Explanation } from '../client/connect.js';
import { EXIT, type ExitCode } from './failure.js';
import { SERVER_HELP, withServer } from './remote.js';
import { subjectId } from './subject.js';

interface Options {
	purpose: string;
	recipient?: string;
	subjectFile?: string;
	json?: boolean;
}

/** `obhut explain`: what a read would be answered, why, and what would change it. */
export function explainCommand(program: Command, end: (code: ExitCode) => void): void {
	program
		.command('explain')
		.summary('say what a read would be answered, why, and what would change it')
		.description(
			'Asks a running server what a read of items of one person would be answered: per item permit or deny, the reason, ' +
				'the clause that speaks, and what would change it. No value is released; the question is audited like a read. ' +
				'The person’s id comes from standard input, a prompt or a file: arguments show in process lists.',
		)
		.argument('<item...>', 'data items of the policy')
		.requiredOption('--purpose <id>', 'purpose of the policy the items would be read for')
		.option('--recipient <id>', 'recipient the values would go to')
		.option('--subject-file <file>', 'file that holds the person’s id')
		.option('--json', 'print the explanation as JSON')
		.addHelpText('after', `${SERVER_HELP}\n\nExample:\n  echo $ID | obhut explain --purpose surveys email`)
		.action(async (items: string[], options: Options) => {
			const id = await subjectId(options.subjectFile);
			const to = options.recipient === undefined ? {} : { recipient: options.recipient };
			const explanation = await withServer(obhut =>
				obhut
					.subject(id)
					.for(options.purpose, to)
					.explain(...(items as [string, ...string[]])),
			);
			console.log(options.json ? JSON.stringify(explanation) : inWords(explanation));
			end(explanation.permitted ? EXIT.done : EXIT.refused);
		});
}

function inWords(explanation: Explanation): string {
	const width = Math.max(...explanation.items.map(({ item }) => item.length));
	const lines = explanation.items.map(({ item, permit, reason, clause }) => {
		const said = permit ? 'permitted' : `denied: ${reason}`;
		return `${item.padEnd(width)}  ${said}${clause === null ? '' : ` (clause ${clause})`}`;
	});
	const changes = explanation.wouldChange.map(({ item, by, clause }) => {
		return `${item.padEnd(width)}  ${counterfactual(by)}${clause === null ? '' : ` (clause ${clause})`}`;
	});
	return [
		...lines,
		...(changes.length > 0 ? ['', ...changes] : []),
		'',
		`${explanation.spoke} policy, version ${explanation.policyVersion}`,
	].join('\n');
}

/** What would have to be so, in the conditional; the keys are those of `decide/explain.ts`. */
export function counterfactual(by: string): string {
	const [change, about] = by.split(':', 2) as [string, string?];
	switch (change) {
		case 'consent':
			return `permitted if consent to \`${about}\` were given`;
		case 'guardian':
			return 'permitted if a guardian consented';
		case 'show-version':
			return 'permitted if the current version of the policy had been shown';
		case 'lift-objection':
			return `permitted if the objection to \`${about}\` were lifted`;
		case 'lift-restriction':
			return 'permitted if the restriction were lifted';
		case 'release-hold':
			return 'permitted if the hold were released';
		default:
			return 'nothing recorded of this person would change it';
	}
}
