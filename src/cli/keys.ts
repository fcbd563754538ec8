import { type Command, Option } from 'commander';
import { SCOPES, type Scope, type ServiceKey, ServiceKeys } from '../identity/service-keys/index.js';
import { systemClock } from '../platform/clock.js';
import { addDuration, parseDuration } from '../policy/duration.js';
import { everywhere, inRegions, type RegionAtRest } from '../server/regions-at-rest.js';
import { EXIT, type ExitCode, Failure } from './failure.js';
import { type RegionOptions, regionsOf, withRegionOptions } from './regions.js';

interface Options extends RegionOptions {
	json?: boolean;
}

interface IssueOptions extends Options {
	scope: Scope[];
	label: string;
	lasts?: string;
}

/** Who works here, for the log. */
const BY = 'cli';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** `obhut keys`: the keys services call with, in every region. */
export function keysCommand(program: Command, end: (code: ExitCode) => void): void {
	const keys = program
		.command('keys')
		.summary('list, issue and revoke the keys services call with')
		.description(
			'Works on the regions’ databases directly, so it needs no running server. A key is shown once, where it is ' +
				'issued, which takes the keyring; only its digest is kept. Issuing and revoking are entries of the log. All take --json.',
		)
		.addHelpText(
			'after',
			'\nExample:\n  obhut keys issue shop --scope people offers --lasts P1Y\n  obhut keys revoke 0b9f6f3e-…',
		);
	const command = (usage: string, summary: string) =>
		withRegionOptions(keys.command(usage).summary(summary).description(summary)).option(
			'--json',
			'print the result as JSON',
		);
	command('list', 'every key ever issued, newest first; never the key itself').action(
		async (options: Options) => {
			await list(options);
			end(EXIT.done);
		},
	);
	command('issue <service>', 'make a key of a service per region, and show it once')
		.addOption(new Option('--scope <scope...>', 'what it opens').choices(SCOPES).default(['people']))
		.option('--label <text>', 'what you call it', 'obhut keys')
		.option('--lasts <duration>', 'how long it is good, as P90D or P1Y; without end unless told')
		.action(async (service: string, options: IssueOptions) => {
			await issue(service, options);
			end(EXIT.done);
		});
	command('revoke <id>', 'end a key from the next call on').action(async (id: string, options: Options) => {
		await revoke(id, options);
		end(EXIT.done);
	});
}

const ringOf = ({ database, keyring, log, region }: RegionAtRest) =>
	new ServiceKeys(database, log, region, systemClock, keyring);

async function list(options: Options): Promise<void> {
	const { where, regions } = regionsOf(options);
	const listed = everywhere(await inRegions(where, regions, systemClock, at => ringOf(at).list()));
	const keys = listed.flat().map(shown);
	if (options.json) console.log(JSON.stringify({ keys }));
	else if (keys.length === 0) console.log('no key was issued yet');
	else for (const key of keys) console.log(line(key));
}

/** Everything of a key but what it is known by. */
function shown({ hash: _hash, createdAt, expiresAt, revokedAt, ...key }: ServiceKey) {
	const at = (instant: number | null) => (instant === null ? null : new Date(instant).toISOString());
	return { ...key, created: at(createdAt), expires: at(expiresAt), revoked: at(revokedAt) };
}

function line({ id, region, service, scopes, label, ...times }: ReturnType<typeof shown>): string {
	const happened = Object.entries(times).flatMap(([what, at]) => (at === null ? [] : [`${what} ${at}`]));
	const named = label === '' ? [] : [`“${label}”`];
	return [id, region, service, scopes.join(','), ...happened, ...named].join('  ');
}

async function issue(service: string, options: IssueOptions): Promise<void> {
	const { where, regions } = regionsOf(options);
	const lasts = options.lasts === undefined ? {} : { lasts: milliseconds(options.lasts) };
	const declared = await inRegions(where, regions, systemClock, async ({ policy: { policy } }) =>
		Object.keys(policy.services),
	);
	for (const services of everywhere(declared)) {
		if (services.includes(service)) continue;
		throw new Failure(
			EXIT.refused,
			'the policy declares no such service',
			`its services are ${services.join(', ')}`,
		);
	}
	const order = { service, scopes: options.scope, label: options.label, by: BY, ...lasts };
	const outcomes = await inRegions(where, regions, systemClock, async at => ({
		region: at.region,
		service,
		...(await ringOf(at).issue(order)),
	}));
	// A key that was made is shown even where another region's could not be: it cannot be shown again.
	const issued = outcomes.flatMap(outcome => (outcome.status === 'fulfilled' ? [outcome.value] : []));
	if (options.json) console.log(JSON.stringify({ keys: issued }));
	else
		for (const { id, key, region } of issued) console.log(`${region}: ${key}\n  id ${id}; not shown again`);
	everywhere(outcomes);
}

/** Throws `Failure`. */
function milliseconds(duration: string): number {
	const parts = parseDuration(duration);
	const now = systemClock();
	const lasts = parts === null ? 0 : addDuration(now, parts) - now;
	if (lasts > 0) return lasts;
	throw new Failure(EXIT.usage, '--lasts is no duration', 'ISO 8601: P90D, P6M, P1Y');
}

async function revoke(named: string, options: Options): Promise<void> {
	const { where, regions } = regionsOf(options);
	const id = named.replace(/^key:/, '').toLowerCase();
	if (!UUID.test(id)) {
		throw new Failure(
			EXIT.usage,
			'this is no id of a key',
			'`obhut keys list` shows the ids; the key is none',
		);
	}
	const outcomes = await inRegions(where, regions, systemClock, async at =>
		(await ringOf(at).revoke(id, BY)) ? [at.region] : [],
	);
	const ended = outcomes.flatMap(outcome => (outcome.status === 'fulfilled' ? outcome.value : []));
	const [region] = ended.length > 0 ? ended : everywhere(outcomes).flat();
	if (region === undefined) {
		throw new Failure(EXIT.refused, 'no key of this id stands', '`obhut keys list` shows which do');
	}
	if (options.json) console.log(JSON.stringify({ id, region, revoked: true }));
	else console.log(`${region}: key \`${id}\` opens nothing any more`);
}
