import { html } from '../html.js';
import { COUNTRIES, type Region } from '../obhuts.js';
import { problemMessage } from '../problem.js';
import type { Message, Route, ShopPage, Visit } from '../route.js';
import { keepSession } from '../visitor.js';

interface Asked {
	region: Region;
	email: string;
}

function addressPage({ visitor: { say }, onward }: Visit, message: Message | null): ShopPage {
	return {
		title: say('nav.sign-in'),
		path: '/sign-in',
		message,
		body: html`<form method="post" action="/sign-in/code">
<input type="hidden" name="onward" value="${onward}">
<label>${say('register.residence')}<select name="residence">${Object.keys(COUNTRIES).map(code => html`<option value="${code}">${say.country(code)}</option>`)}</select></label>
<label>${say('register.email')}<input type="email" name="email" required maxlength="254" autocomplete="email"></label>
<button type="submit">${say('sign-in.send')}</button>
</form>`,
	};
}

/** The version in force is named beside the code, so signing in records that it was shown (S8.3). */
export async function codePage(
	{ visitor: { say }, obhuts, onward }: Visit,
	{ region, email }: Asked,
	message: Message | null,
): Promise<ShopPage> {
	const version = await obhuts.version();
	return {
		title: say('nav.sign-in'),
		path: '/sign-in',
		message,
		body: html`<form method="post" action="/sign-in">
<input type="hidden" name="onward" value="${onward}">
<input type="hidden" name="shown" value="${version}">
<input type="hidden" name="region" value="${region}"><input type="hidden" name="email" value="${email}">
<p>${say('sign-in.sent')} <a href="${obhuts.url}/mailbox?lang=${say.language}">${say('strip.mailbox')}</a></p>
<label>${say('sign-in.code')}<input name="code" inputmode="numeric" pattern="[0-9]{6}" maxlength="6" required autocomplete="one-time-code"></label>
<p>${say('sign-in.notice', { version })} <a href="${obhuts.url}/policy/${say.language}">${say('register.read')}</a></p>
<button type="submit">${say('nav.sign-in')}</button>
</form>`,
	};
}

export const signIn: Route = {
	method: 'GET',
	path: '/sign-in',
	run: async visit => addressPage(visit, null),
};

export const codeSent: Route = {
	method: 'POST',
	path: '/sign-in/code',
	async run(visit) {
		const { fields, obhuts, visitor } = visit;
		const region = COUNTRIES[fields.get('residence') ?? ''];
		const email = fields.get('email') ?? '';
		if (!region) return addressPage(visit, { text: visitor.say('problem.country'), problem: true });
		try {
			await obhuts.shop(region).signIn('email', email).sendCode(visitor.say.language);
		} catch (error) {
			return addressPage(visit, problemMessage(visitor.say, error));
		}
		return codePage(visit, { region, email }, null);
	},
};

export const signedIn: Route = {
	method: 'POST',
	path: '/sign-in',
	counts: [{ kind: 'frequency-of-use', name: 'sign-in' }],
	async run(visit) {
		const { fields, obhuts, visitor, onward } = visit;
		const region = fields.get('region') === 'cn' ? 'cn' : 'eu';
		const email = fields.get('email') ?? '';
		const shown = fields.get('shown') ?? '';
		try {
			const someone = obhuts.shop(region).signIn('email', email);
			const { session, subject } = await someone.with(fields.get('code') ?? '', { shown });
			return { redirect: onward, cookie: keepSession(region, session, subject) };
		} catch (error) {
			return codePage(visit, { region, email }, problemMessage(visitor.say, error));
		}
	},
};
