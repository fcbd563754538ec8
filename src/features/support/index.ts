/** What the server and siblings may use of customer service. */
export type { Support, SupportCase, SupportWords } from './model.js';
export { openSupport } from './service.js';
