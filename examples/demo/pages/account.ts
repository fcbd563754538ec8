import { ObhutDenied } from '../../../src/client/connect.js';
import { html } from '../html.js';
import { problemMessage } from '../problem.js';
import type { Message, Route, ShopPage, Visit } from '../route.js';
import { FORGET_LANGUAGE, FORGET_SESSION, requireSignedIn } from '../visitor.js';
import { LANGUAGES, NAMES } from '../words/words.js';

async function accountPage({ visitor }: Visit, message: Message | null): Promise<ShopPage> {
	const { say } = visitor;
	const { person, pending } = requireSignedIn(visitor);
	const page = { title: say('account.title'), path: '/account', message };
	const choices = html`<p>${say('account.choices')} <a href="/your-privacy">${say('nav.your-privacy')}</a></p>`;
	if (pending) return { ...page, body: html`<p class="message">${say('account.guardian')}</p>${choices}` };
	const picture = (await person.for('provide-service').read('avatar')).values.avatar;
	const location = await locationOf(visitor);
	return {
		...page,
		body: html`${choices}
<section><h2>${say('account.picture')}</h2>
${picture === undefined ? html`<p>${say('account.picture.none')}</p>` : html`<img src="/avatar" alt="${say('account.picture')}">`}
<form method="post" action="/account/picture" enctype="multipart/form-data">
<label>${say('account.picture.upload')}<input type="file" name="picture" accept="image/jpeg,image/png,image/webp" required></label>
<button type="submit">${say('account.picture.go')}</button>
</form></section>
<section><h2>${say('account.settings')}</h2>
<form method="post" action="/account">
<label>${say('account.language')}<select name="language">${LANGUAGES.map(one => html`<option${one === say.language && html` selected`} value="${one}">${NAMES[one]}</option>`)}</select></label>
${
	location.refused === null
		? html`<label>${say('account.location')}<input name="location" maxlength="100" value="${location.value}"></label>`
		: html`<p>${say('account.location')}: ${say('account.location.refused', { clause: location.refused })}</p>`
}
<button type="submit">${say('account.save')}</button>
</form></section>
<section><h2>${say('account.close')}</h2>
<p>${say('account.close.text')}</p>
<form method="post" action="/account/close"><button type="submit" class="quiet">${say('account.close')}</button></form></section>`,
	};
}

async function locationOf(visitor: Visit['visitor']): Promise<{ value: string; refused: string | null }> {
	const { person } = requireSignedIn(visitor);
	try {
		const { values } = await person.for('personalise').read('location-setting');
		return { value: String(values['location-setting'] ?? ''), refused: null };
	} catch (error) {
		if (error instanceof ObhutDenied) return { value: '', refused: error.clause ?? '–' };
		throw error;
	}
}

export const account: Route = {
	method: 'GET',
	path: '/account',
	run: visit => {
		const done = visit.note === 'closed' ? 'account.closed' : 'account.saved';
		return accountPage(visit, visit.note === null ? null : { text: visit.visitor.say(done) });
	},
};

/** Language under the service itself, the place only where the person agreed to that use (S2.2). */
export const settings: Route = {
	method: 'POST',
	path: '/account',
	async run(visit) {
		const { visitor } = visit;
		const { person } = requireSignedIn(visitor);
		const language = LANGUAGES.find(one => one === visit.fields.get('language')) ?? null;
		const location = visit.fields.get('location');
		try {
			await person.for('provide-service').write({ language });
			if (location !== null) {
				await person.for('personalise').write({ 'location-setting': location === '' ? null : location });
			}
		} catch (error) {
			return accountPage(visit, problemMessage(visitor.say, error));
		}
		return { redirect: '/account?note=saved', ...(visitor.chose ? { cookie: FORGET_LANGUAGE } : {}) };
	},
};

/** Obhut makes the picture again from its pixels, so nothing hidden in the file is kept (S1.1). */
export const picture: Route = {
	method: 'POST',
	path: '/account/picture',
	async run(visit) {
		const { person } = requireSignedIn(visit.visitor);
		try {
			await person.for('provide-service').write({ avatar: visit.file ?? '' });
		} catch (error) {
			return accountPage(visit, problemMessage(visit.visitor.say, error));
		}
		return { redirect: '/account?note=saved' };
	},
};

export const avatar: Route = {
	method: 'GET',
	path: '/avatar',
	async run({ visitor }) {
		const { person } = requireSignedIn(visitor);
		const { values } = await person.for('provide-service').read('avatar');
		if (typeof values.avatar !== 'string') return { status: 404 };
		return { bytes: Buffer.from(values.avatar, 'base64'), type: 'image/webp' };
	},
};

export const close: Route = {
	method: 'POST',
	path: '/account/close',
	async run({ visitor }) {
		const { person } = requireSignedIn(visitor);
		await person.happened('account-closed');
		return { redirect: '/account?note=closed' };
	},
};

export const signOut: Route = {
	method: 'POST',
	path: '/sign-out',
	async run({ visitor, obhuts }) {
		const { region, session } = requireSignedIn(visitor);
		await obhuts.shop(region).session(session).end();
		return { redirect: '/', cookie: FORGET_SESSION };
	},
};

/** On to Obhut's own pages, without signing in there again. */
export const yourPrivacy: Route = {
	method: 'GET',
	path: '/your-privacy',
	async run({ visitor, obhuts }) {
		const { signedIn, say } = visitor;
		const target = new URL(`/privacy?lang=${say.language}`, obhuts.url);
		if (!signedIn) return { redirect: target.href };
		const way = await obhuts.shop(signedIn.region).session(signedIn.session).privacyLink();
		const entrance = new URL(way, obhuts.url);
		entrance.searchParams.set('lang', say.language);
		return { redirect: entrance.href };
	},
};
