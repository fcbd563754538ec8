/** What is wrong with an export: one table of stable codes, and the list of what was found, as long as people read. */

export type Severity = 'error' | 'warning';

/** A code is never renamed. An export with an `error` is not the log its key signed for. */
export const FINDINGS = {
	'export-unknown': {
		severity: 'error',
		hint: 'name the folder that holds 1/, 2/, … or one of these, or a proof file',
	},
	'epoch-missing': {
		severity: 'error',
		hint: 'ask for the whole export: every epoch from 1 on belongs to it',
	},
	'epoch-unlinked': {
		severity: 'error',
		hint: 'a later epoch must name the checkpoint it goes on from; without it leaves may have been left behind',
	},
	'epoch-behind': {
		severity: 'warning',
		hint: 'after a restore an epoch may go on from an older checkpoint; ask for the reason, and what became of the rest',
	},
	'file-missing': {
		severity: 'error',
		hint: 'ask for the export anew; whoever withholds a file must say why',
	},
	'file-unreadable': { severity: 'error', hint: 'check its owner, its permissions and the disk' },
	'file-length': { severity: 'error', hint: 'the file was cut or added to; ask for the export anew' },
	'file-superfluous': { severity: 'warning', hint: 'nothing vouches for it; do not rely on what it says' },
	'key-invalid': {
		severity: 'error',
		hint: 'pass the verifier key you were given at first, `name+id+base64`, with --key',
	},
	'key-differs': {
		severity: 'error',
		hint: 'ask the operator why the export names another key than you were given',
	},
	'note-invalid': { severity: 'error', hint: 'the file was changed after it was signed; ask for it anew' },
	'note-unsigned': {
		severity: 'error',
		hint: 'pass the verifier key of this log with --key; if it is the right one, somebody else wrote this',
	},
	'signature-invalid': { severity: 'error', hint: 'the text is not what the key signed; do not rely on it' },
	'checkpoint-invalid': { severity: 'error', hint: 'a signed text that is no checkpoint of a known form' },
	'origin-differs': {
		severity: 'error',
		hint: 'the files of one log or epoch stand in the folder of another',
	},
	'checkpoint-misnamed': { severity: 'error', hint: 'a checkpoint stands in checkpoints/ under its size' },
	'checkpoint-beyond': {
		severity: 'error',
		hint: 'leaves that were signed for are gone: the newest checkpoint must be at least as large',
	},
	'checkpoint-inconsistent': {
		severity: 'error',
		hint: 'the log was rewritten after this was signed; keep both checkpoints, they prove it',
	},
	'root-differs': { severity: 'error', hint: 'keep the export and its checkpoint, and ask for it anew' },
	'tile-differs': { severity: 'error', hint: 'hashes were changed; ask for the export anew' },
	'bundle-invalid': { severity: 'error', hint: 'a bundle holds commitments of 32 bytes and nothing else' },
	'commitment-differs': { severity: 'error', hint: 'the commitment was changed; ask for the export anew' },
	'commitment-doubled': { severity: 'error', hint: 'one entry must stand in the log once' },
	'opened-invalid': {
		severity: 'error',
		hint: 'opened entries are salt, length and bytes, one after another; ask for the file anew',
	},
	'opened-missing': { severity: 'error', hint: 'ask what these leaves hold: every one must be opened' },
	'entry-differs': {
		severity: 'error',
		hint: 'the entry or its salt was changed after it was logged; ask for the original',
	},
	'entry-invalid': {
		severity: 'error',
		hint: 'an entry is JSON as it is written without white space, with v, id, log, kind and at',
	},
	'entry-version': { severity: 'error', hint: 'verify with a newer version of obhut' },
	'entry-foreign': { severity: 'error', hint: 'an entry of another region stands in this log' },
	'entry-doubled': { severity: 'error', hint: 'an id is drawn once; one of the two is a copy' },
	'since-elsewhere': {
		severity: 'error',
		hint: 'the checkpoint you kept is of a log or epoch that this export does not hold',
	},
	'evidence-invalid': { severity: 'error', hint: 'ask for evidence.json and evidence.note anew' },
	'evidence-differs': { severity: 'error', hint: 'evidence.json was changed after it was signed' },
	'proof-invalid': {
		severity: 'error',
		hint: 'a proof is JSON {entry, salt, index, proof, checkpoint}, a list of these, or a C2SP tlog-proof; ask for it anew',
	},
	'proof-differs': { severity: 'error', hint: 'the entry is not in the log this checkpoint speaks of' },
} as const satisfies Record<string, { severity: Severity; hint: string }>;

export type FindingCode = keyof typeof FINDINGS;

export interface Place {
	/** Number of the leaf in its epoch, from 0. */
	leaf?: number;
	/** Offset in the file. */
	byte?: number;
	/** The hash that belongs there, base64. Hashes are public. */
	expected?: string;
}

export interface Finding extends Place {
	code: FindingCode;
	severity: Severity;
	/** From the folder that was named. */
	file: string;
	/** Lower case, no full stop, never what an entry says. */
	message: string;
	hint: string;
}

/** More of one severity, or more of one code in one file, help nobody. */
export const MOST_FINDINGS = 100;
const MOST_IN_FILE = 8;

export class Findings {
	readonly #listed: Finding[] = [];
	readonly #inFile = new Map<string, number>();
	readonly #counts: Record<Severity, number> = { error: 0, warning: 0 };
	readonly #listedOf: Record<Severity, number> = { error: 0, warning: 0 };

	add(code: FindingCode, file: string, message: string, place: Place = {}): void {
		const { severity, hint } = FINDINGS[code];
		this.#counts[severity]++;
		if (this.#listedOf[severity] >= MOST_FINDINGS) return;
		const key = `${code} ${file}`;
		const inFile = this.#inFile.get(key) ?? 0;
		if (inFile >= MOST_IN_FILE) return;
		this.#inFile.set(key, inFile + 1);
		this.#listedOf[severity]++;
		this.#listed.push({ code, severity, file, ...place, message, hint });
	}

	/** Whether something was listed that is wrong in a file. */
	blames(path: string): boolean {
		return this.#listed.some(({ file }) => file === path);
	}

	get errors(): number {
		return this.#counts.error;
	}

	get warnings(): number {
		return this.#counts.warning;
	}

	/** By file, then leaf, then byte. */
	sorted(): Finding[] {
		return this.#listed.toSorted(
			(one, other) =>
				one.file.localeCompare(other.file, 'en', { numeric: true }) ||
				(one.leaf ?? -1) - (other.leaf ?? -1) ||
				(one.byte ?? -1) - (other.byte ?? -1),
		);
	}

	/** How many were found that `sorted` leaves out. */
	get unlisted(): number {
		return this.#counts.error + this.#counts.warning - this.#listed.length;
	}
}
