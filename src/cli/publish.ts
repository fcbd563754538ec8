import type { Command } from 'commander';
import { NotPublishable } from '../obligations/publication/index.js';
import { systemClock } from '../platform/clock.js';
import { readDocuments, readPolicyFolder } from '../platform/policy-folder.js';
import { type DraftReport, storeDraft } from '../server/store-draft.js';
import { changeLines } from './changes.js';
import { databaseUrls } from './databases.js';
import { EXIT, type ExitCode } from './failure.js';
import { frames } from './policy-findings.js';

interface Options {
	home: string;
	region?: string[];
	json?: boolean;
}

/** `obhut publish`: brings a new version of the policy before the two people who must agree to it. */
export function publishCommand(program: Command, end: (code: ExitCode) => void): void {
	program
		.command('publish')
		.summary('bring a new version of the policy before the staff who decide on it')
		.description(
			'Checks a policy folder, compares it with the newest published version, and stores it as a draft in every ' +
				'region. One of staff proposes it on the staff pages and another approves it; then people are told, and from ' +
				'its `effective` date on, and not before everybody was told, it is in force. Exit code 1 when something ' +
				'stands in its way.',
		)
		.argument('<dir>', 'folder that holds policy.yaml')
		.option('--home <dir>', 'folder for keys, ledger and the embedded database', '.obhut')
		.option('--region <id...>', 'only in these regions of the policy')
		.option('--json', 'print {version, against, changes, reducesRights, obstacles, effectiveAt, before}')
		.addHelpText('after', '\nExample:\n  obhut publish policies/cncest')
		.action(async (folder: string, options: Options) => {
			const sources = readPolicyFolder(folder);
			const urls = databaseUrls(process.env);
			const where = {
				home: options.home,
				...(urls ? { databaseUrls: urls } : {}),
				...(options.region ? { regions: options.region } : {}),
			};
			try {
				const report = await storeDraft({ sources, documents: readDocuments(folder) }, where, systemClock);
				console.log(options.json ? JSON.stringify(report) : told(report));
				end(report.obstacles.length === 0 ? EXIT.done : EXIT.refused);
			} catch (error) {
				if (!options.json && error instanceof NotPublishable && error.findings.length > 0)
					console.log(frames(error.findings, sources, process.stdout.isTTY));
				throw error;
			}
		});
}

function told(report: DraftReport): string {
	const { against, changes, obstacles, version } = report;
	const lines = [`version ${version} against ${against}`, ...changeLines(changes), ''];
	if (obstacles.length > 0) {
		const why = obstacles.flatMap(({ code, message, hint }) => [
			`error ${code}: ${message}`,
			`hint: ${hint}`,
		]);
		return [...lines, ...why, 'not stored'].join('\n');
	}
	return [
		...lines,
		'stored as a draft. Before it takes effect:',
		...steps(report).map(step => `  ${step}`),
	].join('\n');
}

function steps({ before, effectiveAt, reducesRights }: DraftReport): string[] {
	const date = new Date(effectiveAt).toISOString().slice(0, 10);
	const notice = reducesRights
		? [`everybody is told by mail and by an announcement, ${before ?? 'some time'} before`]
		: ['an announcement stands on every page'];
	return [
		'one of staff proposes it, another approves it: staff pages, Approvals',
		...notice,
		`its date comes: ${date}`,
	];
}
