export { type Counts, gatherEvidence } from './gather.js';
export { LiveCounts } from './live.js';
export type { ClauseEvidence, Evidence, Figure, Verdict } from './model.js';
