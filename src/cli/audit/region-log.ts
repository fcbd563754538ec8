/** The log of one region's database, as a command of an auditor looks at it. */

import { systemClock } from '../../platform/clock.js';
import { KeyringFault } from '../../platform/keyring/keyring.js';
import { everywhere, inRegions, type RegionAtRest } from '../../server/regions-at-rest.js';
import { EXIT, Failure } from '../failure.js';
import { type RegionOptions, regionsOf } from '../regions.js';

/** Works on the log of the one region named, or of the policy's only one. Throws `Failure`. */
export async function inRegionLog<T>(
	options: RegionOptions,
	work: (region: RegionAtRest) => Promise<T>,
): Promise<T> {
	const { where, regions } = regionsOf(options);
	if (regions.length !== 1) {
		const hint = `one of: ${regions.map(region => `--region ${region}`).join(', ')}`;
		throw new Failure(EXIT.usage, 'the log of which region?', hint);
	}
	const [done] = everywhere(
		await inRegions(where, regions, systemClock, async at => {
			const due = await at.due();
			if (due !== null) {
				const hint = 'start it once with `obhut serve`, which brings it up to date';
				throw new Failure(EXIT.refused, `the database is of an older version: it lacks \`${due}\``, hint);
			}
			return work(at);
		}),
	);
	return done as T;
}

/**
 * Puts on record that the log was looked at, and signs what stands in it now. False where the keys are not in this home:
 * then what came since the newest checkpoint is left to the server.
 */
export async function recordLook({ integrator, log }: RegionAtRest, act: string): Promise<boolean> {
	const look = { kind: 'audit' as const, at: systemClock(), service: 'obhut', actor: 'cli', subject: null };
	await log.append([log.seal({ ...look, act })]);
	try {
		const one = integrator();
		await one.integrate();
		await one.sign();
		return true;
	} catch (error) {
		if (error instanceof KeyringFault) return false;
		throw error;
	}
}

export const UNSIGNED_NOTE =
	'note: the keys are not in this home, so what came since the newest checkpoint is left out';
