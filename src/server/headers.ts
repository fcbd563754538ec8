/** Response headers every answer carries. One frozen block: nothing is worked out per request. */

const ALWAYS = {
	'cache-control': 'no-store',
	'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
	'cross-origin-resource-policy': 'same-origin',
	'referrer-policy': 'no-referrer',
	'x-content-type-options': 'nosniff',
};

/** `https`: people reach this server over TLS, so browsers are told to insist on it (RFC 6797). */
export function securityHeaders(https: boolean): Readonly<Record<string, string>> {
	return Object.freeze(
		https ? { ...ALWAYS, 'strict-transport-security': 'max-age=63072000; includeSubDomains' } : { ...ALWAYS },
	);
}
