/** The frame of every page of the shop. */
import { type Html, html } from './html.js';
import type { Obhuts } from './obhuts.js';
import type { ShopPage } from './route.js';
import { strip } from './strip.js';
import type { Visitor } from './visitor.js';
import type { Word } from './words/en.js';
import { LANGUAGES, NAMES, type Say } from './words/words.js';

type Link = [path: string, word: Word];

const EVERYBODY: Link[] = [['/', 'nav.home']];

const SIGNED_IN: Link[] = [
	['/account', 'nav.account'],
	['/help', 'nav.help'],
	['/activities', 'nav.activities'],
	['/app', 'nav.app'],
];

const SIGNED_OUT: Link[] = [
	['/register', 'nav.register'],
	['/sign-in', 'nav.sign-in'],
];

/** Throws `ObhutUnavailable`: the strip asks Obhut how things stand. */
export async function shopPage(obhuts: Obhuts, visitor: Visitor, page: ShopPage): Promise<string> {
	const { say, signedIn } = visitor;
	const links = [...EVERYBODY, ...(signedIn ? SIGNED_IN : SIGNED_OUT)];
	return documentOf(
		say,
		page.title,
		html`${await strip(obhuts, visitor)}
<header>
<p class="name">${say('shop.name')}</p>
<ul class="languages">${LANGUAGES.map(one => html`<li><a href="${page.path}?lang=${one}" hreflang="${one}" lang="${one}"${one === say.language && html` aria-current="true"`}>${NAMES[one]}</a></li>`)}</ul>
<nav><ul>${links.map(([path, word]) => html`<li><a href="${path}"${path === page.path && html` aria-current="page"`}>${say(word)}</a></li>`)}
<li><a href="${obhuts.url}/policy/${say.language}">${say('nav.privacy')}</a></li></ul></nav>
${signedIn && html`<form method="post" action="/sign-out"><button>${say('nav.sign-out')}</button></form>`}
</header>
<main>
<h1>${page.title}</h1>
${page.message && html`<p class="${page.message.problem ? 'message problem' : 'message'}" role="${page.message.problem ? 'alert' : 'status'}">${page.message.text}</p>`}
${page.body}
</main>
<footer><p>${say('shop.example')}</p></footer>`,
	);
}

/** A page that asks Obhut nothing, for when it cannot be asked. */
export function plainPage(say: Say, text: string): string {
	return documentOf(
		say,
		say('shop.name'),
		html`<main>
<h1>${say('shop.name')}</h1>
<p class="message problem" role="alert">${text}</p>
<p><a href="/">${say('nav.home')}</a></p>
</main>`,
	);
}

function documentOf(say: Say, title: string, content: Html): string {
	return `<!doctype html>\n${
		html`<html lang="${say.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title === say('shop.name') ? title : `${title} – ${say('shop.name')}`}</title>
<link rel="stylesheet" href="/demo.css">
<script type="module" src="/demo.js"></script>
</head>
<body>
${content}
</body>
</html>
`.text
	}`;
}
