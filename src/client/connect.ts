/** The SDK over HTTP. Runs wherever `fetch` does; imports nothing of the server. */
import { HttpTransport } from './http.js';
import { Obhut } from './obhut.js';

export { Activities, Offers, Surveys, Updates } from './features.js';
export { Consents, type Destination, Obhut, People, Person, PersonFor } from './obhut.js';
export { Session, SignIn } from './people.js';
export { ObhutDenied, ObhutProblem, ObhutUnavailable } from './problems.js';
export { Guardian, Rights } from './rights.js';
export { Telemetry } from './telemetry.js';
export type * from './transport.js';
export { verifyRelease } from './verify-release.js';

export interface ConnectOptions {
	/** Where Obhut listens, `https://obhut.example.org`. */
	url: string;
	/** Service key, `obh_…`. */
	key: string;
	/** Milliseconds one attempt may take; 5000 unless told. */
	timeout?: number;
	/** Attempts after the first, when Obhut is unreachable or asks to wait; 2 unless told. */
	retries?: number;
}

/**
 * `const obhut = connect({ url, key }); await obhut.subject(id).for('provide-service').read('email')`.
 * Connects with the first call. Acts carry an idempotency key, so a retry never does them twice.
 */
export function connect(options: ConnectOptions): Obhut {
	return new Obhut(new HttpTransport({ timeout: 5_000, retries: 2, ...options }));
}
