/** A policy in force: what was published, parsed and compiled. */
import type { CompiledPolicy } from '../../policy/compiled.js';
import type { Policy, PolicyText } from '../../policy/model.js';
import type { PublishedVersion } from './store.js';

export interface PolicyInForce {
	compiled: CompiledPolicy;
	policy: Policy;
	texts: PolicyText[];
	/** Every published version, oldest first. */
	versions: PublishedVersion[];
}
