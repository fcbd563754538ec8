/** What siblings and the rooms below may use of disclosures. */
export type { DisclosureAsk, Disclosures, DisclosureView } from './model.js';
export { openDisclosures } from './service.js';
