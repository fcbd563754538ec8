import { ObhutDenied, ObhutProblem } from '../../../src/client/connect.js';
import { html } from '../html.js';
import { COUNTRIES, type Region } from '../obhuts.js';
import { problemMessage } from '../problem.js';
import type { Message, Route, ShopPage, Visit } from '../route.js';
import { codePage } from './sign-in.js';

/** What registering serves, and what is all that may happen for a minor before a guardian agrees. */
const SERVICE = 'provide-service';
const GUARDIAN = 'ask-guardian';

async function registerPage({ visitor, obhuts, fields }: Visit, message: Message | null): Promise<ShopPage> {
	const { say } = visitor;
	const version = await obhuts.version();
	const given = (name: string) => fields.get(name) ?? '';
	return {
		title: say('register.title'),
		path: '/register',
		message,
		body: html`<form method="post" action="/register">
<p>${say('register.notice', { version })} <a href="${obhuts.url}/policy/${say.language}">${say('register.read')}</a></p>
<input type="hidden" name="shown" value="${version}">
<label class="check"><input type="checkbox" name="seen" value="yes" required> ${say('register.seen')}</label>
<label>${say('register.residence')}<select name="residence">${Object.keys(COUNTRIES).map(code => html`<option value="${code}"${code === given('residence') && html` selected`}>${say.country(code)}</option>`)}</select></label>
<label>${say('register.email')}<input type="email" name="email" required maxlength="254" autocomplete="email" value="${given('email')}"></label>
<label>${say('register.phone')}<input type="tel" name="phone" maxlength="32" autocomplete="tel" value="${given('phone')}"></label>
<fieldset><legend>${say('register.minor')}</legend>
<label>${say('register.born')}<input type="month" name="born" placeholder="2012-05" pattern="[0-9]{4}-[0-9]{2}" value="${given('born')}"></label>
<label>${say('register.guardian')}<input type="email" name="guardian" maxlength="254" value="${given('guardian')}"></label>
</fieldset>
<button type="submit">${say('register.go')}</button>
</form>`,
	};
}

export const register: Route = { method: 'GET', path: '/register', run: visit => registerPage(visit, null) };

/** Registers where the person lives; a minor's guardian is asked at once (S5.1). */
export const registered: Route = {
	method: 'POST',
	path: '/register',
	async run(visit) {
		const { fields, obhuts, visitor } = visit;
		const { say } = visitor;
		const region = COUNTRIES[fields.get('residence') ?? ''];
		const email = fields.get('email') ?? '';
		if (fields.get('seen') !== 'yes') {
			return registerPage(visit, { text: say('problem.notice-not-shown'), problem: true });
		}
		if (!region) return registerPage(visit, { text: say('problem.country'), problem: true });
		try {
			await take(visit, region);
			if (fields.get('guardian')) await askGuardian(visit, region, email);
			await obhuts.shop(region).signIn('email', email).sendCode(say.language);
		} catch (error) {
			return registerPage(visit, problemMessage(say, error));
		}
		return codePage(visit, { region, email }, { text: say('register.done') });
	},
};

async function take({ obhuts, fields }: Visit, region: Region): Promise<void> {
	const residence = fields.get('residence') ?? '';
	const born = fields.get('born');
	const values = {
		email: fields.get('email'),
		phone: fields.get('phone'),
		'guardian-contact': fields.get('guardian'),
	};
	await obhuts.shop(region).register({
		residence,
		collectedIn: residence,
		shown: fields.get('shown') ?? '',
		purpose: values['guardian-contact'] ? GUARDIAN : SERVICE,
		...(born ? { born } : {}),
		values: Object.fromEntries(
			Object.entries(values).flatMap(([item, value]) => (value ? [[item, value]] : [])),
		),
	});
}

/** Whoever is known already and needs no guardian shall not be told apart here. */
async function askGuardian({ obhuts, visitor }: Visit, region: Region, email: string): Promise<void> {
	const shop = obhuts.shop(region);
	const subject = await shop.lookup('email', email).for(GUARDIAN);
	if (!subject) return;
	try {
		await shop.subject(subject).guardian.ask(visitor.say.language);
	} catch (error) {
		if (error instanceof ObhutDenied || !(error instanceof ObhutProblem)) throw error;
		if (error.code !== 'guardian-not-needed') throw error;
	}
}
