/** What siblings and the rooms below may use of requests about rights. */
export type { RequestState, RequestView, RequestWords, Rights } from './model.js';
export { openRights } from './service.js';
