import { Argument, type Command } from 'commander';
import type { StopKind } from '../obligations/incidents/index.js';
import { systemClock } from '../platform/clock.js';
import { Problem } from '../platform/problem.js';
import { type RegionStop, stopEverywhere } from '../server/stop-everywhere.js';
import { EXIT, type ExitCode, Failure } from './failure.js';
import { type RegionOptions, regionsOf, withRegionOptions } from './regions.js';

interface Options extends RegionOptions {
	lift?: boolean;
	json?: boolean;
}

/** `obhut stop`: stops the spread of an incident, in every region and every process (S4.5). */
export function stopCommand(program: Command, end: (code: ExitCode) => void): void {
	const command = program
		.command('stop')
		.summary('stop a purpose, a service or an actor at once, because of an incident')
		.description(
			'Works on the regions’ databases directly, so it needs no running server and no key. From the next read on no ' +
				'process releases or takes anything for what is stopped, until it is lifted with --lift. Every stop and every ' +
				'lift is an entry of the log.',
		)
		.addArgument(new Argument('<kind>', 'what is stopped').choices(['purpose', 'service', 'actor']))
		.argument('<name>', 'id of the purpose or service, or the actor as the log writes it: key:…, staff:…')
		.option('--lift', 'lift the stop instead');
	withRegionOptions(command)
		.option('--json', 'print {kind, name, regions:[{region, stop}]}')
		.addHelpText('after', '\nExample:\n  obhut stop actor key:3f9a\n  obhut stop purpose surveys --lift')
		.action(async (kind: StopKind, name: string, options: Options) => {
			const { where, regions: named } = regionsOf(options);
			const order = { kind, name, lift: options.lift ?? false, by: 'cli' };
			const regions = await stopEverywhere(where, named, order, systemClock).catch(error => {
				if (error instanceof Problem) throw new Failure(EXIT.refused, error.message, error.details.hint);
				throw error;
			});
			if (options.json) console.log(JSON.stringify({ kind, name, regions }));
			else for (const region of regions) console.log(told(kind, name, region));
			end(EXIT.done);
		});
}

function told(kind: StopKind, name: string, { region, stop }: RegionStop): string {
	if (stop === null) return `${region}: ${kind} \`${name}\` was not stopped`;
	if (stop.liftedAt !== null) return `${region}: ${kind} \`${name}\` goes on`;
	return `${region}: ${kind} \`${name}\` stopped since ${new Date(stop.since).toISOString()}`;
}
