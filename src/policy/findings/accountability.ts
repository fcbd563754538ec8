/** What the check finds in attestations, reviews and waivers. */
import type { FindingKind } from './kind.js';

export const ACCOUNTABILITY_FINDINGS = {} as const satisfies Record<string, FindingKind>;
