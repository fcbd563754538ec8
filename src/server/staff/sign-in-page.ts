import type { Language } from '../../policy/model.js';
import { type Html, html } from '../pages/html.js';
import { SIGN_IN } from './link.js';
import { staffWords } from './words/staff-words.js';

/** What the page says above its form. */
export type SignInMessage =
	| { note: 'signed-out' | 'ended' }
	| { problem: 'refused' | 'other-site' }
	| { problem: 'wait'; seconds: number };

/**
 * The form staff come in by. It works without scripts: the link or its code is pasted. With them the script of
 * `web/staff` fills it in from the address.
 */
export function signInPage(language: Language, message: SignInMessage | null): Html {
	const { say } = staffWords(language);
	const invalid = message !== null && 'problem' in message && message.problem === 'refused';
	return html`<div class="sheet staff narrow">
<main id="text" tabindex="-1">
<h1>${say('sign-in.title')}</h1>
${message && shown(language, message)}
<form method="post" action="${SIGN_IN}?lang=${language}">
<p id="about-code">${say('sign-in.intro')}</p>
<label for="code">${say('sign-in.code')}</label>
<input id="code" name="code" type="text" required maxlength="2000" autocomplete="off" autocapitalize="off" spellcheck="false" aria-describedby="about-code${invalid && ' message'}"${invalid && html` aria-invalid="true"`}>
<button type="submit">${say('sign-in.button')}</button>
</form>
</main>
</div>`;
}

function shown(language: Language, message: SignInMessage): Html {
	const { say } = staffWords(language);
	if ('note' in message) return html`<p class="message" role="status">${say(`note.${message.note}`)}</p>`;
	const text =
		message.problem === 'wait'
			? say('problem.wait', { seconds: message.seconds })
			: say(`problem.${message.problem}`);
	return html`<p id="message" class="message problem" role="alert">${text}</p>`;
}
