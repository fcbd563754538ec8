/** Staff: how the people who work with Obhut itself come in. */
export type { StaffAct, StaffMember, StaffRole } from './model.js';
export { actorOf, RoleLacking, requireRole, roleMay, rolesFor, SESSION_LASTS, STAFF_ROLES } from './rules.js';
export { Staff } from './service.js';
