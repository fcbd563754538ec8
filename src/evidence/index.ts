export { type Counts, gatherEvidence } from './gather.js';
export type { JudgedVersion, LawEvidence, OpenRule } from './law.js';
export { LiveCounts } from './live.js';
export type { ClauseEvidence, Evidence, Figure, Verdict } from './model.js';
export { type Owed, SWEPT_WITHIN } from './owed.js';
export { countStandings, type Standing } from './standing.js';
export { CLAUSE_STANDINGS } from './standings.js';
