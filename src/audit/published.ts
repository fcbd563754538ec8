/**
 * The newest checkpoint, kept in a file outside the database: `log/<region>/checkpoint` of the home. It is on disk before
 * anybody is shown the checkpoint, so that a database restored from before it cannot be taken for the log as it was.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Checkpoint, type NoteKey, openCheckpoint } from '../merkle/index.js';
import { makeDirectory } from '../platform/directory.js';
import { Fault } from '../platform/fault.js';
import { writeDurably } from '../platform/write-whole.js';
import { verifyEd25519 } from './log-key.js';

export class PublishedFault extends Fault {}

export interface Published {
	note: string;
	checkpoint: Checkpoint;
}

export function publish(path: string, note: string): void {
	makeDirectory(dirname(path));
	writeDurably(path, note);
}

/**
 * What was published last; null where nothing was. `keysOf` names the keys a tree may have been signed with. Throws
 * `PublishedFault` for what none of them signed.
 */
export async function readPublished(
	path: string,
	keysOf: (origin: string) => NoteKey[],
): Promise<Published | null> {
	if (!existsSync(path)) return null;
	const bytes = readFileSync(path);
	const note = bytes.toString('utf8');
	const origin = note.slice(0, note.indexOf('\n'));
	try {
		const { checkpoint } = await openCheckpoint(bytes, origin, keysOf(origin), verifyEd25519);
		return { note, checkpoint };
	} catch {
		throw new PublishedFault(
			`\`${path}\` is no checkpoint signed with this region's log key`,
			'restore it, or the key `log.pem`, from their backup; without either the log would go on unproven',
		);
	}
}
