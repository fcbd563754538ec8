/** What runs on the integrator's thread: an integrator with connections and a key of its own, told when its turn is. */
import { parentPort, workerData } from 'node:worker_threads';
import { systemClock } from '../platform/clock.js';
import { openSigningKey } from '../platform/keyring/signing-key.js';
import { Database } from '../platform/postgres/database.js';
import { Integrator } from './integrator.js';
import type { FromThread, ThreadParts, ToThread } from './integrator-thread.js';
import { AuditLog } from './log.js';

const { frame, keyFile, published, target } = workerData as ThreadParts;
const database = new Database({ target });
const log = new AuditLog(database, frame);
const key = openSigningKey(keyFile);
const { run } = new Integrator({ database, log, key, published, clock: systemClock }).work();
const port = parentPort!;

port.on('message', async (now: ToThread) => {
	if (now === null) {
		await database.close();
		port.close();
		return;
	}
	port.postMessage(await turn(now));
});

async function turn(now: number): Promise<FromThread> {
	try {
		await run(now);
		return { failed: null };
	} catch (error) {
		if (!(error instanceof Error)) return { failed: { message: 'no error was thrown, but something else' } };
		const { message, stack } = error;
		return {
			failed: {
				message,
				code: (error as { code?: unknown }).code,
				...(stack === undefined ? {} : { stack }),
			},
		};
	}
}
