/** When a second pair of eyes is one: pure. */
import type { StaffMember } from '../../identity/staff/index.js';
import { Problem } from '../../platform/problem.js';
import { KEPT_APPROVERS } from '../../policy/check/exceptions.js';
import type { Policy } from '../../policy/model.js';

/** Throws `not-four-eyes` where who approves is the person who proposed, by whichever of their accounts. */
export function requireFourEyes(member: Pick<StaffMember, 'person'>, proposer: string): void {
	if (member.person !== proposer) return;
	throw new Problem('not-four-eyes', { hint: 'another person of staff must approve it' });
}

/** Throws `not-four-eyes` where the policy promises that more people agree to an exception than do: proposer and approver. */
export function requireEnoughEyes({ accountability }: Policy): void {
	const promised = accountability.exceptions?.approvers ?? 0;
	if (promised <= KEPT_APPROVERS) return;
	throw new Problem('not-four-eyes', {
		hint: `the policy promises that ${promised} persons agree, and two do`,
	});
}
