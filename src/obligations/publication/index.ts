/** What siblings and the rooms below may use of publication. */
export { bootstrapVersions } from './bootstrap.js';
export { putDraft } from './draft-store.js';
export type { PolicyInForce, Publication, PublishingRegion } from './model.js';
export type { Obstacle } from './obstacles.js';
export {
	inForce,
	NotPublishable,
	policyInForce,
	publishablePolicy,
	readableVersion,
} from './rules.js';
export { judge, openPublication } from './service.js';
export { type PublishedVersion, publishedVersions } from './store.js';
