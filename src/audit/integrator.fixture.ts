/** A log of its own for a test: database, home and integrators, and a look at all of its tree. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { TestDatabase } from '../../test/postgres.js';
import {
	consistencyProof,
	consistencySubtrees,
	leafHashes,
	type NoteKey,
	openCheckpoint,
	parseNoteKey,
	tileReader,
	tilesFor,
	tilesOf,
	verifyConsistency,
} from '../merkle/index.js';
import { openSigningKey } from '../platform/keyring/signing-key.js';
import { Database } from '../platform/postgres/database.js';
import type { Session } from '../platform/postgres/session.js';
import type { AuditEntry } from './entry.js';
import { Integrator, type IntegratorParts } from './integrator.js';
import { commitment, openSealed, sha256 } from './leaves.js';
import { AuditLog } from './log.js';
import { verifyEd25519 } from './log-key.js';
import { rowsAfter } from './store.js';
import { fetchTiles, rootAt } from './tree-reader.js';
import { COMMITMENTS, checkpointsAbove, storedEpochs, storedTile } from './tree-store.js';
import { bundlesOf, entriesOn } from './walk.js';

export const LOG = 'obhut/eu/test';
export const NOON = Date.UTC(2026, 10, 23, 12);

/** All a log is in the database. */
export const LOG_TABLES = 'log_epoch, log_head, log_tile, log_batch, audit_inbox, log_place, log_checkpoint';

export function openTestLog({ config }: TestDatabase) {
	const home = mkdtempSync(join(tmpdir(), 'obhut-log-'));
	const published = join(home, 'log', 'eu', 'checkpoint');
	const databases: Database[] = [];
	afterAll(async () => {
		for (const each of databases) await each.close();
		rmSync(home, { recursive: true, force: true });
	});
	const connect = () => {
		const database = new Database({ target: config });
		databases.push(database);
		return { database, log: new AuditLog(database, { log: LOG, policy: '2026-11-01#1' }) };
	};
	const integrator = (more: Partial<IntegratorParts> = {}) => {
		const key = openSigningKey(join(home, 'log.pem'));
		return new Integrator({ ...connect(), key, published, clock: () => NOON, ...more });
	};
	return { home, published, connect, integrator };
}

/** The same log, empty before each test, with a user who may do anything to it. */
export function openEmptyLog(testDatabase: TestDatabase) {
	const opened = openTestLog(testDatabase);
	const { database, log } = opened.connect();
	const superuser = new pg.Client(testDatabase.config);
	beforeAll(() => superuser.connect());
	afterAll(() => superuser.end());
	beforeEach(async () => {
		await superuser.query(`truncate ${LOG_TABLES}`);
		rmSync(opened.published, { force: true });
	});
	return {
		...opened,
		...{ database, log, superuser, reports: database.reports },
		put: (...entries: AuditEntry[]) => log.append(entries.map(entry => log.seal(entry))),
		/** Batches in the inbox. */
		waiting: async () => (await rowsAfter(database.reports, 0, 100_000)).length,
	};
}

/** Names to tell entries by. */
export const names = (count: number, prefix = '') => Array.from({ length: count }, (_, n) => `${prefix}${n}`);

export function entryAbout(about: string, more: Partial<AuditEntry> = {}): AuditEntry {
	return { kind: 'event', at: NOON, service: 'shop', actor: 'key:1', subject: null, about, ...more };
}

/** Everything in the trees, oldest first, as `about`. */
export async function treeContents(session: Session): Promise<string[]> {
	const found: string[] = [];
	for await (const batch of entriesOn(session, { epoch: 0, leaf: 0 })) {
		found.push(...batch.map(({ sealed }) => openSealed(sealed).about ?? ''));
	}
	return found;
}

/**
 * Throws unless every tree is whole: each leaf the commitment of its entry, each tile made of them, each checkpoint signed,
 * of the root its tree had at that size, and each newer one consistent with each older one. Gives sizes by epoch.
 */
export async function requireSoundTrees(session: Session): Promise<Map<number, number[]>> {
	const sizes = new Map<number, number[]>();
	const epochs = await storedEpochs(session);
	for (const { epoch, origin, key } of epochs) {
		await requireBundles(session, epoch, epoch !== epochs.at(-1)!.epoch);
		sizes.set(epoch, await requireCheckpoints(session, epoch, origin, parseNoteKey(sha256, key)));
	}
	return sizes;
}

/** Tiles of an epoch that was left may have hashes of what went on in the next one: no checkpoint covers those. */
async function requireBundles(session: Session, epoch: number, left: boolean): Promise<void> {
	let size = 0;
	for await (const bundle of bundlesOf(session, epoch, Number.MAX_SAFE_INTEGER)) {
		const index = bundle[0]!.leaf / 256;
		if (bundle.some(({ leaf }, position) => leaf !== index * 256 + position))
			throw new Error('not leaf by leaf');
		const made = bundle.map(({ sealed }) => commitment(sealed));
		const stored = async (level: number) => {
			const hashes = (await storedTile(session, epoch, { level, index }))!;
			return left ? hashes.subarray(0, made.length * 32) : hashes;
		};
		if (!Buffer.concat(made).equals(await stored(COMMITMENTS))) throw new Error('not the commitments');
		if (!Buffer.from(leafHashes(sha256, made)).equals(await stored(0)))
			throw new Error('not the leaf hashes');
		size += bundle.length;
	}
	const source = await fetchTiles(session, epoch, [...tilesOf(size)]);
	for (const tile of tilesOf(size)) {
		const width = (source(tile)?.length ?? 0) / 32;
		if (left ? width < tile.width : width !== tile.width) throw new Error('a tile of another width');
	}
}

async function requireCheckpoints(
	session: Session,
	epoch: number,
	origin: string,
	key: NoteKey,
): Promise<number[]> {
	const sizes: number[] = [];
	let old: { size: number; root: Uint8Array } | null = null;
	for (const { note } of await checkpointsAbove(session, epoch, 0, 100_000)) {
		const { checkpoint } = await openCheckpoint(Buffer.from(note), origin, [key], verifyEd25519);
		const { size, root } = checkpoint;
		if (!Buffer.from(await rootAt(session, epoch, size)).equals(root)) throw new Error('not the root');
		if (old !== null) {
			const tiles = tilesFor(consistencySubtrees(old.size, size), size);
			const read = tileReader(sha256, size, await fetchTiles(session, epoch, tiles));
			const proof = consistencyProof(sha256, read, old.size, size);
			verifyConsistency(sha256, { oldSize: old.size, oldRoot: old.root, size, root, proof });
		}
		old = { size, root };
		sizes.push(size);
	}
	return sizes;
}
