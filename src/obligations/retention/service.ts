/** Retention: due dates, the sweep, holds and the end of the service, on one vault. */
import type { Recurring } from '../../platform/turns.js';
import { openHolds } from './holds.js';
import type { Retention } from './model.js';
import { heldSubjects, listReports } from './store.js';
import { sweepEverybody } from './sweep.js';
import { openWindDowns, type WindDownParts } from './wind-down.js';

export type RetentionParts = WindDownParts;

/** People looked at for what is overdue. */
const LOOKED_AT = 500;

export function openRetention(parts: RetentionParts): Retention {
	const { database, region, vault } = parts;
	return {
		...openHolds(parts),
		...openWindDowns(parts),
		sweep: now => sweepEverybody(parts, { service: 'obhut', actor: 'obhut:sweep', region }, now),
		async overdue(at) {
			const due = await vault.dueSubjects(at, null, LOOKED_AT);
			const held = new Set(await heldSubjects(database, parts.clock(), due));
			return due.filter(subject => !held.has(subject)).length;
		},
		reports: limit => listReports(database, limit),
		dueOf: (caller, subject) => vault.dueDates(caller, subject),
	};
}

const HOUR = 3_600_000;

/** The work that keeps the promises of retention: what is due goes within the hour. */
export function retentionWork(retention: Retention): Recurring[] {
	return [
		{
			work: 'retention-sweep',
			period: HOUR,
			run: async now => {
				await retention.sweep(now);
			},
		},
		{ work: 'wind-down', period: HOUR, run: now => retention.windDown(now) },
	];
}
