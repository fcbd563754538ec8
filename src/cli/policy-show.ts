import type { Command } from 'commander';
import { readPolicyFolder } from '../platform/policy-folder.js';
import { blockLines } from '../policy/edit/write-value.js';
import { parsePolicy } from '../policy/parse.js';
import { type ResolvedEntry, resolvePolicy, sourceOfEntries } from '../policy/resolve.js';
import { didYouMean } from '../policy/suggest.js';
import { EXIT, type ExitCode, Failure } from './failure.js';
import { counted } from './policy-findings.js';

interface Options {
	service?: string;
	json?: boolean;
}

/** `obhut policy show`: the rules as they apply to a service, each with the line it was said on. */
export function policyShowCommand(policy: Command, end: (code: ExitCode) => void): void {
	policy
		.command('show')
		.summary('print the rules as they apply to a service, and where each was said')
		.description(
			'Prints the general rules with those of the service in their places, as YAML: each entry ends with the file and ' +
				'line it comes from. Without --service, the general rules.',
		)
		.argument('<dir>', 'folder that holds policy.yaml')
		.option('--service <id>', 'the service they apply to')
		.option('--json', 'print {service, policy, entries:[{section, id, from, file, line}]}')
		.addHelpText('after', '\nExample:\n  obhut policy show policies/cncest --service app')
		.action((folder: string, { service, json }: Options) => {
			const entries = entriesFor(folder, service);
			if (json) {
				const origins = entries.map(({ value: _value, ...entry }) => entry);
				const policy = sourceOfEntries(entries);
				console.log(JSON.stringify({ service: service ?? null, policy, entries: origins }));
			} else console.log(shown(entries).join('\n'));
			end(EXIT.done);
		});
}

/** Throws `Failure` where the policy does not parse, or declares no such service. */
function entriesFor(folder: string, service: string | undefined): ResolvedEntry[] {
	const files = readPolicyFolder(folder);
	const { policy, findings } = parsePolicy(files);
	const entries = policy && resolvePolicy(files, service);
	if (!entries) {
		throw new Failure(
			EXIT.refused,
			`the policy does not parse: ${counted(findings)}`,
			`obhut check ${folder}`,
		);
	}
	const known = Object.keys(policy.services);
	if (service !== undefined && !known.includes(service)) {
		throw new Failure(EXIT.usage, `no service \`${service}\` is declared`, didYouMean(service, known));
	}
	return entries;
}

function shown(entries: ResolvedEntry[]): string[] {
	let last: string | null = null;
	return entries.flatMap(entry => {
		const { section, id, value, file, line } = entry;
		const head = id !== undefined && section !== last ? [`${section}:`] : [];
		last = section;
		const [first = '', ...rest] = blockLines({ [id ?? section]: value }, id === undefined ? '' : '  ', '  ');
		return [...head, `${first} # from ${file}:${line}`, ...rest];
	});
}
