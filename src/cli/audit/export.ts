import type { Command } from 'commander';
import { type ExportedEpoch, exportLog } from '../../audit/export.js';
import { EXIT, type ExitCode, Failure } from '../failure.js';
import { type RegionOptions, withRegionOptions } from '../regions.js';
import { inRegionLog, recordLook, UNSIGNED_NOTE } from './region-log.js';
import { VerifyProgress } from './verify-progress.js';

interface Options extends RegionOptions {
	json?: boolean;
}

/** `obhut audit export`: a region's log as files, for whoever shall verify it. */
export function exportCommand(parent: Command, end: (code: ExitCode) => void): void {
	const command = parent
		.command('export')
		.summary('write a region’s log into a folder, salts and entries included')
		.description(
			'Writes every epoch of the log into <dir>/<epoch>: checkpoints, verifier key, tiles, and in `opened` what stands ' +
				'behind the leaves, which is personal data. Into the folder of an earlier export it writes what is new. The export ' +
				'is itself an entry.',
		)
		.argument('<dir>', 'folder to write into; made where missing');
	withRegionOptions(command)
		.option('--json', 'print {epochs:[{epoch, origin, size, checkpoints}], signed}')
		.addHelpText(
			'after',
			'\nExample:\n  obhut audit export kept/eu --region eu\n  obhut audit verify kept/eu',
		)
		.action(async (directory: string, options: Options) => {
			const { epochs, signed } = await inRegionLog(options, async at => {
				const signed = await recordLook(at, 'exported');
				const progress = new VerifyProgress(process.stderr);
				const told = (done: number, of: number) => progress.at(null, done, of);
				const epochs = await exportLog(at.database.reports, directory, told);
				progress.end();
				return { epochs, signed };
			});
			if (epochs.length === 0) {
				const hint = 'a running server signs one within five seconds, where there are entries';
				throw new Failure(EXIT.refused, 'the log has no checkpoint yet', hint);
			}
			if (options.json) console.log(JSON.stringify({ epochs, signed }));
			else for (const epoch of epochs) console.log(line(epoch));
			if (!signed && !options.json) console.log(UNSIGNED_NOTE);
			end(EXIT.done);
		});
}

function line({ epoch, origin, size, checkpoints }: ExportedEpoch): string {
	return `epoch ${epoch}, ${origin}: ${size} entries, ${checkpoints} checkpoints`;
}
