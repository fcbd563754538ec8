import { type Command, Option } from 'commander';
import { isSound } from '../policy/check.js';
import type { Language } from '../policy/model.js';
import { renderDocument } from '../policy/render.js';
import { renderHtml } from '../policy/render-html.js';
import { renderMarkdown } from '../policy/render-markdown.js';
import { EXIT, type ExitCode, Failure } from './failure.js';
import { checkFolder, counted } from './policy-findings.js';

interface Options {
	language?: Language;
	format: 'html' | 'md';
	json?: boolean;
}

/** `obhut render`: the policy as people read it, in one language. */
export function renderCommand(program: Command, end: (code: ExitCode) => void): void {
	program
		.command('render')
		.summary('print the policy as people read it')
		.description(
			'Renders the words of a policy folder with the figures of its rules filled in, and prints them. A folder with ' +
				'errors is rendered too, and said to be: look at a draft this way, publish it only once `obhut check` is content.',
		)
		.argument('<dir>', 'folder that holds policy.yaml')
		.option('--language <code>', 'de, en or zh; the policy’s first unless told')
		.addOption(new Option('--format <format>', 'html or md').choices(['html', 'md']).default('md'))
		.option('--json', 'print the document as JSON: sections, clauses, rules')
		.addHelpText(
			'after',
			'\nExample:\n  obhut render policies/cncest --language de --format html > policy.html',
		)
		.action((folder: string, options: Options) => {
			const { parsed, findings } = checkFolder(folder);
			if (!parsed.policy) {
				throw new Failure(
					EXIT.refused,
					`the policy does not parse: ${counted(findings)}`,
					`obhut check ${folder}`,
				);
			}
			const { languages } = parsed.policy;
			const language = options.language ?? languages[0];
			if (!language || !languages.includes(language)) {
				const hint = `it is published in ${languages.join(', ')}`;
				throw new Failure(EXIT.usage, 'the policy is not published in that language', hint);
			}
			const document = renderDocument(parsed.policy, parsed.texts, language);
			if (options.json) console.log(JSON.stringify(document));
			else process.stdout.write(options.format === 'html' ? renderHtml(document) : renderMarkdown(document));
			if (!isSound(findings)) {
				console.error(`a draft: ${counted(findings)}\nhint: obhut check ${folder}`);
			}
			end(EXIT.done);
		});
}
