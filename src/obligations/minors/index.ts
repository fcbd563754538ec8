/** What siblings and the rooms below may use of guardians. */
export type { GuardianQuestion, GuardianStanding, Minors } from './model.js';
export { openMinors } from './service.js';
