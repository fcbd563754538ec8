/** Service keys: how services prove who they are. */
export { SCOPES, type Scope, type ServiceKey } from './model.js';
export { parseKey } from './rules.js';
export { ServiceKeys } from './service.js';
