/** What siblings and the rooms below may use of retention. */
export type { DueDate, HoldView, Retention, SweepReport, WindDownView } from './model.js';
export { openRetention, type RetentionParts, retentionWork } from './service.js';
