/** Service keys: how services prove who they are. */
export type { Scope } from './model.js';
export { parseKey } from './rules.js';
export { ServiceKeys } from './service.js';
