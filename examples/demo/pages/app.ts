/** A second service of the same operator, with a key of its own. */
import { ObhutDenied, verifyRelease } from '../../../src/client/connect.js';
import { html } from '../html.js';
import { problemIn, reasonIn } from '../page.js';
import type { Answer, Route, Visit } from '../route.js';
import { INSTALLED, PLATFORM } from '../stock.js';
import { requireSignedIn } from '../visitor.js';

/** Asks for what the shop collected: refused until the person agrees to use across services (S2.8). */
async function appPage({ visitor, obhuts }: Visit, found: string | null): Promise<Answer> {
	const { say } = visitor;
	const { region, person } = requireSignedIn(visitor);
	const app = obhuts.app(region).subject(person.id);
	const page = { title: say('app.title'), path: '/app', message: found === null ? null : { text: found } };
	return {
		...page,
		body: html`<p>${say('app.intro')}</p>
<p class="message">${await knowledge(visitor, app)}</p>
<form method="post" action="/app"><button type="submit">${say('app.update')}</button></form>`,
	};
}

async function knowledge(
	{ say }: Visit['visitor'],
	app: ReturnType<ReturnType<Visit['obhuts']['app']>['subject']>,
): Promise<string> {
	try {
		const { values } = await app.for('across-services').read('activity-entry', 'sign-in');
		const count = (item: string) => (Array.isArray(values[item]) ? values[item].length : 0);
		return say('app.allowed', { count: count('activity-entry'), visits: count('sign-in') });
	} catch (error) {
		if (!(error instanceof ObhutDenied)) throw error;
		return say('app.refused', { reason: reasonIn(say, error.reason), clause: error.clause ?? '–' });
	}
}

export const app: Route = { method: 'GET', path: '/app', run: visit => appPage(visit, null) };

/** The check is recorded under its purpose; the app trusts the manifest only for its signature (S2.5). */
export const checked: Route = {
	method: 'POST',
	path: '/app',
	async run(visit) {
		const { visitor, obhuts } = visit;
		const { say } = visitor;
		const { region, person } = requireSignedIn(visitor);
		try {
			const release = await obhuts.app(region).subject(person.id).offers.checkUpdate(PLATFORM, INSTALLED);
			if (!release) return appPage(visit, say('app.update.none'));
			const genuine = await verifyRelease(release, visit.releaseKeys[region] ?? '');
			const version = genuine?.version ?? '–';
			return appPage(visit, say('app.update.found', { version, holds: genuine ? 'yes' : 'no' }));
		} catch (error) {
			return appPage(visit, problemIn(say, error));
		}
	},
};
