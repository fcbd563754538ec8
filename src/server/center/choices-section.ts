import type { ConsentStanding } from '../../obligations/consent/index.js';
import type { Language, Policy } from '../../policy/model.js';
import { speech } from '../../policy/wording/speech.js';
import { type Html, html } from '../pages/html.js';
import { pageWords } from '../pages/words/page-words.js';
import type { Overview } from './overview.js';
import { centerWords } from './words/center-words.js';

const RECIPIENT = 'recipients.';

/** What the one button beside a choice does. */
const ACTS = {
	given: 'withdraw',
	missing: 'give',
	withdrawn: 'give',
	expired: 'give',
	outdated: 'give',
	objected: 'lift',
	'not-needed': 'object',
} as const;

/** Each consent and objection with what it covers, how it stands and the one act that changes it. */
export function choicesSection(language: Language, policy: Policy, { choices }: Overview): Html {
	const say = centerWords(language);
	const open = choices.filter(choice => canChoose(policy, choice));
	return html`<section id="choices" aria-labelledby="choices-heading">
<h2 id="choices-heading">${say('choice.title')}</h2>
<p>${say('choice.intro')}</p>
<ul class="choices">${open.map(choice => line(language, policy, choice))}</ul>
</section>`;
}

/** A purpose that rests on a contract or a duty leaves no choice, so none is shown. */
function canChoose(policy: Policy, { about, standing }: ConsentStanding): boolean {
	if (standing !== 'not-needed') return true;
	const bases = Object.values(policy.purposes[about]?.basis ?? {});
	return bases.includes('legitimate-interest') || bases.includes('public-task');
}

function line(language: Language, policy: Policy, choice: ConsentStanding): Html {
	const say = centerWords(language);
	const { capital, title, list } = speech(language);
	const { about, standing, since } = choice;
	const recipient = about.startsWith(RECIPIENT) ? about.slice(RECIPIENT.length) : null;
	const name =
		recipient === null
			? capital(title(policy.purposes[about]?.title, about))
			: capital(say('choice.recipient', { name: title(policy.recipients[recipient]?.title, recipient) }));
	const uses = policy.purposes[about]?.uses ?? [];
	const clause = policy.clauses.find(({ rules }) =>
		rules.includes(recipient === null ? `purposes.${about}` : about),
	)?.id;
	const date = since === null ? '' : pageWords(language).date(Date.parse(since));
	return html`<li class="choice" id="choice-${about}">
<h3 id="choice-${about}-name">${name}</h3>
${uses.length > 0 && html`<p>${say('choice.uses', { items: list(uses.map(item => title(policy.data[item]?.title, item))) })}</p>`}
<p class="standing ${standing}">${say(`choice.${standing}`, { date })}${clause !== undefined && html` <a href="/policy/${language}#${clause}">${say('held.by', { clause })}</a>`}</p>
<form method="post" action="/privacy/choices?lang=${language}">
<input type="hidden" name="about" value="${about}">
<button type="submit" name="act" value="${ACTS[standing]}" aria-describedby="choice-${about}-name">${say(`choice.${ACTS[standing]}`)}</button>
</form>
</li>
`;
}
