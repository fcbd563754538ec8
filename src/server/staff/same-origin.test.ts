import { expect, test } from 'vitest';
import { fromOurPage } from './same-origin.js';

const host = 'obhut.example:8474';

test.each([
	['fetch metadata of our own page', { host, 'sec-fetch-site': 'same-origin' }, true],
	[
		'fetch metadata and an origin hidden by a referrer policy',
		{ host, 'sec-fetch-site': 'same-origin', origin: 'null' },
		true,
	],
	['another site', { host, 'sec-fetch-site': 'cross-site', origin: 'https://elsewhere.example' }, false],
	['a sister host', { host, 'sec-fetch-site': 'same-site', origin: 'https://shop.example' }, false],
	[
		'fetch metadata of another page, whatever the origin says',
		{ host, 'sec-fetch-site': 'cross-site', origin: `https://${host}` },
		false,
	],
	['an address typed in', { host, 'sec-fetch-site': 'none' }, false],
	['our own origin, where the browser sends no metadata', { host, origin: `http://${host}` }, true],
	['another port', { host, origin: 'http://obhut.example:8475' }, false],
	['an origin that is none', { host, origin: 'null' }, false],
	['neither', { host }, false],
])('%s', (_, headers, ours) => {
	expect(fromOurPage(headers)).toBe(ours);
});
