import { html } from '../html.js';
import { COUNTRIES } from '../obhuts.js';
import { problemIn } from '../page.js';
import type { Answer, Route, Visit } from '../route.js';
import { keepCookie } from '../visitor.js';

const PURPOSE = 'provide-service';

function registerPage({ visitor, obhuts }: Visit, version: string, problem: string | null): Answer {
	const { say } = visitor;
	const names = new Intl.DisplayNames(say.language, { type: 'region' });
	return {
		title: say('register.title'),
		path: '/register',
		message: problem === null ? null : { text: problem, problem: true },
		body: html`<form method="post" action="/register">
<p>${say('register.notice', { version })} <a href="${obhuts.url}/policy/${say.language}">${say('register.read')}</a></p>
<input type="hidden" name="shown" value="${version}">
<label class="check"><input type="checkbox" name="seen" value="yes" required> ${say('register.seen')}</label>
<label>${say('register.residence')}<select name="residence">${Object.keys(COUNTRIES).map(code => html`<option value="${code}">${names.of(code) ?? code}</option>`)}</select></label>
<label>${say('register.email')}<input type="email" name="email" required maxlength="254" autocomplete="email"></label>
<label>${say('register.phone')}<input type="tel" name="phone" maxlength="32" autocomplete="tel"></label>
<label>${say('register.born')}<input type="month" name="born" placeholder="2012-05" pattern="[0-9]{4}-[0-9]{2}"></label>
<label>${say('register.guardian')}<input type="email" name="guardian" maxlength="254"></label>
<button type="submit">${say('register.go')}</button>
</form>`,
	};
}

export const register: Route = {
	method: 'GET',
	path: '/register',
	run: async visit => registerPage(visit, await visit.obhuts.version(), null),
};

/** Registers where the person lives; a minor's guardian is asked at once (S5.1). */
export const registered: Route = {
	method: 'POST',
	path: '/register',
	async run(visit) {
		const { visitor, obhuts, fields } = visit;
		const { say } = visitor;
		const residence = fields.get('residence') ?? '';
		const region = COUNTRIES[residence];
		const email = fields.get('email') ?? '';
		if (!region || fields.get('seen') !== 'yes') {
			return registerPage(visit, await obhuts.version(), say('register.seen'));
		}
		const optional = { phone: fields.get('phone'), 'guardian-contact': fields.get('guardian') };
		const given = Object.entries(optional).flatMap(([item, value]) => (value ? [[item, value]] : []));
		const born = fields.get('born') ?? '';
		const shop = obhuts.shop(region);
		try {
			await shop.register({
				residence,
				collectedIn: residence,
				...(born === '' ? {} : { born }),
				shown: fields.get('shown') ?? '',
				purpose: born === '' ? PURPOSE : 'ask-guardian',
				values: Object.fromEntries([['email', email], ...given]),
			});
			if (born !== '') await askGuardian(visit, email, region);
			await shop.signIn('email', email).sendCode(say.language);
		} catch (error) {
			return registerPage(visit, await obhuts.version(), problemIn(say, error));
		}
		return { redirect: `/sign-in?note=registered&region=${region}` };
	},
};

async function askGuardian({ obhuts, visitor }: Visit, email: string, region: 'eu' | 'cn') {
	const shop = obhuts.shop(region);
	const subject = await shop.lookup('email', email).for('ask-guardian');
	if (subject) await shop.subject(subject).guardian.ask(visitor.say.language);
}

function signInPage(
	{ visitor }: Visit,
	asked: { region: string; email: string } | null,
	message: { text: string; problem?: boolean } | null,
): Answer {
	const { say } = visitor;
	const names = new Intl.DisplayNames(say.language, { type: 'region' });
	return {
		title: say('sign-in.title'),
		path: '/sign-in',
		message,
		body: asked
			? html`<form method="post" action="/sign-in">
<input type="hidden" name="region" value="${asked.region}"><input type="hidden" name="email" value="${asked.email}">
<p>${say('sign-in.sent')}</p>
<label>${say('sign-in.code')}<input name="code" inputmode="numeric" pattern="[0-9]{6}" required autocomplete="one-time-code"></label>
<button type="submit">${say('nav.sign-in')}</button>
</form>`
			: html`<form method="post" action="/sign-in/code">
<label>${say('register.residence')}<select name="residence">${Object.keys(COUNTRIES).map(code => html`<option value="${code}">${names.of(code) ?? code}</option>`)}</select></label>
<label>${say('register.email')}<input type="email" name="email" required maxlength="254" autocomplete="email"></label>
<button type="submit">${say('sign-in.send')}</button>
</form>`,
	};
}

export const signIn: Route = {
	method: 'GET',
	path: '/sign-in',
	run: async visit => {
		const done = visit.note === 'registered' ? { text: visit.visitor.say('register.done') } : null;
		return signInPage(visit, null, done);
	},
};

export const codeSent: Route = {
	method: 'POST',
	path: '/sign-in/code',
	async run(visit) {
		const { fields, obhuts, visitor } = visit;
		const region = COUNTRIES[fields.get('residence') ?? ''] ?? 'eu';
		const email = fields.get('email') ?? '';
		try {
			await obhuts.shop(region).signIn('email', email).sendCode(visitor.say.language);
		} catch (error) {
			return signInPage(visit, null, { text: problemIn(visitor.say, error), problem: true });
		}
		return signInPage(visit, { region, email }, null);
	},
};

/** The version on show in the footer of every page is the one in force: signing in records that it was shown (S8.3). */
export const signedIn: Route = {
	method: 'POST',
	path: '/sign-in',
	async run(visit) {
		const { fields, obhuts, visitor } = visit;
		const region = fields.get('region') === 'cn' ? 'cn' : 'eu';
		const email = fields.get('email') ?? '';
		try {
			const shown = await obhuts.version();
			const { session } = await obhuts
				.shop(region)
				.signIn('email', email)
				.with(fields.get('code') ?? '', { shown });
			return { redirect: '/account', cookie: keepCookie(region, session) };
		} catch (error) {
			return signInPage(visit, { region, email }, { text: problemIn(visitor.say, error), problem: true });
		}
	},
};
