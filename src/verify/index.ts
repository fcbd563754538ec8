/**
 * Verifying what a log has exported, offline. INVARIANT(checker-apart): nothing here imports what writes the log; the two
 * share a description of the format and the Merkle tree, so that a mistake of the one is seen by the other.
 */
export { type EpochSummary, type VerifiedExport, verifyExport } from './export.js';
export { FINDINGS, type Finding, type FindingCode, MOST_FINDINGS } from './finding.js';
export { parseKeys } from './keys.js';
export { type VerifiedProofs, verifyProofs } from './proof.js';
