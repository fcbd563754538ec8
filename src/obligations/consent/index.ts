/** What siblings and the rooms below may use of consents. */
export type { ConsentAct, ConsentStanding } from './model.js';
export { type Consents, openConsents } from './service.js';
export { countConsents } from './store.js';
