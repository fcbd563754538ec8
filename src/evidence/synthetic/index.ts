/** What the rooms below may use of the synthetic check. */
export {
	isLate,
	SYNTHETIC_STEPS,
	type SyntheticOutcome,
	type SyntheticRun,
	type SyntheticStanding,
	type SyntheticStep,
} from './model.js';
export { openSynthetic, type Synthetic, syntheticWork } from './service.js';
