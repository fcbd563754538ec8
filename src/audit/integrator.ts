/**
 * Moves entries from the inbox into the tree and signs what came of it. Any process may try at any time: a lock on the head
 * lets one of them through, and ends with its connection.
 *
 * INVARIANT(no-fork): a checkpoint is signed of a committed head alone, after that was compared with the newest one ever
 * published, and is on disk outside the database before it is stored where it can be seen. Where the two do not fit, as
 * after a restore, a new epoch begins, and its first leaf says so.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import {
	type Checkpoint,
	emptyRange,
	emptyRoot,
	formatCheckpoint,
	formatRange,
	parseNoteKey,
	parseRange,
	rangeRoot,
	sameHash,
	signNote,
} from '../merkle/index.js';
import type { Clock } from '../platform/clock.js';
import { reach } from '../platform/fault-points.js';
import type { SigningKey } from '../platform/keyring/keyring.js';
import type { Database } from '../platform/postgres/database.js';
import type { Session } from '../platform/postgres/session.js';
import type { Recurring } from '../platform/turns.js';
import { growTree } from './grow-tree.js';
import { sha256 } from './leaves.js';
import type { AuditLog } from './log.js';
import { noteSigner, verifierKey } from './log-key.js';
import { oldestBatches, stretchOf, type TakeLimit, takeBack } from './place-store.js';
import { type Published, publish, readPublished } from './published.js';
import { batchRow, insertBatch } from './store.js';
import { rootAt } from './tree-reader.js';
import {
	insertCheckpoint,
	insertEpoch,
	insertFirstEpoch,
	lockHead,
	newestCheckpoint,
	type StoredCheckpoint,
	type StoredEpoch,
	type StoredHead,
	storedEpochs,
} from './tree-store.js';

export interface IntegratorParts {
	database: Database;
	/** Seals what the integrator itself has to say. */
	log: AuditLog;
	key: SigningKey;
	/** File of the newest checkpoint, outside the database. */
	published: string;
	clock: Clock;
	/** How the head is locked; only tests have another way. */
	lock?: typeof lockHead;
}

/**
 * What is moved in one transaction: a busy second's batches hold dozens of entries each, a calm one's a single entry, and a
 * transaction costs the same for either. Some thousand entries: reads wait for no more than these at a time.
 */
const A_ROUND: TakeLimit = { batches: 1024, bytes: 800_000 };

/** Milliseconds between rounds, and between checkpoints: together they keep a checkpoint at most 5 seconds behind. */
const ROUND = 1000;
const SIGN = 3000;

/** A turn rests between rounds as many times as long as a round took: reads have the disk and the processor to themselves then. */
const RESTS = 2;

/** Milliseconds of a turn after which it rests no more: a log that has fallen behind is caught up with at full speed. */
const RESTS_FOR = 2000;

export class Integrator {
	readonly #parts: IntegratorParts;
	#signedAt = Number.NEGATIVE_INFINITY;

	constructor(parts: IntegratorParts) {
		this.#parts = parts;
	}

	/** Begins the log where it has not begun, and a new epoch where the old one must not be continued. */
	async open(): Promise<void> {
		const { clock, database, key, log } = this.#parts;
		const origin = log.frame.log;
		const first = { epoch: 1, origin, key: verifierKey(key, origin), previous: null };
		await database.integration(session =>
			insertFirstEpoch(session, first, clock(), formatRange(emptyRange())),
		);
		await this.sign();
	}

	/** What every process does each second. */
	work(): Recurring {
		return { work: 'integrate', period: ROUND, run: () => this.#turn() };
	}

	async #turn(): Promise<void> {
		const turnBegan = performance.now();
		for (let after = 0; ; ) {
			const began = performance.now();
			const { more, to } = await this.#round(after);
			after = to;
			if (performance.now() - this.#signedAt >= SIGN) await this.sign();
			if (!more) return;
			const now = performance.now();
			if (now - turnBegan < RESTS_FOR) await pause(RESTS * (now - began));
		}
	}

	/** Empties the inbox, unless another process is at it; gives the number of batches moved. */
	async integrate(): Promise<number> {
		let moved = 0;
		for (let after = 0; ; ) {
			const { more, batches, to } = await this.#round(after);
			moved += batches;
			after = to;
			if (!more) return moved;
		}
	}

	/**
	 * How many batches it moved, up to which, and whether there are more. What was moved before in the same turn is not
	 * looked through again; what commits behind it is moved in the next turn.
	 */
	async #round(after: number): Promise<{ batches: number; to: number; more: boolean }> {
		const { database, lock = lockHead } = this.#parts;
		const moved = await database.integration(async session => {
			const head = await lock(session);
			if (!head) return { batches: 0, to: after, more: false };
			await reach('tree.locked');
			const oldest = await oldestBatches(session, after, A_ROUND);
			if (!oldest) return { batches: 0, to: after, more: false };
			const batches = await growTree(session, head, oldest.stretch);
			await reach('tree.written');
			return { batches, to: oldest.stretch.to, more: oldest.more };
		});
		if (moved.batches > 0) await reach('tree.committed');
		return moved;
	}

	/** Signs the head, unless it is signed or another process holds it. */
	async sign(): Promise<void> {
		this.#signedAt = performance.now();
		// Twice where a new epoch had to begin: what it begins with is signed once it is committed.
		while (!(await this.#parts.database.integration(session => this.#signHead(session))));
	}

	/** False where a new epoch began instead. */
	async #signHead(session: Session): Promise<boolean> {
		const { clock, key, published: path } = this.#parts;
		const head = await lockHead(session);
		if (!head) return true;
		const epochs = await storedEpochs(session);
		const epoch = epochs.find(one => one.epoch === head.epoch)!;
		const newest = await newestCheckpoint(session, head.epoch);
		const published = await readPublished(path, origin => this.#keysOf(origin, epochs));
		if (!(await this.#continues(session, head, epoch, published))) {
			await this.#beginAnew(session, head, epochs, newest, published);
			return false;
		}
		if (head.size === 0) return true;
		if (newest?.size === head.size) {
			if (published?.note !== newest.note) publish(path, newest.note);
			return true;
		}
		const root = rangeRoot(sha256, parseRange(head.frontier));
		const checkpoint = { origin: epoch.origin, size: head.size, root, extensions: [] };
		const signed = await signNote(formatCheckpoint(checkpoint), [noteSigner(key, epoch.origin)]);
		const note = Buffer.from(signed).toString('utf8');
		publish(path, note);
		await reach('checkpoint.signed');
		await insertCheckpoint(session, { epoch: head.epoch, size: head.size, note }, clock());
		return true;
	}

	/** Keys a tree of that origin may have been signed with: ours, and those that epochs name. */
	#keysOf(origin: string, epochs: StoredEpoch[]) {
		const named = epochs.filter(epoch => epoch.origin === origin).map(epoch => epoch.key);
		const texts = new Set([verifierKey(this.#parts.key, origin), ...named]);
		return [...texts].map(text => parseNoteKey(sha256, text));
	}

	/** INVARIANT(no-fork): whether this head goes on from what was published. */
	async #continues(
		session: Session,
		head: StoredHead,
		epoch: StoredEpoch,
		published: Published | null,
	): Promise<boolean> {
		if (epoch.key !== verifierKey(this.#parts.key, epoch.origin)) return false;
		if (published === null) return true;
		const { origin, size, root } = published.checkpoint;
		// An epoch before its first checkpoint: the one published is of the tree it replaced.
		if (origin !== epoch.origin) return published.note === epoch.previous;
		if (size > head.size) return false;
		return sameHash(await rootAt(session, head.epoch, size), root);
	}

	/**
	 * Begins with an entry that names the tree left behind. What that had of entries no checkpoint covers goes back into the
	 * inbox, and comes after it.
	 */
	async #beginAnew(
		session: Session,
		head: StoredHead,
		epochs: StoredEpoch[],
		newest: StoredCheckpoint | null,
		published: Published | null,
	): Promise<void> {
		const { clock, key, log } = this.#parts;
		const now = clock();
		const left = published?.checkpoint ?? emptyTree(epochs.at(-1)!.origin);
		const known = [...epochs.map(({ epoch }) => epoch), epochOf(left.origin, log.frame.log)];
		const number = Math.max(...known) + 1;
		const origin = `${log.frame.log}/${number}`;
		await takeBack(session, head.epoch, newest?.size ?? 0);
		const previous = published?.note ?? newest?.note ?? null;
		const anew = { epoch: number, origin, key: verifierKey(key, origin), previous };
		const frontier = Buffer.from(formatRange(emptyRange()));
		await insertEpoch(session, anew, now, frontier);
		const act = { kind: 'log' as const, at: now, service: 'obhut', actor: 'integrator', subject: null };
		const about = `${left.origin} ${left.size} ${Buffer.from(left.root).toString('base64')}`;
		const first = batchRow(randomUUID(), [log.seal({ ...act, about, act: 'begun-anew' })]);
		await insertBatch(session, first);
		await growTree(session, { epoch: number, size: 0, frontier }, await stretchOf(session, first.id));
	}
}

function emptyTree(origin: string): Checkpoint {
	return { origin, size: 0, root: emptyRoot(sha256), extensions: [] };
}

/** Number of the epoch a tree of this log is; 0 for one of another log. */
function epochOf(origin: string, log: string): number {
	if (origin === log) return 1;
	const number = origin.startsWith(`${log}/`) ? Number(origin.slice(log.length + 1)) : 0;
	return Number.isSafeInteger(number) ? number : 0;
}
