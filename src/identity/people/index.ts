/** People: how those whose data is kept come in. */
export type { Acting, People, PersonSession } from './model.js';
export { openPeople } from './service.js';
