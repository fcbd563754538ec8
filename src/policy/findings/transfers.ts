/** What a law asks about recipients, transfers, sensitive data, records and papers, and the policy lacks. */
import type { FindingKind } from './kind.js';

export const TRANSFER_FINDINGS = {} as const satisfies Record<string, FindingKind>;
