/** Verdicts counted, those nobody knows, and all of them by pack. */
import type { RuleVerdict, Verdict } from '../../policy/law/judge.js';
import { LAW } from '../../policy/law/packs.js';
import { type Html, html } from '../../server/pages/html.js';
import { VERDICTS } from '../policy-findings.js';
import { cites, reportTable, ticked, verdictMark } from './table.js';

const MEANS: Record<Verdict, string> = {
	pass: 'no breach found',
	fail: 'not kept',
	unknown: 'no machine can judge it, or nobody has looked',
	'n/a': 'does not bind this policy',
};

export function counts(verdicts: RuleVerdict[]): Html {
	const each = VERDICTS.map(verdict => {
		const count = verdicts.filter(one => one.verdict === verdict).length;
		return html`<div><dt>${verdictMark(verdict)}<span class="means">${MEANS[verdict]}</span></dt><dd>${count}</dd></div>`;
	});
	return html`<section aria-labelledby="counts"><h2 id="counts">${verdicts.length} rules of law</h2>
<dl class="counts">${each}</dl></section>`;
}

/** Said plainly: what is unknown is not kept until somebody shows it. */
export function unknownRules(verdicts: RuleVerdict[]): Html {
	const unknown = verdicts.filter(({ verdict }) => verdict === 'unknown');
	const asked = unknown.map(({ rule, because }) => [
		html`<code>${rule}</code> ${LAW[rule].title}`,
		cites(rule),
		LAW[rule].asks,
		LAW[rule].kind === 'runtime' ? 'the running service, in its evidence' : 'a named person',
		ticked(because),
	]);
	return html`<section aria-labelledby="unknown"><h2 id="unknown">Unknown</h2>
${
	unknown.length === 0
		? html`<p>Nothing is unknown.</p>`
		: html`<p>Of these the policy alone shows nothing. Do not take them for kept.</p>
${reportTable('Rules that are unknown', ['Rule', 'Law', 'Asks', 'Who can show it', 'Why unknown'], asked)}`
}</section>`;
}

const PACKS = [
	['GEN', 'Whatever the jurisdiction'],
	['EU', 'European Union'],
	['DE', 'Germany'],
	['CN', 'China'],
	['WEB', 'The web'],
] as const;

export function allRules(verdicts: RuleVerdict[]): Html {
	const packs = PACKS.map(([prefix, title]) => {
		const own = verdicts.filter(({ rule }) => rule.startsWith(`${prefix}-`));
		const rows = own.map(({ rule, verdict, because }) => [
			html`<code id="rule-${rule}">${rule}</code> ${LAW[rule].title}`,
			cites(rule),
			LAW[rule].inForce,
			verdictMark(verdict),
			ticked(because),
		]);
		return html`<h3>${title}</h3>
${reportTable(`Rules: ${title}`, ['Rule', 'Law', 'In force from', 'Verdict', 'Why'], rows)}`;
	});
	return html`<section aria-labelledby="rules"><h2 id="rules">All rules</h2>
${packs}</section>`;
}
