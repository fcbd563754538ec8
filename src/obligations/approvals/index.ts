/** What siblings and the rooms below may use of approvals. */
export type { Approvals, Proposal } from './model.js';
export { requireEnoughEyes } from './rules.js';
export { openApprovals } from './service.js';
