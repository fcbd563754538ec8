import type { Command } from 'commander';
import { isSound } from '../../policy/check.js';
import { databaseUrls } from '../databases.js';
import { EXIT, type ExitCode, tell } from '../failure.js';
import { checkFolder, counted } from '../policy-findings.js';
import { EXAMPLE_POLICY } from '../serve.js';
import { checkDatabases } from './databases.js';
import { checkHome, checkKeyrings, checkNode, checkPlatform } from './host.js';
import { checkMail } from './mail.js';
import { type Check, fail, pass } from './model.js';

interface Options {
	policy: string;
	home: string;
	json?: boolean;
}

const MARK: Record<Check['verdict'], string> = { pass: 'ok', fail: 'FAIL', unknown: '?' };

/** `obhut doctor`: whether everything Obhut stands on is as it must be. */
export function doctorCommand(program: Command, end: (code: ExitCode) => void): void {
	program
		.command('doctor')
		.summary('look at everything obhut stands on: Node, disk, databases, keys, mail, clock, policy')
		.description('Changes nothing. Exit code 3 when something is not as it must be.')
		.option('--policy <dir>', 'policy folder; the bundled example unless told', EXAMPLE_POLICY)
		.option('--home <dir>', 'folder for keys, ledger and the embedded database', '.obhut')
		.option('--json', 'print {checks:[{about, verdict, found, hint}]}')
		.addHelpText('after', '\nExample:\n  obhut doctor --home .obhut')
		.action(async (options: Options) => {
			const checks = await examine(options);
			if (options.json) console.log(JSON.stringify({ checks }));
			else for (const check of checks) console.log(line(check));
			end(checks.some(({ verdict }) => verdict === 'fail') ? EXIT.environment : EXIT.done);
		});
}

async function examine({ policy, home }: Options): Promise<Check[]> {
	const urls = databaseUrls(process.env);
	return [
		checkNode(process.versions.node),
		checkPlatform(`${process.platform}-${process.arch}`, urls !== undefined),
		checkHome(home),
		...checkKeyrings(home, urls !== undefined),
		...(await checkDatabases(urls, home, regionsOf(policy))),
		checkMail(process.env.OBHUT_SMTP_URL),
		checkPolicyFolder(policy),
	];
}

/** None where the folder cannot be read, which is a check of its own. */
function regionsOf(folder: string): string[] {
	try {
		return Object.keys(checkFolder(folder).parsed.policy?.regions ?? {});
	} catch {
		return [];
	}
}

function checkPolicyFolder(folder: string): Check {
	try {
		const { findings } = checkFolder(folder);
		if (isSound(findings)) return pass('policy', `${folder}: ${counted(findings)}`);
		return fail('policy', `${folder}: ${counted(findings)}`, `obhut check ${folder}`);
	} catch (error) {
		const { message, hint } = tell(error);
		return fail('policy', message, hint ?? 'name another with --policy');
	}
}

function line({ about, verdict, found, hint }: Check): string {
	const first = `${MARK[verdict].padEnd(5)}${about.padEnd(22)}${found}`;
	return hint === undefined ? first : `${first}\n${' '.repeat(5)}hint: ${hint}`;
}
