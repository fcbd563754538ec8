/** Whether a form was sent from a page of our own (OWASP: fetch metadata first, the origin where there is none). */
import type { IncomingHttpHeaders } from 'node:http';

/** Browsers send `sec-fetch-site` over TLS and to loopback, `origin` with every form; what sends neither is refused. */
export function fromOurPage(headers: IncomingHttpHeaders): boolean {
	const site = headers['sec-fetch-site'];
	if (site !== undefined) return site === 'same-origin';
	const { origin, host } = headers;
	return origin !== undefined && host !== undefined && URL.canParse(origin) && new URL(origin).host === host;
}
