/** What a law asks of the operator, of consents, decisions, minors, messages and devices, and the policy lacks. */
import type { FindingKind } from './kind.js';

export const OPERATOR_FINDINGS = {} as const satisfies Record<string, FindingKind>;
