/** What siblings and the rooms below may use of publication. */
export { bootstrapVersions } from './bootstrap.js';
export type { PolicyInForce } from './model.js';
export { NotPublishable, policyInForce, publishablePolicy } from './rules.js';
export type { PublishedVersion } from './store.js';
