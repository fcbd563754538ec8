/** What siblings and the rooms below may use of incidents. */
export type { Incidents, IncidentView, Scope, Stop, StopKind } from './model.js';
export { openIncidents } from './service.js';
export { openStops } from './stops.js';
