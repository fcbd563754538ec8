/** What stands in the way of an edit of a policy file (`obhut policy set`). */
import type { FindingKind } from './kind.js';

export const EDIT_FINDINGS = {
	'path-malformed': { severity: 'error' },
	'path-unknown': { severity: 'error' },
	'edit-impossible': { severity: 'error' },
} as const satisfies Record<string, FindingKind>;
