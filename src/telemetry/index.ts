/** What the rooms below may use of telemetry. */
export { COUNTS, type Observation, type Series, type Telemetry } from './model.js';
export { openTelemetry } from './service.js';
