/** What is not kept: each rule with its law, and each place with its lines, why, and what would mend it. */
import type { Finding } from '../../policy/finding.js';
import { type ShownLine, shownLines } from '../../policy/frame.js';
import type { RuleVerdict } from '../../policy/law/judge.js';
import { LAW, type RuleId } from '../../policy/law/packs.js';
import type { SourceFile } from '../../policy/source-file.js';
import { locale } from '../../policy/wording/speech.js';
import { type Html, html } from '../../server/pages/html.js';
import { cites, ticked, verdictMark } from './table.js';

const LANGUAGES = ['de', 'en', 'zh'] as const;

/** Every rule that is not kept. A finding that breaks several is told under the first, and pointed to from the others. */
export function brokenRules(verdicts: RuleVerdict[], findings: Finding[], files: SourceFile[]): Html {
	const told = new Map<Finding, RuleId>();
	const articles = verdicts
		.filter(({ verdict }) => verdict === 'fail')
		.map(({ rule }) => {
			const own = findings.filter(({ rules }) => rules.includes(rule));
			const before = own.filter(each => told.has(each));
			const first = own.filter(each => !told.has(each));
			for (const each of first) told.set(each, rule);
			return html`${ruleHead(rule, own)}
${first.map(each => findingArticle(each, files))}
${before.map(each => pointer(each, told.get(each)!))}
</article>
`;
		});
	return html`${articles}`;
}

function ruleHead(rule: RuleId, own: Finding[]): Html {
	const { title, asks, severity } = LAW[rule];
	const waived = own.length > 0 && own.every(each => each.waived);
	return html`<article class="broken-rule" aria-labelledby="broken-${rule}">
<h3 id="broken-${rule}"><code>${rule}</code> ${title}</h3>
<p class="standing">${verdictMark('fail')} <span class="note">${severity}${waived ? ', waived for now' : ''}</span></p>
<dl class="law"><div><dt>Law</dt><dd>${cites(rule)}</dd></div><div><dt>Asks</dt><dd>${asks}</dd></div></dl>`;
}

function pointer({ message, file, line }: Finding, rule: RuleId): Html {
	return html`<p class="pointer">${sentence(message)} <span class="note"><code>${file}</code>, line ${line}; told under <a href="#broken-${rule}">${rule}</a></span></p>`;
}

/** One finding where it stands. */
export function findingArticle(finding: Finding, files: SourceFile[]): Html {
	const { file, line, severity, code, message, hint, waived } = finding;
	return html`<div class="finding">
<p class="message"><b>${sentence(message)}</b> <span class="note">${severity} <code>${code}</code></span></p>
<p class="place"><code>${file}</code>, line ${line}</p>
${source(finding, files)}
<p>${sentence(hint)}</p>
${fix(finding)}
${waived && html`<p class="waived">Waived by ${waived.by} until ${waived.until}: ${waived.because}</p>`}
</div>
`;
}

/** A message as a reader of prose expects it. */
function sentence(words: string): Html {
	return ticked(`${words.charAt(0).toUpperCase()}${words.slice(1)}${/[.?!…]$/.test(words) ? '' : '.'}`);
}

function source(finding: Finding, files: SourceFile[]): Html | null {
	const text = files.find(({ path }) => path === finding.file)?.text;
	if (text === undefined) return null;
	const lines = shownLines(finding, text).map(sourceLine);
	return html`<pre class="lines">${lines}</pre>`;
}

function sourceLine({ number, text, meant }: ShownLine): Html {
	const { from, to } = meant ?? { from: text.length, to: text.length };
	const marked = from < to && html`<mark>${text.slice(from, to)}</mark>`;
	return html`<span class="line"><span class="number">${String(number).padStart(4)}</span>  ${text.slice(0, from)}${marked}${text.slice(to)}\n</span>`;
}

function fix({ fix }: Finding): Html | null {
	if (!fix) return null;
	const words = LANGUAGES.flatMap(language => {
		const text = fix.words?.[language];
		return text
			? [
					html`<p class="note">Words, ${language}</p><blockquote lang="${locale(language)}">${text}</blockquote>`,
				]
			: [];
	});
	const rule =
		fix.rule !== undefined && html`<p class="note">In policy.yaml</p><pre>${fix.rule.trimEnd()}</pre>`;
	return html`<div class="fix"><p><b>What would mend it</b></p>
${rule}${words}</div>`;
}
