/** Who answers: waivers, attestations, reviews of wording, and papers, with names and dates. */

import { LAW, type RuleId } from '../../policy/law/packs.js';
import { standingOn } from '../../policy/law/vouched.js';
import { wordsDigest } from '../../policy/words-digest.js';
import { type Html, html } from '../../server/pages/html.js';
import type { CheckedFolder } from '../policy-findings.js';
import { reportTable } from './table.js';

const until = (day: string | undefined) => day ?? 'open';
const STANDING = { stands: 'stands', ahead: 'not yet', lapsed: 'over' } as const;

function section(id: string, title: string, body: Html): Html {
	return html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>
${body}</section>`;
}

export function waivers({ parsed: { policy }, findings, asOf }: CheckedFolder): Html {
	const all = policy?.accountability.waivers ?? [];
	const rows = all.map(waiver => {
		const { finding, at, by, on, because } = waiver;
		const count = findings.filter(each => each.waived === waiver).length;
		const standing = STANDING[standingOn(waiver, asOf)];
		return [
			html`<code>${finding}</code>${at !== undefined && html` at <code>${at}</code>`}`,
			by,
			`${on} to ${waiver.until}`,
			because,
			standing === 'stands' ? `stands, for ${count} ${count === 1 ? 'finding' : 'findings'}` : standing,
		];
	});
	const body =
		rows.length === 0
			? html`<p>Nobody lives with a warning.</p>`
			: reportTable('Waivers', ['Warning', 'Who', 'From and until', 'Why', 'Now'], rows);
	return section('waivers', 'Waivers', body);
}

export function attestations({ parsed: { policy }, asOf }: CheckedFolder): Html {
	const all = Object.entries(policy?.accountability.attestations ?? {});
	const rows = all.map(([rule, one]) => [
		html`<code>${rule}</code> ${Object.hasOwn(LAW, rule) && LAW[rule as RuleId].title}`,
		one.by,
		`${one.on} to ${until(one.until)}`,
		one.says,
		one.met ? 'met' : 'not met',
		STANDING[standingOn(one, asOf)],
	]);
	const body =
		rows.length === 0
			? html`<p>Nobody has attested anything.</p>`
			: reportTable('Attestations', ['Rule', 'Who', 'From and until', 'Found', 'Result', 'Now'], rows);
	return section('attestations', 'Attestations', body);
}

export function reviews({ parsed: { policy, texts } }: CheckedFolder): Html {
	const rows = (policy?.languages ?? []).map(language => {
		const review = policy?.accountability.wordingReviews[language];
		const digest = wordsDigest(texts, language);
		const read = review ? (review.words === digest ? 'as they stand' : 'before they changed') : 'no';
		return [language, review?.by ?? 'nobody', review?.on ?? '–', read, html`<code>${digest}</code>`];
	});
	const columns = ['Language', 'Who', 'On', 'Words read', 'Digest of the words now'];
	return section('reviews', 'Who has read the words', reportTable('Reviews of wording', columns, rows));
}

export function papers({ parsed: { policy }, asOf }: CheckedFolder): Html {
	const all = Object.entries(policy?.accountability.documents ?? {});
	const rows = all.map(([id, paper]) => [
		html`<code>${id}</code>`,
		paper.is.replaceAll('-', ' '),
		paper.at.startsWith('https://')
			? html`<a href="${paper.at}">${paper.at}</a>`
			: html`<code>${paper.at}</code>`,
		`${paper.on} to ${until(paper.until)}`,
		[...paper.about, ...paper.covers].join(', ') || 'the whole policy',
		STANDING[standingOn(paper, asOf)],
	]);
	const body =
		rows.length === 0
			? html`<p>The policy names none.</p>`
			: reportTable('Papers', ['Paper', 'Kind', 'Where', 'From and until', 'About', 'Now'], rows);
	return section('papers', 'Papers', body);
}
