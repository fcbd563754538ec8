import type { Command } from 'commander';
import { readPolicyFolder } from '../platform/policy-folder.js';
import { type Conflict, type Departures, departures, type OwnSection } from '../policy/conflicts.js';
import type { Position } from '../policy/finding.js';
import { type ParsedPolicy, parsePolicy } from '../policy/parse.js';
import { EXIT, type ExitCode, Failure } from './failure.js';
import { counted } from './policy-findings.js';

/** `obhut policy conflicts`: what services say otherwise than the general policy, and what it means for people. */
export function policyConflictsCommand(policy: Command, end: (code: ExitCode) => void): void {
	policy
		.command('conflicts')
		.summary('say where services differ from the general policy, and what it means for people')
		.description(
			'For each service with a policy of its own: what it loosens, tightens or only says otherwise, key by key; the ' +
				'entries it adds; and those that say what the general policy says. The service’s own prevails in every case.',
		)
		.argument('<dir>', 'folder that holds policy.yaml')
		.option(
			'--json',
			'print {services:[{service, conflicts:[{section, id, field, members, verdict, reason, general, own}], additions, repeats}]}',
		)
		.addHelpText('after', '\nExample:\n  obhut policy conflicts policies/cncest')
		.action((folder: string, options: { json?: boolean }) => {
			const parsed = parsePolicy(readPolicyFolder(folder));
			if (!parsed.policy) {
				const message = `the policy does not parse: ${counted(parsed.findings)}`;
				throw new Failure(EXIT.refused, message, `obhut check ${folder}`);
			}
			const all = departures(parsed.policy);
			if (options.json) console.log(JSON.stringify({ services: all.map(each => placed(parsed, each)) }));
			else
				console.log(all.length === 0 ? 'no service has a policy of its own' : lines(parsed, all).join('\n'));
			end(EXIT.done);
		});
}

interface Named {
	section: OwnSection;
	id: string;
}

type Place = Pick<Position, 'file' | 'line'>;

function at({ where }: ParsedPolicy, path: string[], service?: string): Place {
	const { file, line } = where(path, service);
	return { file, line };
}

/** Every entry with its places in both files. */
function placed(parsed: ParsedPolicy, { service, conflicts, additions, repeats }: Departures) {
	const ownAt = <T extends Named>(each: T) => ({ ...each, at: at(parsed, [each.section, each.id], service) });
	const both = <T extends Named & { against?: string }>(each: T) => ({
		...ownAt(each),
		generalAt: at(parsed, [each.section, each.against ?? each.id]),
	});
	return {
		service,
		conflicts: conflicts.map(both),
		additions: additions.map(ownAt),
		repeats: repeats.map(both),
	};
}

function lines(parsed: ParsedPolicy, all: Departures[]): string[] {
	return all.flatMap(each => {
		const { service, conflicts, additions, repeats } = placed(parsed, each);
		const said = ({ file, line }: Place) => `${file}:${line}`;
		const found = [
			...conflicts.flatMap(one => [
				`  ${one.verdict.padEnd(8)}  ${one.section}.${one.id} ${one.field}: ${values(one)}`,
				`            it ${one.reason}${about(one)} (${said(one.generalAt)}, ${said(one.at)})`,
			]),
			...additions.map(one => `  adds      ${one.section}.${one.id}${ADDED[one.verdict]} (${said(one.at)})`),
			...repeats.map(one => `  repeats   ${one.section}.${one.id}${again(one.asksAgain)} (${said(one.at)})`),
		];
		return [`${service}:`, ...(found.length > 0 ? found : ['  says nothing of its own'])];
	});
}

const ADDED = {
	loosens: ', which the general policy tells people nothing of',
	tightens: '',
	differs: '',
};

const again = (asks: boolean) =>
	asks ? ', and asks people’s consent to it apart' : ' as the general policy has it';

function about({ members, against, id }: Conflict): string {
	const whom =
		members.length > 0 ? `: ${members.slice(0, 6).join(', ')}${members.length > 6 ? ' …' : ''}` : '';
	return `${against !== undefined && against !== id ? `, instead of \`${against}\`` : ''}${whom}`;
}

function values({ general, own }: Conflict): string {
	const text = (value: unknown) => {
		const said = value === undefined ? 'nothing' : typeof value === 'string' ? value : JSON.stringify(value);
		return said.length > 60 ? `${said.slice(0, 59)}…` : said;
	};
	return `${text(general)} → ${text(own)}`;
}
