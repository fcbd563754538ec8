/** What siblings and the rooms below may use of publication. */
export { bootstrapVersions } from './bootstrap.js';
export type { PolicyInForce } from './model.js';
export { policyInForce, publishablePolicy } from './rules.js';
export type { PublishedVersion } from './store.js';
