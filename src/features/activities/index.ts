/** What the server and siblings may use of activities. */
export type { Activities, Activity } from './model.js';
export { openActivities } from './service.js';
