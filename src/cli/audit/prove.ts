import type { Command } from 'commander';
import { formatProof } from '../../audit/entry-proof.js';
import { proveEntry } from '../../audit/prove.js';
import { openPublicLog } from '../../audit/public-log.js';
import { EXIT, type ExitCode, Failure } from '../failure.js';
import { type RegionOptions, withRegionOptions } from '../regions.js';
import { inRegionLog, recordLook, UNSIGNED_NOTE } from './region-log.js';
import { VerifyProgress } from './verify-progress.js';

interface Options extends RegionOptions {
	json?: boolean;
}

/** `obhut audit prove`: one entry, and the proof that the log has it. */
export function proveCommand(parent: Command, end: (code: ExitCode) => void): void {
	const command = parent
		.command('prove')
		.summary('print one entry with the proof that it stands in the log')
		.description(
			'Prints the proof as text (C2SP tlog-proof, with salt and entry as its extra data), or with --json as the file ' +
				'`obhut audit verify` takes. Proving is itself an entry.',
		)
		.argument('<entry-id>', 'id of the entry, as the log’s listing shows it');
	withRegionOptions(command)
		.option('--json', 'print {entry, salt, index, proof, checkpoint}, binary members in base64')
		.addHelpText(
			'after',
			'\nAn id that begins with - goes behind --, at the end.\n\nExample:\n  obhut audit prove --region eu --json -- Bz1Wd0nQ3mS5cKf2Vt7a9g > proof.json',
		)
		.action(async (id: string, options: Options) => {
			const { proof, signed } = await inRegionLog(options, async at => {
				const { reports } = at.database;
				const signed = await recordLook(at, 'proved');
				const all = (await openPublicLog(reports).logs()).reduce((sum, { size }) => sum + size, 0);
				const progress = new VerifyProgress(process.stderr);
				const proof = await proveEntry(reports, id, looked => progress.at(null, Math.min(looked, all), all));
				progress.end();
				return { proof, signed };
			});
			if (proof === null) {
				const hint = signed ? 'the listing of the log shows the ids' : UNSIGNED_NOTE;
				throw new Failure(EXIT.refused, 'no entry of this id stands under a checkpoint', hint);
			}
			console.log(options.json ? JSON.stringify(proof) : formatProof(proof).trimEnd());
			end(EXIT.done);
		});
}
