/** The synthetic check as pages show it: for each region when it ran, and what each step came to. */
import type { ClauseCheck, Verdict } from '../../evidence/index.js';
import type { SyntheticOutcome, SyntheticStep } from '../../evidence/synthetic/index.js';
import { type Html, html } from './html.js';
import { verdictShape } from './verdict.js';
import type { PageWords } from './words/page-words.js';

/** One list for each region; nothing where no check shows anything of it. */
export function checkLists(checks: readonly ClauseCheck[], words: PageWords): Html[] {
	return checks.map(check => {
		const steps = [...new Set(check.outcomes.map(({ step }) => step))];
		return html`<p class="because">${ranAt(check, words)}</p>
${steps.length > 0 && html`<ul class="steps">${steps.map(step => stepLine(step, check, words))}</ul>`}`;
	});
}

/** Region and instant, or that nothing recent is known. */
function ranAt({ region, at, late }: ClauseCheck, { say, date, time }: PageWords): Html {
	if (at === null) return html`${say('synthetic.never', { region })}`;
	const stated = say(late ? 'synthetic.late' : 'synthetic.ran', { region, date: date(at), time: time(at) });
	return html`<time datetime="${new Date(at).toISOString()}">${stated}</time>`;
}

/** Residents of every jurisdiction together; those with whom it came out otherwise are named. */
function stepLine(step: SyntheticStep, { late, outcomes }: ClauseCheck, { say }: PageWords): Html {
	const taken = outcomes.filter(each => each.step === step);
	const verdict = late ? 'unknown' : verdictOf(taken);
	const otherwise = taken
		.filter(({ ok }) => ok !== true)
		.map(
			({ jurisdiction, expected, got, ok }) =>
				html` ${say(ok === null ? 'synthetic.untried' : 'synthetic.otherwise', { jurisdiction })} <code>${got}</code>${ok === false && html` (${say('synthetic.expected')} <code>${expected}</code>)`}`,
		);
	return html`<li class="step ${verdict}">${verdictShape(verdict)}<span>${say(`step.${step}`)}${otherwise}</span></li>`;
}

function verdictOf(outcomes: readonly SyntheticOutcome[]): Verdict {
	if (outcomes.some(({ ok }) => ok === false)) return 'broken';
	return outcomes.some(({ ok }) => ok === null) ? 'unknown' : 'holds';
}
