import { type RegionalSecret, regionalSecret, regionalText } from '../regional-secret.js';

/** The session cookie of people (RFC 6265): no script reads it, no other site sends it. A session is one region's. */
const NAME = 'obhut_person';
const SCOPE = 'Path=/privacy; HttpOnly; SameSite=Strict';

/** Value of `set-cookie`; `seconds` it may live, `https`: browsers may send it over TLS only. */
export function keepSession(session: RegionalSecret, seconds: number, https: boolean): string {
	return `${NAME}=${regionalText(session)}; ${SCOPE}; Max-Age=${seconds}${https ? '; Secure' : ''}`;
}

/** Value of `set-cookie` that makes the browser forget the session. */
export function forgetSession(https: boolean): string {
	return `${NAME}=; ${SCOPE}; Max-Age=0${https ? '; Secure' : ''}`;
}

/** The session in a `cookie` header, or null. */
export function keptSession(header: string | undefined): RegionalSecret | null {
	for (const pair of (header ?? '').split(';')) {
		const [name, value = ''] = pair.trim().split('=', 2);
		if (name === NAME) return regionalSecret(value);
	}
	return null;
}
