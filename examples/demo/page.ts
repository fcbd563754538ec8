/** The frame of every page of the shop, with the guided strip on top. */
import { ObhutDenied, ObhutProblem } from '../../src/client/connect.js';
import { type Html, html } from './html.js';
import type { Obhuts } from './obhuts.js';
import type { Visitor } from './visitor.js';
import type { Word } from './words/en.js';
import { en } from './words/en.js';
import { LANGUAGES, type Say } from './words/words.js';

export interface ShopPage {
	title: string;
	path: string;
	message?: { text: string; problem?: boolean } | null;
	body: Html;
}

export async function shopPage(obhuts: Obhuts, visitor: Visitor, page: ShopPage): Promise<string> {
	const { say, signedIn } = visitor;
	const links: [string, Word][] = [
		['/', 'nav.home'],
		...(signedIn
			? ([
					['/account', 'nav.account'],
					['/help', 'nav.help'],
					['/activities', 'nav.activities'],
					['/app', 'nav.app'],
				] as [string, Word][])
			: ([
					['/register', 'nav.register'],
					['/sign-in', 'nav.sign-in'],
				] as [string, Word][])),
	];
	const signOut =
		signedIn && html`<form method="post" action="/sign-out"><button>${say('nav.sign-out')}</button></form>`;
	return `<!doctype html>\n${
		html`<html lang="${say.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${page.title} – ${say('shop.name')}</title>
<link rel="stylesheet" href="/demo.css">
<script type="module" src="/demo.js"></script>
</head>
<body>
${await strip(obhuts, visitor)}
<header>
<p class="name">${say('shop.name')}</p>
<nav><ul>${links.map(([path, word]) => html`<li><a href="${path}"${path === page.path && html` aria-current="page"`}>${say(word)}</a></li>`)}
<li><a href="${obhuts.url}/policy/${say.language}">${say('nav.privacy')}</a></li></ul></nav>
${signOut}
<ul class="languages">${LANGUAGES.map(one => html`<li><a href="${page.path}?lang=${one}" hreflang="${one}" lang="${one}"${one === say.language && html` aria-current="true"`}>${one}</a></li>`)}</ul>
</header>
<main>
<h1>${page.title}</h1>
${page.message && html`<p class="${page.message.problem ? 'message problem' : 'message'}" role="${page.message.problem ? 'alert' : 'status'}">${page.message.text}</p>`}
${page.body}
</main>
<footer><p>${say('shop.example')}</p></footer>
</body>
</html>
`.text
	}`;
}

/** The clause that speaks of surveys in the example policy. */
const CLAUSE = 'S2.6';

async function strip(obhuts: Obhuts, visitor: Visitor): Promise<Html> {
	const { say } = visitor;
	const steps: Word[] = [
		'strip.register',
		'strip.consent',
		'strip.send',
		'strip.withdraw',
		'strip.refused',
		'strip.erase',
		'strip.restore',
		'strip.evidence',
	];
	const { url } = obhuts;
	return html`<aside class="strip" aria-labelledby="strip-title">
<details open><summary id="strip-title">${say('strip.title')}</summary>
<ol>${steps.map(step => html`<li>${say(step)}</li>`)}</ol>
<p class="now" role="status">${say('strip.now', { outcome: await surveyNow(visitor) })}</p>
<ul class="ways"><li><a href="/your-privacy">${say('nav.your-privacy')}</a></li><li><a href="${url}/mailbox?lang=${say.language}">${say('strip.mailbox')}</a></li><li><a href="${url}/staff/surveys?lang=${say.language}">${say('strip.staff')}</a></li><li><a href="${url}/policy/${say.language}#${CLAUSE}">${say('strip.policy', { clause: CLAUSE })}</a></li></ul>
</details>
</aside>`;
}

/** What sending a survey to this person would be answered at this moment. */
async function surveyNow({ say, signedIn }: Visitor): Promise<string> {
	if (!signedIn) return say('strip.now.unknown');
	const { items } = await signedIn.person.for('surveys').explain('email');
	const [email] = items;
	if (!email || email.permit) return say('strip.now.permitted');
	return say('strip.now.refused', { reason: reasonIn(say, email.reason), clause: email.clause ?? '–' });
}

export function reasonIn(say: Say, reason: string | undefined): string {
	const word = `reason.${reason}`;
	return say(Object.hasOwn(en, word) ? (word as Word) : 'reason.other');
}

/** What went wrong, in the visitor's words; a denial names its clause. */
export function problemIn(say: Say, error: unknown): string {
	if (error instanceof ObhutDenied) {
		return say('problem.refused', { reason: reasonIn(say, error.reason), clause: error.clause ?? '–' });
	}
	if (error instanceof ObhutProblem) return say('problem.other', { what: error.message });
	throw error;
}
