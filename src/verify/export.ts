/** A whole export: every epoch, how they go on from one another, and what is handed out beside them. */
import { basename, resolve } from 'node:path';
import type { NoteKey } from '../merkle/index.js';
import { type EpochPlace, originLine, type VerifiedEpoch, verifyEpoch } from './epoch.js';
import { type Evidence, verifyEvidence } from './evidence.js';
import { Folder } from './file.js';
import { type Finding, Findings } from './finding.js';
import { type Link, linkOf, originOf } from './link.js';

export interface ExportAsk {
	/** Verifier keys the user was given; where there are none, each epoch's own is taken. */
	keys: readonly NoteKey[];
	/** A checkpoint the user kept: its name in findings, and its bytes. */
	since?: { file: string; bytes: Uint8Array };
	/** Called now and then with leaves done, of all in the epoch. */
	progress?(epoch: number | null, done: number, of: number): void;
}

export type EpochSummary = Pick<
	VerifiedEpoch,
	'epoch' | 'origin' | 'size' | 'opened' | 'tiles' | 'checkpoints' | 'from' | 'to'
> & {
	/** Root of the checkpoint it was held against, base64. */
	root: string;
};

export interface VerifiedExport {
	/** Whether there is no error. */
	ok: boolean;
	/** By place; the first of them where there are many. */
	findings: Finding[];
	/** How many more there are. */
	unlisted: number;
	errors: number;
	warnings: number;
	/** Whether the key was given, or is the one the export itself names: then anybody could have made it. */
	key: 'given' | 'export';
	/** Of those that could be held against a checkpoint. */
	epochs: EpochSummary[];
	entries: number;
	tiles: number;
	checkpoints: number;
	/** Milliseconds; null where no entry is opened. */
	from: number | null;
	to: number | null;
	/** Null where there is none that verifies. */
	evidence: Evidence | null;
}

/** A link, and the log and epoch it was found in. */
type Linked = Link & { log: string; from: number };

/** Verifies the export in a folder, or one epoch of it. What is wrong is a finding; throws only where the disk fails. */
export async function verifyExport(path: string, ask: ExportAsk): Promise<VerifiedExport> {
	const findings = new Findings();
	const folder = new Folder(path, findings);
	const places = placesOf(folder, path);
	const since = ask.since && { ...ask.since, origin: originLine(ask.since.bytes) ?? '' };
	const verified: VerifiedEpoch[] = [];
	const links: Linked[] = [];
	// From the last to the first: a later epoch says what the tree before it must have been.
	for (const place of places.toReversed()) {
		const epoch = await verifyEpoch(folder, place, {
			keys: ask.keys,
			watchedOf: origin => links.filter(link => link.origin === origin).map(({ watch }) => watch),
			since: since ?? null,
			progress: (done, of) => ask.progress?.(place.epoch, done, of),
		});
		if (epoch === null) continue;
		verified.unshift(epoch);
		const { epoch: number, log, first } = epoch;
		if (number === null || number === 1 || log === null || first === null) continue;
		const link = linkOf(folder, place.prefix, { log, epoch: number, first });
		if (link) links.push({ ...link, log, from: number });
	}
	sayMissing(findings, places, links);
	sayBehind(findings, verified, links);
	if (since && !verified.some(({ sinceFound }) => sinceFound)) {
		findings.add('since-elsewhere', since.file, 'no epoch of this export has the origin of the checkpoint');
	}
	const evidence = await verifyEvidence(folder, verified);
	return {
		ok: findings.errors === 0,
		findings: findings.sorted(),
		unlisted: findings.unlisted,
		errors: findings.errors,
		warnings: findings.warnings,
		key: ask.keys.length > 0 ? 'given' : 'export',
		epochs: verified.map(summary),
		...sums(verified),
		evidence,
	};
}

/** The epochs a folder holds, from the first; none, and a finding, where it holds none. */
function placesOf(folder: Folder, path: string): EpochPlace[] {
	const names = folder.list('') ?? [];
	const numbers = names
		.filter(name => /^[1-9][0-9]{0,5}\/$/.test(name))
		.map(name => Number.parseInt(name, 10));
	if (names.some(name => name === 'checkpoint' || name === 'tile/')) {
		const number = Number(basename(resolve(path)));
		return [{ prefix: '', epoch: Number.isSafeInteger(number) && number >= 1 ? number : null }];
	}
	if (numbers.length === 0) {
		folder.findings.add('export-unknown', '.', 'the folder holds no epoch of a log');
		return [];
	}
	numbers.sort((one, other) => one - other);
	const parts = new Set([...numbers.map(number => `${number}/`), 'evidence.json', 'evidence.note']);
	for (const name of names) {
		if (!parts.has(name)) folder.findings.add('file-superfluous', name, 'this is no part of an export');
	}
	return numbers.map(epoch => ({ prefix: `${epoch}/`, epoch }));
}

/** Says which epochs are not there. One that never had a leaf need not be: then the next one says so. */
function sayMissing(findings: Findings, places: EpochPlace[], links: Linked[]): void {
	const last = places.at(-1)?.epoch ?? 0;
	for (let epoch = 1; places[0]?.prefix !== '' && epoch < last; epoch++) {
		if (places.some(place => place.epoch === epoch)) continue;
		const empty = links.some(({ origin, log, watch }) => watch.size === 0 && origin === originOf(log, epoch));
		if (empty) continue;
		findings.add('epoch-missing', `${epoch}`, `epoch ${epoch} is not there, and later ones are`);
	}
}

/** Says where a later epoch leaves behind what an earlier one signed for. */
function sayBehind(findings: Findings, epochs: VerifiedEpoch[], links: Linked[]): void {
	for (const { origin, watch, from } of links) {
		const before = epochs.find(epoch => epoch.origin === origin);
		if (before === undefined || before.size <= watch.size) continue;
		const message = `epoch ${from} goes on from ${watch.size} leaves of an epoch that has ${before.size}`;
		findings.add('epoch-behind', watch.file, message, { leaf: 0 });
	}
}

function summary(epoch: VerifiedEpoch): EpochSummary {
	const { epoch: number, origin, size, root, opened, tiles, checkpoints, from, to } = epoch;
	return {
		...{ epoch: number, origin, size, root: Buffer.from(root).toString('base64') },
		...{ opened, tiles, checkpoints, from, to },
	};
}

function sums(epochs: VerifiedEpoch[]) {
	const sum = (of: (epoch: VerifiedEpoch) => number) => epochs.reduce((total, epoch) => total + of(epoch), 0);
	const instants = epochs.flatMap(({ from, to }) => (from === null || to === null ? [] : [from, to]));
	return {
		entries: sum(({ size }) => size),
		tiles: sum(({ tiles }) => tiles),
		checkpoints: sum(({ checkpoints }) => checkpoints),
		from: instants.length > 0 ? Math.min(...instants) : null,
		to: instants.length > 0 ? Math.max(...instants) : null,
	};
}
