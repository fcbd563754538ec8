/** What the law makes of a policy, as one HTML page to send to a lawyer: it needs nothing else, and no script. */
import { blocking } from '../../policy/check.js';
import type { Finding } from '../../policy/finding.js';
import { type Html, html, trusted } from '../../server/pages/html.js';
import { verdictShape } from '../../server/pages/verdict.js';
import type { CheckedFolder } from '../policy-findings.js';
import { brokenRules, findingArticle } from './broken.js';
import { attestations, papers, reviews, waivers } from './people.js';
import { STYLE } from './style.js';
import { allRules, counts, unknownRules } from './verdicts.js';

/** The whole page; everything taken from the folder is escaped. */
export function lawReport(checked: CheckedFolder): string {
	const { parsed, asOf } = checked;
	const name = parsed.policy?.id ?? 'a policy that cannot be read';
	const title = `The law on ${name}, as of ${asOf}`;
	return `<!doctype html>\n${
		html`<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${trusted(STYLE)}</style>
</head>
<body>
<main>
<h1>The law on ${name}, as of <time>${asOf}</time></h1>
${heading(checked)}
${parsed.policy ? judged(checked) : unreadable(checked)}
</main>
<footer>
<p>Made by <code>obhut check --report</code>. A rule that passes is one whose breach the check knows to find and did not find; it is no legal advice. Unknown is never a pass: no machine can judge it, or nobody has looked.</p>
</footer>
</body>
</html>
`.text
	}`;
}

function heading({ parsed: { policy }, asOf, findings }: CheckedFolder): Html {
	const facts = [
		['Controller', policy?.controller.name],
		['Version', policy?.version],
		['In force from', policy?.effective],
		['Languages', policy?.languages.join(', ')],
		['Judged as of', asOf],
	].filter(([, value]) => value);
	return html`<dl class="facts">${facts.map(([key, value]) => html`<div><dt>${key}</dt><dd>${value}</dd></div>`)}</dl>
${policy?.example && html`<p class="note">The policy is an example: its company and addresses are invented.</p>`}
${publication(findings)}`;
}

function publication(findings: Finding[]): Html {
	const stops = blocking(findings);
	if (stops.length === 0)
		return html`<p class="publication holds">${verdictShape('holds')}<span>It may be published as of this day: no error, and no warning that nobody waives.</span></p>`;
	const errors = stops.filter(({ severity }) => severity === 'error').length;
	const said = [
		...(errors > 0 ? [`${errors} ${errors === 1 ? 'error' : 'errors'}`] : []),
		...(stops.length > errors
			? [`${stops.length - errors} ${stops.length - errors === 1 ? 'warning' : 'warnings'} nobody waives`]
			: []),
	];
	return html`<p class="publication broken">${verdictShape('broken')}<span>It may not be published: ${said.join(' and ')}.</span></p>`;
}

function unreadable({ findings, files }: CheckedFolder): Html {
	return html`<section aria-labelledby="unreadable"><h2 id="unreadable">What keeps it from being read</h2>
<p>Until the rules can be read, the law says nothing of them.</p>
${findings.map(each => findingArticle(each, files))}</section>`;
}

function judged(checked: CheckedFolder): Html {
	const { findings, files, verdicts } = checked;
	const failing = verdicts.some(({ verdict }) => verdict === 'fail');
	const beside = findings.filter(({ rules, severity }) => rules.length === 0 && severity !== 'info');
	return html`${counts(verdicts)}
<section aria-labelledby="broken"><h2 id="broken">Not kept</h2>
${failing ? brokenRules(verdicts, findings, files) : html`<p>The check found no breach of a rule it can judge.</p>`}
</section>
${
	beside.length > 0 &&
	html`<section aria-labelledby="beside"><h2 id="beside">Wrong, whatever the law says</h2>
${beside.map(each => findingArticle(each, files))}</section>`
}
${unknownRules(verdicts)}
${waivers(checked)}
${attestations(checked)}
${reviews(checked)}
${papers(checked)}
${allRules(verdicts)}`;
}
