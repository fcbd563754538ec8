import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import pino from 'pino';
import { type EvidenceBundle, type Span, signBundle } from '../evidence/index.js';
import { systemClock } from '../platform/clock.js';
import type { SigningKey } from '../platform/keyring/keyring.js';
import { writeDurably } from '../platform/write-whole.js';
import { evidenceContent } from '../server/evidence-bundle.js';
import type { House } from '../server/house.js';
import { openHouse } from '../server/open.js';
import { openKeyring } from '../server/region.js';
import { EXIT, type ExitCode, Failure } from './failure.js';
import { regionsOf } from './regions.js';
import { EXAMPLE_POLICY } from './serve.js';

interface Options {
	policy: string;
	home: string;
	region: string;
	from: string;
	to: string;
	json?: boolean;
}

const DAY = 86_400_000;

/** `obhut evidence`: what a span of time shows of the policy, in a file and a note signed by the key of the log. */
export function evidenceCommand(program: Command, end: (code: ExitCode) => void): void {
	program
		.command('evidence')
		.summary('hand out what a span of time shows, signed by the key of the log')
		.description(
			'Writes evidence.json (versions in force, each clause’s verdict and figures, counts of the log, registers as counts, ' +
				'the law’s verdicts, who vouches, the last signed head of the log, and what could still be done unnoticed) and ' +
				'evidence.note, which signs for it. Figures name nobody. Works on the database, with or without a running server.',
		)
		.argument('<dir>', 'folder to write the two files to; beside an exported log they are verified with it')
		.requiredOption('--region <id>', 'region of the policy')
		.requiredOption('--from <day>', 'first day, as 2026-11-01; days are UTC')
		.requiredOption('--to <day>', 'last day')
		.option('--policy <dir>', 'policy folder that names the regions', EXAMPLE_POLICY)
		.option('--home <dir>', 'folder of the keyrings and the embedded database', '.obhut')
		.option('--json', 'print {json, note, origin, from, to}')
		.addHelpText(
			'after',
			'\nExample:\n  obhut evidence november --region eu --from 2026-11-01 --to 2026-11-30\n' +
				'  obhut audit verify november --key "$(cat kept/key)"',
		)
		.action(async (folder: string, options: Options) => {
			const span = spanOf(options);
			const { where, regions } = regionsOf({ ...options, region: [options.region] });
			const house = await openHouse({
				...{ policyDirectory: options.policy, regions, ...where },
				logger: pino({ level: 'silent' }),
			});
			try {
				const key = openKeyring(resolve(options.home), options.region, false).log;
				const { bundle, origin } = await bundleFrom(house, options.region, span, key);
				const [json, note] = [join(folder, 'evidence.json'), join(folder, 'evidence.note')];
				mkdirSync(folder, { recursive: true });
				writeDurably(json, bundle.json);
				writeDurably(note, bundle.note);
				const [from, to] = [new Date(span.from).toISOString(), new Date(span.to).toISOString()];
				console.log(
					options.json
						? JSON.stringify({ json, note, origin, from, to })
						: `${json}\n${note}\nsigned for ${origin}, from ${from} to ${to}`,
				);
			} finally {
				await house.close();
			}
			end(EXIT.done);
		});
}

/** Throws `Failure` where the log has no signed head yet: nobody could tell whose evidence it is. */
export async function bundleFrom(
	house: House,
	region: string,
	span: Span,
	key: SigningKey,
	now: number = systemClock(),
): Promise<{ bundle: EvidenceBundle; origin: string }> {
	const { content, origin } = await evidenceContent(house, region, span, now);
	if (origin === null) {
		const hint = 'run `obhut serve` for some seconds, then try again';
		throw new Failure(EXIT.refused, `the log of region \`${region}\` has no signed head yet`, hint);
	}
	return { bundle: await signBundle(content, span, origin, key), origin };
}

function spanOf({ from, to }: Options): Span {
	const [first, last] = [dayAt(from, '--from'), dayAt(to, '--to')];
	if (first > last)
		throw new Failure(EXIT.usage, '--to lies before --from', 'name the last day behind the first');
	return { from: first, to: last + DAY };
}

function dayAt(day: string, option: string): number {
	const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
	if (!Number.isNaN(at) && new Date(at).toISOString().startsWith(day)) return at;
	throw new Failure(EXIT.usage, `${option} is no day`, 'write it as 2026-11-01');
}
