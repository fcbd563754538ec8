/** The guided strip on top of every page: where the first five minutes stand, from what Obhut says at this moment. */
import type { ItemDecision } from '../../src/client/connect.js';
import { type Html, html } from './html.js';
import type { Obhuts } from './obhuts.js';
import { because } from './problem.js';
import type { Visitor } from './visitor.js';

/** The purpose and the clause that speak of surveys in the example policy. */
const PURPOSE = 'surveys';
const CLAUSE = 'S2.6';

const STEPS = ['register', 'consent', 'send', 'withdraw', 'refused', 'erase', 'restore', 'evidence'] as const;

type Step = (typeof STEPS)[number];

interface Progress {
	done: Step[];
	current: Step;
}

export async function strip({ url }: Obhuts, visitor: Visitor): Promise<Html> {
	const { say } = visitor;
	const decision = await surveyNow(visitor);
	const { done, current } = progress(visitor, decision);
	const ways = [
		['/your-privacy', say('nav.your-privacy')],
		[`${url}/mailbox?lang=${say.language}`, say('strip.mailbox')],
		[`${url}/staff/surveys?lang=${say.language}`, say('strip.staff')],
		[`${url}/policy/${say.language}#${CLAUSE}`, say('strip.policy', { clause: CLAUSE })],
	] as const;
	return html`<aside class="strip" aria-labelledby="strip-title">
<details open><summary id="strip-title">${say('strip.title')}</summary>
<ol>${STEPS.map((step, at) => line(visitor, step, at + 1, done.includes(step), step === current))}</ol>
<p class="now">${say('strip.now', { outcome: outcome(visitor, decision) })}</p>
<ul class="ways">${ways.map(([href, text]) => html`<li><a href="${href}">${text}</a></li>`)}</ul>
</details>
</aside>`;
}

/** Numbered by hand: on a telephone the current step stands alone. */
function line({ say }: Visitor, step: Step, number: number, done: boolean, current: boolean): Html {
	return html`<li value="${number}"${done && html` class="done"`}${current && html` aria-current="step"`}>${say(`strip.${step}`)}${done && html`<span class="spoken"> (${say('strip.done')})</span>`}</li>`;
}

/** What sending a survey to this person would be answered at this moment; null while nobody is signed in. */
async function surveyNow({ signedIn }: Visitor): Promise<ItemDecision | null> {
	if (!signedIn) return null;
	const { items } = await signedIn.person.for(PURPOSE).explain('email');
	return items[0] ?? null;
}

/** What staff do is not the shop's to see, so their steps are never ticked. */
function progress({ erased }: Visitor, decision: ItemDecision | null): Progress {
	if (erased) return { done: ['register', 'erase'], current: 'evidence' };
	if (!decision) return { done: [], current: 'register' };
	if (decision.permit) return { done: ['register', 'consent'], current: 'send' };
	return decision.reason === 'consent-withdrawn'
		? { done: ['register', 'consent', 'withdraw'], current: 'refused' }
		: { done: ['register'], current: 'consent' };
}

function outcome({ say, erased }: Visitor, decision: ItemDecision | null): string {
	if (decision?.permit) return say('strip.now.permitted');
	if (decision) return say('strip.now.refused', { because: because(say, decision) });
	return say(erased ? 'strip.now.erased' : 'strip.now.nobody');
}
