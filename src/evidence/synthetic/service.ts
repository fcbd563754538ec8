/**
 * The synthetic check of a region: invents people, takes them through the vault, keeps what came of it, and leaves nobody.
 */
import { randomUUID } from 'node:crypto';
import type { Clock } from '../../platform/clock.js';
import type { Database } from '../../platform/postgres/database.js';
import type { Recurring } from '../../platform/turns.js';
import type { CompiledPolicy } from '../../policy/compiled.js';
import type { Policy } from '../../policy/model.js';
import type { OpenVault } from '../../vault/index.js';
import { SYNTHETIC_PERIOD, SYNTHETIC_STEPS, type SyntheticOutcome, type SyntheticStanding } from './model.js';
import { rulesShown, type SyntheticPerson, syntheticPeople } from './plan.js';
import { foundBy, keepRun, newestFailure, newestRun } from './store.js';
import { eraseOne, type SyntheticDoors, walk } from './walk.js';

export interface Synthetic {
	/** Everything once; what a run cut short left behind goes first. */
	run(now: number): Promise<void>;
	standing(): Promise<SyntheticStanding>;
	/** Keyed digests by which the invented people are found, so that figures can leave them out. */
	digests(): Promise<Buffer[]>;
}

export interface SyntheticParts extends SyntheticDoors {
	vault: SyntheticDoors['vault'] & Pick<OpenVault, 'identifierDigest'>;
	region: string;
	policy: Policy;
	compiled: CompiledPolicy;
	database: Pick<Database, 'query' | 'transaction'>;
	clock: Clock;
}

/** A run that took longer may have met the next process's people, so it says nothing. */
const LONGEST = SYNTHETIC_PERIOD / 2;

export function openSynthetic(parts: SyntheticParts): Synthetic {
	const { clock, compiled, consents, database, policy, region, vault } = parts;
	const people = syntheticPeople(policy, compiled, region);
	const rules = [...new Set(people.flatMap(person => Object.values(rulesShown(person, region)).flat()))];
	const language = policy.languages[0] ?? 'en';
	const walking = { vault, consents, region, version: compiled.version, language };
	let known: Promise<Buffer[]> | null = null;
	const digests = () => {
		known ??= Promise.all(people.map(({ identifier }) => vault.identifierDigest(identifier)));
		return known;
	};
	return {
		digests,
		async run(now) {
			for (const subject of await foundBy(database, await digests())) await eraseOne(walking, subject);
			const left = await foundBy(database, await digests());
			const outcomes: SyntheticOutcome[] = left.length > 0 ? notErased(people, region) : [];
			if (left.length === 0) for (const person of people) outcomes.push(...(await walk(walking, person)));
			if (clock() - now > LONGEST || outcomes.length === 0) return;
			await database.transaction(transaction => keepRun(transaction, randomUUID(), { at: now, outcomes }));
		},
		async standing() {
			const [newest, failed] = [await newestRun(database), await newestFailure(database)];
			return { region, rules, newest, failed };
		},
	};
}

/** Who was left behind cannot be erased: nothing else can be tried on them, and that alone is a failure. */
function notErased(people: SyntheticPerson[], region: string): SyntheticOutcome[] {
	return people.flatMap(person => {
		const rules = rulesShown(person, region);
		return SYNTHETIC_STEPS.map((step): SyntheticOutcome => {
			const { jurisdiction } = person;
			return step === 'find-erased'
				? { jurisdiction, step, rules: rules[step], expected: 'not-found', got: 'found', ok: false }
				: { jurisdiction, step, rules: rules[step], expected: '', got: 'not-reached', ok: null };
		});
	});
}

export function syntheticWork(synthetic: Synthetic): Recurring {
	return { work: 'synthetic-check', period: SYNTHETIC_PERIOD, run: now => synthetic.run(now) };
}
