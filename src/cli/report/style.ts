/** The report's look: the colours of the pages in light and dark, fonts of the system, and paper. */
export const STYLE = `
:root {
	color-scheme: light dark;
	--paper: #fbfaf7; --card: #ffffff; --ink: #1d1c1a; --muted: #66625a; --line: #e4e0d6;
	--accent: #0b5f4b; --accent-soft: #e3f0eb; --holds: #0b6b4f; --unknown: #8a5a00; --broken: #a92a1c;
	--serif: "Source Serif 4 Variable", "Noto Serif CJK SC", "Noto Serif SC", "Songti SC", SimSun, Georgia, serif;
	--sans: "Inter Variable", "Noto Sans CJK SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", system-ui, sans-serif;
	--mono: ui-monospace, "SFMono-Regular", "Cascadia Mono", Menlo, "DejaVu Sans Mono", monospace;
}
@media (prefers-color-scheme: dark) {
	:root {
		--paper: #161614; --card: #1e1d1b; --ink: #ece9e2; --muted: #a39e93; --line: #2e2c28;
		--accent: #6fcfb0; --accent-soft: #16302a; --holds: #6fcfa6; --unknown: #f0c069; --broken: #ff9b8c;
	}
}
*, *::before, *::after { box-sizing: border-box; }
html { text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 400 1.0625rem/1.62 var(--serif); font-variant-numeric: tabular-nums; }
h1, h2, h3, p, dl, dd, pre, blockquote { margin: 0; padding: 0; }
main, footer { max-width: 60rem; margin-inline: auto; padding: 0 24px; }
main { padding-top: 48px; }
h1 { max-width: 40rem; font-size: 2.25rem; font-weight: 600; line-height: 1.2; letter-spacing: -0.01em; }
time { white-space: nowrap; }
h2 { margin-top: 56px; font-size: 1.5rem; font-weight: 600; line-height: 1.3; }
h3 { margin-top: 32px; font-size: 1.0625rem; font-weight: 650; line-height: 1.5; }
h2 + p, h2 + table { margin-top: 12px; }
p { max-width: 40rem; }
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: 2px; overflow-wrap: anywhere; }
a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
code { font: 0.85em/1.5 var(--mono); overflow-wrap: anywhere; }
h3 code { margin-right: 4px; color: var(--muted); font-weight: 400; }
.note, .place, .means, .column { color: var(--muted); font: 400 0.8125rem/1.5 var(--sans); }
.facts { display: flex; flex-wrap: wrap; gap: 12px 32px; margin: 20px 0; font: 400 0.875rem/1.5 var(--sans); }
.facts dt { color: var(--muted); font-size: 0.8125rem; }
.facts dd { font-weight: 500; }
.publication { margin-top: 12px; padding: 12px 16px; border: 1px solid var(--line); border-radius: 10px; background: var(--card); font: 400 0.9375rem/1.5 var(--sans); }
.verdict { display: inline-flex; align-items: center; gap: 7px; font-family: var(--sans); font-weight: 600; white-space: nowrap; }
.publication { display: flex; align-items: baseline; gap: 10px; }
.publication span { color: var(--ink); }
.publication .shape { position: relative; top: 1px; }
.holds { color: var(--holds); } .unknown { color: var(--unknown); } .broken { color: var(--broken); } .declaration { color: var(--muted); }
.shape { flex: none; }
.shape .fill { fill: currentcolor; }
.shape .cut { fill: none; stroke: var(--card); stroke-width: 1.8; stroke-linecap: round; }
.shape .ring { fill: none; stroke: currentcolor; stroke-width: 1.6; stroke-dasharray: 2.6 2.3; }
.shape .stroke { fill: none; stroke: currentcolor; stroke-width: 2.2; stroke-linecap: round; }
.counts { display: grid; grid-template-columns: repeat(auto-fit, minmax(12rem, 1fr)); gap: 20px 32px; margin-top: 20px; }
.counts > div { display: flex; flex-direction: column-reverse; justify-content: flex-end; }
.counts dt { font-size: 0.9375rem; }
.counts dd { font: 600 1.75rem/1.3 var(--sans); }
.means { display: block; }
.broken-rule { margin-top: 32px; padding-top: 4px; border-top: 1px solid var(--line); }
.broken-rule h3 { margin-top: 20px; }
.standing { font-size: 0.9375rem; }
.law { max-width: 48rem; margin-top: 8px; font: 400 0.875rem/1.55 var(--sans); }
.law > div { display: grid; grid-template-columns: 3.5rem minmax(0, 1fr); }
.law dd, td, .message, .pointer { overflow-wrap: anywhere; }
.law dt { color: var(--muted); }
.finding { margin-top: 20px; padding: 16px 20px; border: 1px solid var(--line); border-radius: 10px; background: var(--card); font-size: 1rem; }
.finding > * + * { margin-top: 8px; }
.pointer { margin-top: 12px; font-size: 1rem; }
pre { padding: 10px 14px; border-radius: 6px; white-space: pre-wrap; overflow-wrap: anywhere; background: var(--paper); font: 0.8125rem/1.6 var(--mono); }
.lines .line { display: block; padding-left: 6ch; text-indent: -6ch; }
.lines .number { color: var(--muted); user-select: none; }
mark { background: none; color: inherit; text-decoration: underline wavy var(--broken); text-underline-offset: 4px; }
.fix { padding-top: 8px; border-top: 1px solid var(--line); font: 400 0.875rem/1.55 var(--sans); }
.fix > * + * { margin-top: 6px; }
.fix pre { background: var(--accent-soft); }
blockquote { padding: 10px 14px; border-left: 2px solid var(--accent); font: 400 1rem/1.6 var(--serif); }
.waived { color: var(--unknown); font: 500 0.875rem/1.5 var(--sans); }
table { width: 100%; margin-top: 16px; border-collapse: collapse; font: 400 0.875rem/1.5 var(--sans); }
th, td { padding: 10px 16px 10px 0; border-top: 1px solid var(--line); text-align: left; vertical-align: top; }
thead th { border-top: 0; color: var(--muted); font-weight: 500; }
tbody th { width: 26%; font-weight: 600; }
tbody th code { display: block; color: var(--muted); font-weight: 400; }
td .column { display: none; }
footer { margin-top: 64px; padding-block: 20px 40px; border-top: 1px solid var(--line); color: var(--muted); font: 400 0.8125rem/1.6 var(--sans); }
@media (max-width: 819px) {
	main { padding-top: 28px; }
	main, footer { padding-inline: 16px; }
	h1 { font-size: 1.625rem; }
	table, tbody, tr, th, td { display: block; }
	thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
	tr { padding: 14px 0; border-top: 1px solid var(--line); }
	th, td { padding: 0; border: 0; }
	tbody th { width: auto; font-size: 0.9375rem; }
	td { margin-top: 6px; }
	td .column { display: block; }
	.finding { padding: 14px; }
}
@media print {
	:root {
		--paper: #ffffff; --card: #ffffff; --ink: #000000; --muted: #444444; --line: #bbbbbb;
		--accent: #000000; --accent-soft: #ffffff; --holds: #000000; --unknown: #000000; --broken: #000000;
	}
	body { font-size: 10.5pt; }
	main, footer { max-width: none; padding: 0; }
	pre { padding: 0; }
	h2, h3 { break-after: avoid; }
	tr, .finding { break-inside: avoid; }
	.fix pre { border-left: 2px solid #bbbbbb; padding-left: 10px; }
	.law a::after, td a::after { content: " (" attr(href) ")"; font-size: 8pt; color: #444444; }
}
`;
