/** Who somebody of staff is, what their role may, and how long codes and sessions hold. Pure: the clock is an argument. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { Problem } from '../../platform/problem.js';
import { normaliseEmail } from '../../vault/identifiers.js';
import type { StaffAct, StaffMember, StaffRole, StaffSession } from './model.js';

const MINUTE = 60_000;

/** How long a code can be used, milliseconds. */
export const CODE_LASTS = 15 * MINUTE;

/** How long a session lasts at most, milliseconds. */
export const SESSION_LASTS = 8 * 60 * MINUTE;

/** How long a session outlives its last use, milliseconds. */
export const SESSION_IDLE = 30 * MINUTE;

/**
 * Who is behind a work address, base64url: HMAC-SHA-256 under the house's index key over its normal form, lower case and
 * without a `+tag`, so that two accounts of one mailbox are one person. Two mailboxes of one human cannot be told apart
 * from two people; that nobody gets two is the inviter's to see to. Throws `identifier-invalid`.
 */
export function personBehind(key: Buffer, address: string): string {
	const normal = normaliseEmail(address).toLowerCase();
	const at = normal.lastIndexOf('@');
	const mailbox = normal.slice(0, at).replace(/(?<=.)\+.*$/, '');
	return createHmac('sha256', key)
		.update(`obhut staff person 1\0${mailbox}${normal.slice(at)}`)
		.digest('base64url');
}

const MAY: Record<StaffRole, readonly StaffAct[]> = {
	'privacy-officer': [
		'requests',
		'hold',
		'release-hold',
		'disclosure',
		'publication',
		'wind-down',
		'sweep',
		'incident',
		'invite',
	],
	operator: ['survey', 'publication', 'wind-down', 'sweep', 'stop', 'incident', 'invite'],
	'support-agent': ['support', 'survey', 'requests'],
};

export const STAFF_ROLES = Object.keys(MAY) as StaffRole[];

export function roleMay(role: StaffRole, act: StaffAct): boolean {
	return MAY[role].includes(act);
}

/** Roles that may do an act. */
export function rolesFor(act: StaffAct): StaffRole[] {
	return STAFF_ROLES.filter(role => roleMay(role, act));
}

/** `role-lacking`, with the roles that may. */
export class RoleLacking extends Problem {
	constructor(readonly roles: StaffRole[]) {
		super('role-lacking', { hint: `this is for ${roles.join(' or ')}` });
	}
}

/** Throws `RoleLacking`. */
export function requireRole({ role }: Pick<StaffMember, 'role'>, act: StaffAct): void {
	if (!roleMay(role, act)) throw new RoleLacking(rolesFor(act));
}

/** How the log speaks of a staff member. */
export function actorOf({ id }: Pick<StaffMember, 'id'>): string {
	return `staff:${id.slice(0, 8)}`;
}

/** Whose session a presented hash opens at `now`, or null. The hashes are compared in constant time. */
export function memberOf(presented: Buffer, stored: StaffSession | null, now: number): StaffMember | null {
	if (!stored || !timingSafeEqual(presented, stored.hash)) return null;
	return now < stored.endsAt && now < stored.seenAt + SESSION_IDLE ? stored.member : null;
}

/** Whether a use at `now` is worth writing down: once a minute is enough to tell idleness. */
export function isNewUse({ seenAt }: StaffSession, now: number): boolean {
	return now - seenAt >= MINUTE;
}
