import type { Language } from '../../policy/model.js';
import { locale } from '../../policy/wording/speech.js';
import type { PageAssets } from './assets.js';
import { type Html, html } from './html.js';
import { type PageWords, pageWords } from './words/page-words.js';

export interface Page {
	words: PageWords;
	/** Name of who publishes the policy. */
	operator: string;
	languages: readonly Language[];
	assets: PageAssets;
	title: string;
	/** Which page of the menu this is. */
	current: 'policy' | 'versions' | 'evidence' | 'privacy' | null;
	/** Address of this page in another language. */
	inLanguage(language: Language): string;
	/** The controller and its addresses are invented. */
	example: boolean;
	body: Html;
}

/** A whole page: works without scripts, styles and scripts from our own server only. */
export function layout(page: Page): string {
	const { words, assets } = page;
	const { say } = words;
	return `<!doctype html>\n${
		html`<html lang="${locale(words.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${page.title} – ${page.operator}</title>
${assets.styles.map(style => html`<link rel="stylesheet" href="${style}">\n`)}
${assets.scripts.map(script => html`<script type="module" src="${script}"></script>\n`)}
${page.languages.map(
	language =>
		html`<link rel="alternate" hreflang="${locale(language)}" href="${page.inLanguage(language)}">\n`,
)}
</head>
<body>
<a class="skip" href="#text">${say('nav.skip')}</a>
<header class="top">
<p class="operator">${page.operator}</p>
<nav aria-label="${say('nav.label')}">
${menuLink(page, 'policy', `/policy/${words.language}`)}
${menuLink(page, 'versions', `/policy/versions/${words.language}`)}
${menuLink(page, 'evidence', `/policy/evidence/${words.language}`)}
${menuLink(page, 'privacy', `/privacy?lang=${words.language}`)}
</nav>
${languageMenu(page)}
</header>
${page.example && html`<aside class="banner">${say('example.banner')}</aside>`}
${page.body}
</body>
</html>
`.text
	}`;
}

function menuLink(page: Page, target: Exclude<Page['current'], null>, address: string): Html {
	const current = page.current === target && html` aria-current="page"`;
	return html`<a href="${address}"${current}>${page.words.say(`nav.${target}`)}</a>`;
}

function languageMenu(page: Page): Html {
	const links = page.languages.map(language => {
		const { say } = pageWords(language);
		const current = language === page.words.language && html` aria-current="true"`;
		return html`<li><a href="${page.inLanguage(language)}" lang="${locale(language)}" hreflang="${locale(language)}"${current}>${say('language.name')}</a></li>`;
	});
	return html`<nav class="languages" aria-label="${page.words.say('nav.languages')}"><ul>${links}</ul></nav>`;
}
