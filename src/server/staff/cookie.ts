/** The session cookie of staff (RFC 6265): no script reads it, no other site sends it. */
import { SESSION_LASTS } from '../../identity/staff/index.js';

const NAME = 'obhut_staff';
const SCOPE = 'Path=/staff; HttpOnly; SameSite=Strict';

/** Value of `set-cookie` that keeps a session token; `https`: browsers may send it over TLS only. */
export function keepToken(token: string, https: boolean): string {
	return `${NAME}=${token}; ${SCOPE}; Max-Age=${SESSION_LASTS / 1000}${https ? '; Secure' : ''}`;
}

/** Value of `set-cookie` that makes the browser forget the token. */
export function forgetToken(https: boolean): string {
	return `${NAME}=; ${SCOPE}; Max-Age=0${https ? '; Secure' : ''}`;
}

/** The token in a `cookie` header, or null. */
export function keptToken(header: string | undefined): string | null {
	for (const pair of (header ?? '').split(';')) {
		const [name, value] = pair.split('=', 2);
		if (name?.trim() === NAME && value) return value.trim();
	}
	return null;
}
