import { type Command, Option } from 'commander';
import { isSound } from '../policy/check.js';
import type { Language, Policy, PolicyText } from '../policy/model.js';
import { recordsOf } from '../policy/records.js';
import { recordsHtml, recordsMarkdown, recordsPage } from '../policy/records-page.js';
import { renderDocument } from '../policy/render.js';
import { renderHtml } from '../policy/render-html.js';
import { renderMarkdown } from '../policy/render-markdown.js';
import { EXIT, type ExitCode, Failure } from './failure.js';
import { checkFolder, counted } from './policy-findings.js';

interface Options {
	language?: Language;
	as: 'policy' | 'records';
	format: 'html' | 'md';
	json?: boolean;
}

function rendered(
	policy: Policy,
	texts: PolicyText[],
	language: Language,
	{ as, format, json }: Options,
): string {
	if (as === 'records') {
		if (json) return `${JSON.stringify(recordsOf(policy))}\n`;
		const page = recordsPage(policy, language);
		return format === 'html' ? recordsHtml(page) : recordsMarkdown(page);
	}
	const document = renderDocument(policy, texts, language);
	if (json) return `${JSON.stringify(document)}\n`;
	return format === 'html' ? renderHtml(document) : renderMarkdown(document);
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
		.addOption(
			new Option('--as <what>', 'policy: what people read; records: the records of processing (GDPR Art. 30)')
				.choices(['policy', 'records'])
				.default('policy'),
		)
		.addOption(new Option('--format <format>', 'html or md').choices(['html', 'md']).default('md'))
		.option('--json', 'print it as JSON: sections, clauses, rules; or the records')
		.addHelpText(
			'after',
			'\nExample:\n  obhut render policies/cncest --language de --format html > policy.html' +
				'\n  obhut render policies/cncest --as records --language de --format html > records.html',
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
			process.stdout.write(rendered(parsed.policy, parsed.texts, language, options));
			if (!isSound(findings)) {
				console.error(`a draft: ${counted(findings)}\nhint: obhut check ${folder}`);
			}
			end(EXIT.done);
		});
}
