/** Stopping the spread: the row and its entry in one transaction; every process sees it with its next read. */
import { randomUUID } from 'node:crypto';
import type { AuditLog } from '../../audit/log.js';
import type { Clock } from '../../platform/clock.js';
import type { Database, Transaction } from '../../platform/postgres/database.js';
import { Problem } from '../../platform/problem.js';
import type { Policy } from '../../policy/model.js';
import type { Incidents, Stop } from './model.js';
import { requireStoppable } from './rules.js';
import { insertStop, liftStop, listStops } from './stop-store.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export type Stops = Pick<Incidents, 'stop' | 'lift' | 'stops'>;

export function openStops(parts: {
	database: Pick<Database, 'query' | 'transaction'>;
	log: AuditLog;
	policy: Policy;
	clock: Clock;
}): Stops {
	const { database, log, policy, clock } = parts;
	const note = (transaction: Transaction, actor: string, { kind, name }: Stop, act: string, at: number) => {
		const entry = { kind: 'incident' as const, at, service: 'obhut', actor, subject: null };
		return log.within(transaction, [log.seal({ ...entry, about: `${kind}:${name}`, act })]);
	};
	return {
		async stop(by, kind, name) {
			requireStoppable(policy, kind, name);
			const now = clock();
			const id = randomUUID();
			return await database.transaction(async transaction => {
				const standing = await insertStop(transaction, { id, kind, name, since: now, by, liftedAt: null });
				if (standing.id === id) await note(transaction, by, standing, 'stopped', now);
				return standing;
			});
		},

		async lift(by, id) {
			if (!UUID.test(id)) throw unknown();
			await database.transaction(async transaction => {
				const now = clock();
				const stop = await liftStop(transaction, id, now);
				if (stop) await note(transaction, by, stop, 'lifted', now);
				else if (!(await listStops(transaction)).some(known => known.id === id)) throw unknown();
			});
		},

		stops: () => listStops(database),
	};
}

function unknown(): Problem {
	return new Problem('incident-unknown', { detail: 'no such stop' });
}
