/** A second service of the same operator, with a key of its own. */
import { ObhutDenied, type Person, verifyRelease } from '../../../src/client/connect.js';
import { html } from '../html.js';
import { because, problemMessage } from '../problem.js';
import type { Message, Route, ShopPage, Visit } from '../route.js';
import { INSTALLED, PLATFORM } from '../stock.js';
import { requireSignedIn } from '../visitor.js';
import type { Say } from '../words/words.js';

async function appPage({ visitor, obhuts }: Visit, message: Message | null): Promise<ShopPage> {
	const { say } = visitor;
	const { region, person } = requireSignedIn(visitor);
	return {
		title: say('app.title'),
		path: '/app',
		message,
		body: html`<p>${say('app.intro')}</p>
<section><h2>${say('app.knows')}</h2><p id="knowledge">${await knowledge(say, obhuts.app(region).subject(person.id))}</p></section>
<section><h2>${say('app.installed', { version: INSTALLED })}</h2>
<form method="post" action="/app"><button type="submit">${say('app.update')}</button></form></section>`,
	};
}

/** What the shop collected, asked for with the app's own key: refused until the person agrees to use across services (S2.8). */
async function knowledge(say: Say, person: Person): Promise<string> {
	try {
		const { values } = await person.for('across-services').read('activity-entry', 'sign-in');
		const count = (item: string) => (Array.isArray(values[item]) ? values[item].length : 0);
		return say('app.allowed', { count: count('activity-entry'), visits: count('sign-in') });
	} catch (error) {
		if (!(error instanceof ObhutDenied)) throw error;
		return say('app.refused', { because: because(say, error) });
	}
}

export const app: Route = { method: 'GET', path: '/app', run: visit => appPage(visit, null) };

/** The check is recorded under its purpose; the app trusts the manifest only for its signature (S2.5). */
export const checked: Route = {
	method: 'POST',
	path: '/app',
	counts: [{ kind: 'app-source', name: 'web-shop' }],
	countedBy: 'app',
	async run(visit) {
		const { visitor, obhuts } = visit;
		const { say } = visitor;
		const { region, person } = requireSignedIn(visitor);
		try {
			const release = await obhuts.app(region).subject(person.id).offers.checkUpdate(PLATFORM, INSTALLED);
			if (!release) return appPage(visit, { text: say('app.update.none') });
			const genuine = await verifyRelease(release, visit.releaseKeys[region] ?? '');
			return appPage(
				visit,
				genuine
					? { text: say('app.update.found', { version: genuine.version }) }
					: { text: say('app.update.forged'), problem: true },
			);
		} catch (error) {
			return appPage(visit, problemMessage(say, error));
		}
	},
};
