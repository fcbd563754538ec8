export { countStandings, type Standing } from './clauses.js';
export { type Counts, gatherEvidence } from './gather.js';
export { LiveCounts } from './live.js';
export type { ClauseEvidence, Evidence, Figure, Verdict } from './model.js';
export { CLAUSE_STANDINGS } from './standings.js';
