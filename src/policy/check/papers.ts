/** Papers laws ask for: contracts with processors, impact assessments, and how long they are kept. */
import type { Document } from '../accountability.js';
import { type Finding, finding, quoted } from '../finding.js';
import { getsFrom, inChina, inUnion } from '../flows.js';
import { APPLIES } from '../law/applies.js';
import type { RuleId } from '../law/packs.js';
import {
	ASSESSMENT_POINTS,
	CHINESE_ASSESSMENT_POINTS,
	ENTRUSTMENT_POINTS,
	KEPT_AT_LEAST,
	PROCESSOR_POINTS,
} from '../law/papers.js';
import type { Policy } from '../model.js';
import type { Where } from '../parse.js';
import { references } from '../reference.js';
import { didYouMean } from '../suggest.js';
import { keptFor, type NamedPaper, papersAbout, papersOf, uncovered } from './paper.js';
import { yamlAt } from './snippet.js';
import { listed } from './view.js';

/** What one law asks a kind of paper to cover. */
interface Demand {
	rule: RuleId;
	points: readonly string[];
	/** Whether it must be kept for three years. */
	kept: boolean;
}

function lines(is: Document['is'], about: string[], demands: Demand[]): string[] {
	const points = [...new Set(demands.flatMap(({ points }) => points))];
	return [
		`is: ${is}`,
		'at: documents/…',
		'on: 2026-…',
		...(about.length > 0 ? [`about: [${about.join(', ')}]`] : []),
		`covers: [${points.join(', ')}]`,
		...(demands.some(({ kept }) => kept) ? [`kept-for: ${KEPT_AT_LEAST}`] : []),
	];
}

/** One finding for all points the papers leave out, and one where none of them is kept long enough. */
function gaps(
	code: 'processor-contract-partial' | 'impact-assessment-partial',
	papers: NamedPaper[],
	demands: Demand[],
	where: Where,
): Finding[] {
	const first = papers[0]!;
	const found: Finding[] = [];
	const lacking = demands.filter(({ points }) => uncovered(papers, points).length > 0);
	if (lacking.length > 0) {
		const points = [...new Set(lacking.flatMap(each => uncovered(papers, each.points)))];
		const covers = [...new Set([...first.covers, ...points])];
		const message = `${quoted(first.id)} leaves out ${listed(points)}`;
		const hint = 'complete the paper, and list what it covers under `covers`';
		const fix = { rule: yamlAt(['documents', first.id], `covers: [${covers.join(', ')}]`) };
		const rules = lacking.map(({ rule }) => rule);
		found.push(finding(code, where(['documents', first.id]), message, hint, { rules, fix }));
	}
	const kept = demands.filter(each => each.kept).map(({ rule }) => rule);
	if (kept.length > 0 && !papers.some(paper => keptFor(paper, KEPT_AT_LEAST))) {
		const message = `nothing says that ${quoted(first.id)} is kept for three years`;
		const fix = { rule: yamlAt(['documents', first.id], `kept-for: ${KEPT_AT_LEAST}`) };
		const place = where(['documents', first.id]);
		const hint = `keep it so long, and say \`kept-for: ${KEPT_AT_LEAST}\``;
		found.push(finding('paper-kept-too-short', place, message, hint, { rules: kept, fix }));
	}
	return found;
}

function checkContracts(policy: Policy, where: Where): Finding[] {
	return Object.entries(policy.recipients).flatMap(([id, recipient]) => {
		if (recipient.role !== 'processor') return [];
		const demands: Demand[] = [];
		if (getsFrom(policy, recipient, inUnion))
			demands.push({ rule: 'EU-28', points: PROCESSOR_POINTS, kept: false });
		if (getsFrom(policy, recipient, inChina))
			demands.push({ rule: 'CN-20-21', points: ENTRUSTMENT_POINTS, kept: true });
		if (demands.length === 0) return [];
		const about = `recipients.${id}`;
		const papers = papersAbout(policy, 'processor-contract', about);
		if (papers.length > 0) return gaps('processor-contract-partial', papers, demands, where);
		const message = `no contract with processor ${quoted(id)} is named`;
		const hint = `name it under \`documents\`, about \`${about}\`, with the points it covers`;
		const fix = {
			rule: yamlAt(['documents', `contract-${id}`], ...lines('processor-contract', [about], demands)),
		};
		const rules = demands.map(({ rule }) => rule);
		return [finding('processor-contract-missing', where(['recipients', id]), message, hint, { rules, fix })];
	});
}

/** One assessment may serve both laws; the law says which processing needs one. */
function checkAssessment(policy: Policy, where: Where): Finding[] {
	const demands = [
		{ rule: 'EU-35', points: ASSESSMENT_POINTS, kept: false },
		{ rule: 'CN-55-56', points: CHINESE_ASSESSMENT_POINTS, kept: true },
	] as const satisfies Demand[];
	const asked = demands.filter(({ rule }) => APPLIES[rule](policy) === null);
	if (asked.length === 0) return [];
	const papers = papersOf(policy, 'impact-assessment');
	if (papers.length > 0) return gaps('impact-assessment-partial', papers, asked, where);
	const message = 'nobody has assessed what the processing means for people';
	const hint = 'assess it before it begins, and name the paper under `documents`';
	const rules = asked.map(({ rule }) => rule);
	const fix = { rule: yamlAt(['documents', 'impact-assessment'], ...lines('impact-assessment', [], asked)) };
	return [finding('impact-assessment-missing', where(['documents']), message, hint, { rules, fix })];
}

function checkAbout(policy: Policy, where: Where): Finding[] {
	const known = references(policy);
	return Object.entries(policy.accountability.documents).flatMap(([id, { about }]) =>
		about.flatMap((reference, index) => {
			if (known.includes(reference)) return [];
			const message = `${quoted(id)} is about ${quoted(reference)}, which names no rule`;
			const place = where(['documents', id, 'about', index]);
			return [finding('reference-unknown', place, message, didYouMean(reference, known))];
		}),
	);
}

/** Findings about papers. Sources: GDPR Art. 28(3), 35(7); PIPL Art. 21, 55–56; Decree 790 Art. 12. */
export function checkPapers(policy: Policy, where: Where): Finding[] {
	return [...checkContracts(policy, where), ...checkAssessment(policy, where), ...checkAbout(policy, where)];
}
