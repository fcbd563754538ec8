import { ObhutDenied, type Person } from '../../../src/client/connect.js';
import { LANTERNS } from '../drawings.js';
import { html } from '../html.js';
import type { Route } from '../route.js';

const PRODUCTS = ['paper', 'storm', 'pocket'] as const;

/** Goods, near the person where they set a place and agreed to that use (S2.2); a crash only whoever agreed reports (S1.2). */
export const home: Route = {
	method: 'GET',
	path: '/',
	counts: [{ kind: 'overall-use', name: 'page-home' }],
	async run({ visitor }) {
		const { say, signedIn } = visitor;
		const place = signedIn && (await placeOf(signedIn.person));
		const reports = signedIn !== null && (await mayReport(signedIn.person));
		return {
			title: say('home.title'),
			path: '/',
			body: html`<p>${place ? say('home.near', { place }) : say('home.near-none')}</p>
<ul class="products">${PRODUCTS.map(
				one =>
					html`<li>${LANTERNS[one]}<h2>${say(`product.${one}`)}</h2><p>${say(`product.${one}.text`)}</p></li>`,
			)}</ul>
<p><button type="button" class="quiet" id="crash" data-reports="${reports ? 'allowed' : 'not-allowed'}" data-sent="${say('home.crash-sent')}" data-kept="${say('home.crash-kept')}">${say('home.break')}</button></p>
<p id="crashed" class="message" role="status" hidden data-title="${say('home.crashed')}"></p>`,
		};
	},
};

async function placeOf(person: Person): Promise<string | null> {
	try {
		const { values } = await person.for('personalise').read('location-setting');
		return typeof values['location-setting'] === 'string' ? values['location-setting'] : null;
	} catch (error) {
		if (error instanceof ObhutDenied) return null;
		throw error;
	}
}

/** Reading anything of the device needs the person's yes first (TDDDG § 25), so the page is told before it runs. */
async function mayReport(person: Person): Promise<boolean> {
	return (await person.for('improve').explain('crash-report')).permitted;
}

/** The page's own report; refused by Obhut where the person did not agree, whatever the page says. */
const reported = (path: string, item: 'crash-report' | 'error-report', count: string): Route => ({
	method: 'POST',
	path,
	counts: [{ kind: 'errors', name: count }],
	async run({ visitor: { signedIn }, json }) {
		if (!signedIn) return { status: 204 };
		const { message, source } = (json ?? {}) as { message?: unknown; source?: unknown };
		await signedIn.person.for('improve').append(item, {
			message: String(message).slice(0, 500),
			source: String(source).slice(0, 200),
		});
		return { status: 204 };
	},
});

export const crash = reported('/crash', 'crash-report', 'page-crash');

/** What goes wrong while the page goes on: a promise nobody took care of, a file that does not load (S1.2). */
export const pageError = reported('/error', 'error-report', 'page-error');
