/** When a guardian is needed, and how an answer changes the child's state: pure. */
import { birthday, needsGuardian } from '../../decide/age.js';
import type { SubjectState } from '../../decide/state.js';
import { Problem } from '../../platform/problem.js';
import type { CompiledBand, CompiledPolicy } from '../../policy/compiled.js';
import type { GuardianStanding } from './model.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** How long a guardian can answer, milliseconds. */
export const QUESTION_LASTS = 30 * DAY;

/** How long a guardian's way in can be used, milliseconds. */
export const WAY_IN_LASTS = HOUR;

/** How many mails of one kind a guardian is sent within 24 hours: their address is somebody else's word. */
export const MAILS_A_DAY = 3;

/** Since when mails count against `MAILS_A_DAY`. */
export function mailsCountFrom(now: number): number {
	return now - DAY;
}

/** The first instant at which no band asks for a guardian any more; 0 for a declared adult. */
export function comesOfAge(bands: readonly CompiledBand[], bornBy: number): number {
	if (bornBy === 0) return 0;
	return bands.reduce(
		(end, band) => (band.needsGuardian ? Math.max(end, birthday(bornBy, band.to)) : end),
		0,
	);
}

/** Id of the band the person is in; null past the last. */
export function bandOf(bands: readonly CompiledBand[], bornBy: number, now: number): string | null {
	return bands.find(({ to }) => now < birthday(bornBy, to))?.id ?? null;
}

export function standingOf({ bands }: CompiledPolicy, state: SubjectState, now: number): GuardianStanding {
	if (!needsGuardian(bands, state.bornBy, now)) return 'adult';
	return state.guardianFrom <= now && now < state.guardianUntil ? 'agreed' : 'pending';
}

/** The state as it is, where somebody must be asked. Throws `guardian-not-needed`. */
export function requirePending(policy: CompiledPolicy, state: SubjectState, now: number): SubjectState {
	if (standingOf(policy, state, now) === 'pending') return state;
	throw new Problem('guardian-not-needed', { where: 'subject', clause: policy.clauses.minors });
}

/** The state as it is, for whoever follows a link. Throws `code-refused` where the child stands otherwise. */
export function requireStanding(
	policy: CompiledPolicy,
	standing: GuardianStanding,
	state: SubjectState,
	now: number,
): SubjectState {
	if (standingOf(policy, state, now) === standing) return state;
	throw new Problem('code-refused');
}

/** A guardian agreed: in force from now until the child comes of age. Throws `code-refused` where nobody is asked. */
export function agreed(policy: CompiledPolicy, state: SubjectState, now: number): SubjectState {
	const pending = requireStanding(policy, 'pending', state, now);
	return { ...pending, guardianFrom: now, guardianUntil: comesOfAge(policy.bands, state.bornBy) };
}

/** The agreement ends now, where there is one. Throws `guardian-not-needed` for an adult. */
export function withdrawn(policy: CompiledPolicy, state: SubjectState, now: number): SubjectState {
	const standing = standingOf(policy, state, now);
	if (standing === 'adult') throw new Problem('guardian-not-needed', { where: 'subject' });
	return standing === 'agreed' ? { ...state, guardianUntil: now } : state;
}
