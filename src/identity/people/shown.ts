/** Which versions of the policy were shown to whom (S8.3). That a version was shown is never taken for consent. */
import { Problem } from '../../platform/problem.js';
import type { Idempotency, SubjectId } from '../../vault/model.js';
import type { PeopleParts } from './service.js';

export class ShownVersions {
	readonly #parts: Pick<PeopleParts, 'vault' | 'policy' | 'region'>;

	constructor(parts: Pick<PeopleParts, 'vault' | 'policy' | 'region'>) {
		this.#parts = parts;
	}

	/** Throws `version-unknown`. */
	ordinalOf(version: string): number {
		const known = this.#parts.policy.versions.find(published => published.version === version);
		if (known) return known.ordinal;
		throw new Problem('version-unknown', { where: 'shown', hint: 'name a published version of the policy' });
	}

	/** A version older than the one already shown changes nothing; that it was shown is on record. */
	async record(subject: SubjectId, version: string, service: string, once?: Idempotency): Promise<void> {
		const ordinal = this.ordinalOf(version);
		const { region, vault } = this.#parts;
		await vault.changeState(
			{ service, actor: 'person', region },
			subject,
			{
				kind: 'event',
				about: 'policy-shown',
				act: version,
				change: (state, now) => ({
					state: ordinal > state.shown ? { ...state, shown: ordinal, shownAt: now } : state,
					answer: {},
				}),
			},
			once,
		);
	}
}
