import type { Command } from 'commander';
import { EXIT, type ExitCode, Failure } from './failure.js';
import { SERVER_HELP, withServer } from './remote.js';
import { ask, subjectId } from './subject.js';

interface Options {
	subjectFile?: string;
	yes?: boolean;
	json?: boolean;
}

/** `obhut erase`: destroys the key of one person. */
export function eraseCommand(program: Command, end: (code: ExitCode) => void): void {
	program
		.command('erase')
		.summary('erase a person: destroy the key everything about them is sealed with')
		.description(
			'Erases one person on a running server. Their key is destroyed; from the answer on no process releases a value, ' +
				'and nothing can undo it. The person’s id comes from standard input, a prompt or a file: arguments show in ' +
				'process lists. Given without a terminal, it needs --yes.',
		)
		.option('--subject-file <file>', 'file that holds the person’s id')
		.option('--yes', 'do not ask whether this is meant')
		.option('--json', 'print the result as JSON')
		.addHelpText('after', `${SERVER_HELP}\n\nExample:\n  obhut erase --subject-file id.txt --yes`)
		.action(async (options: Options) => {
			const id = await subjectId(options.subjectFile);
			if (!options.yes) await confirm();
			const result = await withServer(obhut => obhut.subject(id).erase());
			if (options.json) console.log(JSON.stringify(result));
			else {
				console.log(`erased at ${result.erasedAt}: no process releases a value of this person any more`);
				const until = result.unreadableInCopiesBy;
				console.log(
					until === null
						? 'copies made earlier: whoever holds one with its keys can still open it; no date can be given yet'
						: `copies made earlier can be opened until ${until} at most`,
				);
			}
			end(EXIT.done);
		});
}

async function confirm(): Promise<void> {
	if (!process.stdin.isTTY) {
		throw new Failure(EXIT.usage, 'nobody is there to confirm an erasure', 'add --yes if it is meant');
	}
	const answer = await ask(
		'This destroys 1 key; nothing about 1 person can be read again. Type `erase` to go on: ',
	);
	if (answer.trim() !== 'erase') throw new Failure(EXIT.refused, 'nothing was erased');
}
