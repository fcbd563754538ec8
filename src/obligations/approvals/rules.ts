/** When a second pair of eyes is one: pure. */
import type { StaffMember } from '../../identity/staff/index.js';
import { Problem } from '../../platform/problem.js';

/** Throws `not-four-eyes` where who approves is the person who proposed, by whichever of their accounts. */
export function requireFourEyes(member: Pick<StaffMember, 'person'>, proposer: string): void {
	if (member.person !== proposer) return;
	throw new Problem('not-four-eyes', { hint: 'another person of staff must approve it' });
}
