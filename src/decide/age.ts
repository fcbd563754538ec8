/** Age, from the latest instant somebody can have been born: never older than the person may be (S5.1). */
import type { CompiledBand } from '../policy/compiled.js';
import type { Instant } from './state.js';

/** The instant of a birthday, UTC. Who is born on 29 February has it on 1 March of common years (§ 188 BGB). */
export function birthday(bornBy: Instant, years: number): Instant {
	const date = new Date(bornBy);
	return date.setUTCFullYear(date.getUTCFullYear() + years);
}

/** Whether the person is too young to act without a guardian. `bornBy` 0 is a declared adult. */
export function needsGuardian(bands: readonly CompiledBand[], bornBy: Instant, now: Instant): boolean {
	return bornBy > 0 && bands.some(band => band.needsGuardian && now < birthday(bornBy, band.to));
}
