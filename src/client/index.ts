/** The SDK: over HTTP with `connect`, or in this process with `open`. */
export * from './connect.js';
export { type OpenOptions, open } from './open.js';
