/** Staff: how the people who work with Obhut itself come in. */
export type { StaffMember } from './model.js';
export { actorOf, SESSION_LASTS } from './rules.js';
export { Staff } from './service.js';
