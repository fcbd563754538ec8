/** Cases put to the policy of a folder: what was read, what came, and what no case shows. */
import { declaredNames } from '../decide/cases/declared.js';
import { type ReadCases, readCases } from '../decide/cases/read.js';
import { standIn } from '../decide/cases/stand-in.js';
import { type Outcome, tryCase } from '../decide/cases/try.js';
import { type Untested, untested } from '../decide/cases/untested.js';
import { isSound } from '../policy/check.js';
import type { CompiledPolicy } from '../policy/compiled.js';
import type { Finding } from '../policy/finding.js';
import type { Policy } from '../policy/model.js';
import type { SourceFile } from '../policy/source-file.js';
import { EXIT, Failure } from './failure.js';
import { checkFolder, counted } from './policy-findings.js';

/** The policy cases are put to. */
export interface Tested {
	policy: Policy;
	compiled: CompiledPolicy;
	/** What `obhut check` says of it; a draft with errors can be tested as long as its rules have one meaning. */
	findings: Finding[];
}

export interface TestedFile extends Pick<ReadCases, 'findings'> {
	source: SourceFile;
	outcomes: Outcome[];
}

export interface TestRun extends Tested {
	files: TestedFile[];
	untested: Untested;
}

/** Reads the policy of a folder. Throws a `Failure` where its rules cannot be tried. */
export function testedPolicy(folder: string): Tested {
	const { parsed, findings } = checkFolder(folder);
	const broken = () =>
		new Failure(
			EXIT.refused,
			`the rules of \`${folder}\` cannot be tried: ${counted(findings)}`,
			`obhut check ${folder}`,
		);
	const { policy } = parsed;
	if (policy === null) throw broken();
	try {
		return { policy, compiled: standIn(policy), findings };
	} catch (error) {
		throw isSound(findings) ? error : broken();
	}
}

/** Tries the cases of files whose name, or whose file's, holds `only`, in any case; all without it. */
export function testRun(tested: Tested, sources: SourceFile[], only = ''): TestRun {
	const { policy, compiled } = tested;
	const names = declaredNames(policy);
	const wanted = only.toLowerCase();
	const files = sources.map((source): TestedFile => {
		const { cases, findings } = readCases(source, names);
		const chosen = cases.filter(({ title }) => `${source.path}\n${title}`.toLowerCase().includes(wanted));
		return { source, findings, outcomes: chosen.map(one => tryCase(policy, compiled, one)) };
	});
	const outcomes = files.flatMap(file => file.outcomes);
	return { ...tested, files, untested: untested(policy, outcomes) };
}

/** Whether every case passed and every file could be read. */
export function isPassed({ files }: TestRun): boolean {
	return files.every(
		({ findings, outcomes }) => findings.length === 0 && outcomes.every(({ passed }) => passed),
	);
}
