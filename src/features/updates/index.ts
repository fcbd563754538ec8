/** What the server and siblings may use of updates. */
export type { Release, SignedRelease, Updates } from './model.js';
export { openUpdates } from './service.js';
