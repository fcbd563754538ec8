/** What the rooms below may use of notices. */
export type { Notice, Telling } from './model.js';
export { noticesWork } from './service.js';
