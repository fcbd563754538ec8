import { readFileSync, statSync } from 'node:fs';
import type { Command } from 'commander';
import { MerkleFault, type NoteKey } from '../../merkle/index.js';
import { parseKeys, verifyExport, verifyProofs } from '../../verify/index.js';
import { EXIT, type ExitCode, Failure } from '../failure.js';
import { exportLines, proofLines } from './verified.js';
import { VerifyProgress } from './verify-progress.js';

interface Options {
	since?: string;
	key: string[];
	json?: boolean;
}

const MOST_BYTES = 1 << 24;
const FORM = `
The key is what makes it proof: pass the one you were given when you began to follow the log, not one that came with the
export. Keep a checkpoint each time: with --since, a log that was rewritten in between is found out.

Examples:
  obhut audit verify export --key log.example/eu+742711cd+AepKbGPinFIKvvVQexMuxfmVR3auvr57kkIe6mkURtIs
  obhut audit verify export --since kept/checkpoint --key "$(cat kept/key)"
  obhut audit verify my-log.json --key "$(cat kept/key)"`;

/** `obhut audit verify`: whether an exported log is the one that was signed for. Needs no server and no network. */
export function verifyCommand(parent: Command, end: (code: ExitCode) => void): void {
	parent
		.command('verify')
		.summary('check an exported log, offline: every entry, every hash, every signature')
		.description(
			'Checks an exported folder, one epoch of it, or proofs of single entries, by code that shares nothing with what writes ' +
				'the log but the Merkle tree. Says what is wrong and where. Exit code 1 where anything is.',
		)
		.argument('<path>', 'exported folder, or file of proofs')
		.option('--since <file>', 'a checkpoint you kept: the log must go on from it')
		.option(
			'--key <key>',
			'verifier key; again for one of a later epoch',
			(key, keys: string[]) => [...keys, key],
			[],
		)
		.option(
			'--json',
			'print {ok, findings:[{code, severity, file, leaf, byte, expected, message, hint}], key, epochs, entries, …}; of a file {ok, findings, proven}',
		)
		.addHelpText('after', FORM)
		.action(async (path: string, options: Options) => {
			const keys = givenKeys(options.key);
			const ok = isFolder(path) ? await onFolder(path, keys, options) : await onProof(path, keys, options);
			end(ok ? EXIT.done : EXIT.refused);
		});
}

async function onFolder(path: string, keys: NoteKey[], { since, json }: Options): Promise<boolean> {
	const progress = new VerifyProgress(process.stderr);
	const verified = await verifyExport(path, {
		keys,
		...(since === undefined ? {} : { since: { file: since, bytes: bounded(since) } }),
		progress: (epoch, done, of) => progress.at(epoch, done, of),
	});
	progress.end();
	console.log(json ? JSON.stringify(verified) : exportLines(path, verified).join('\n'));
	return verified.ok;
}

async function onProof(path: string, keys: NoteKey[], { since, json }: Options): Promise<boolean> {
	if (since !== undefined) {
		throw new Failure(EXIT.usage, '--since goes with an exported folder', 'leave it out for a proof file');
	}
	if (keys.length === 0) {
		const hint = 'pass the verifier key of the log with --key; a proof brings none';
		throw new Failure(EXIT.usage, 'a proof file is verified by a key', hint);
	}
	const verified = await verifyProofs(path, bounded(path), keys);
	console.log(json ? JSON.stringify(verified) : proofLines(path, verified).join('\n'));
	return verified.ok;
}

function givenKeys(texts: string[]): NoteKey[] {
	try {
		return parseKeys(texts);
	} catch (error) {
		if (!(error instanceof MerkleFault)) throw error;
		const hint = 'it is one line, `name+id+base64`, as the operator published it';
		throw new Failure(EXIT.usage, `--key is no verifier key: ${error.message}`, hint);
	}
}

function isFolder(path: string): boolean {
	return statSync(path).isDirectory();
}

/** The bytes of a small file the user named. */
function bounded(path: string): Buffer {
	const found = statSync(path);
	if (!found.isFile() || found.size > MOST_BYTES) {
		const hint = 'name an exported folder, a proof file or a checkpoint';
		throw new Failure(EXIT.usage, `\`${path}\` is no file that could be verified`, hint);
	}
	return readFileSync(path);
}
