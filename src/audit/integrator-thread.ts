/**
 * An integrator on a thread of its own: hashing and packing what a busy second left never stands in front of a read. To
 * all others it is one more process, and the lock on the head lets one of them through.
 */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type pg from 'pg';
import type { Recurring } from '../platform/turns.js';
import type { EntryFrame } from './entry.js';
import { INTEGRATE } from './integrator.js';

/** What the thread opens for itself. */
export interface ThreadParts {
	target: pg.ClientConfig;
	frame: EntryFrame;
	/** File of the key heads are signed with. */
	keyFile: string;
	/** File of the newest checkpoint, outside the database. */
	published: string;
}

/** To the thread: the instant of a turn, or null to end. */
export type ToThread = number | null;

/** From the thread, after each turn. */
export type FromThread = { failed: null } | { failed: { message: string; code?: unknown; stack?: string } };

export class IntegratorThread {
	readonly #parts: ThreadParts;
	#worker: Worker | null = null;
	/** Of the turn under way; the next is only given once it is done. */
	#done: ((error: Error | null) => void) | null = null;

	constructor(parts: ThreadParts) {
		this.#parts = parts;
	}

	/** What every process does each second. The thread begins at the first turn, and anew after one it did not survive. */
	work(): Recurring {
		return { ...INTEGRATE, run: now => this.#turn(now) };
	}

	async close(): Promise<void> {
		const worker = this.#worker;
		if (!worker) return;
		const ended = once(worker, 'exit');
		worker.postMessage(null satisfies ToThread);
		await ended;
	}

	#turn(now: number): Promise<void> {
		this.#worker ??= this.#begin();
		this.#worker.postMessage(now satisfies ToThread);
		return new Promise((resolve, reject) => {
			this.#done = error => (error ? reject(error) : resolve());
		});
	}

	#begin(): Worker {
		const worker = new Worker(new URL('./integrator-worker.js', import.meta.url), {
			workerData: this.#parts,
		});
		// It keeps no process alive that has nothing else to do.
		worker.unref();
		worker.on('message', ({ failed }: FromThread) => this.#settle(failed && asError(failed)));
		const lost = (error: unknown) => {
			if (this.#worker !== worker) return;
			this.#worker = null;
			this.#settle(
				error instanceof Error ? error : new Error('the thread that moves the log ended within a turn'),
			);
		};
		worker.on('error', lost);
		worker.on('exit', lost);
		return worker;
	}

	#settle(error: Error | null): void {
		const done = this.#done;
		this.#done = null;
		done?.(error);
	}
}

/** What an error was, as far as it travels between threads. */
function asError({ message, ...more }: NonNullable<FromThread['failed']>): Error {
	return Object.assign(new Error(message), more);
}
