/** Who vouches, who has read the words, and which papers are there. What lapses never blocks: it makes a rule unknown. */
import type { Attestation, Document, DocumentKind } from '../accountability.js';
import { type Finding, finding, quoted } from '../finding.js';
import { LAW, RULE_IDS, type RuleId } from '../law/packs.js';
import { reviewStanding, standingOn } from '../law/vouched.js';
import type { PlainDate } from '../model.js';
import type { ReadPolicy, Where } from '../parse.js';
import { isRealDate } from '../sense.js';
import { didYouMean } from '../suggest.js';
import { listed } from './view.js';

/** Rules of law a paper stands for: where it is missing or has lapsed, they are not kept. */
const PAPER_OF: Record<DocumentKind, RuleId[]> = {
	'joint-arrangement': ['EU-26', 'CN-20-21'],
	'processor-contract': ['EU-28', 'CN-20-21'],
	'impact-assessment': ['EU-35', 'CN-55-56'],
	'transfer-tool': ['EU-44', 'EU-13-1-f', 'CN-38'],
	'balancing-test': ['EU-13-1-d'],
	'compatibility-test': ['EU-5-1-b'],
	imprint: ['DE-DDG-5'],
	'minors-rules': ['CN-31'],
	'incident-plan': ['EU-32', 'CN-57'],
};

/** Findings about attestations, reviews of wording and papers, as they count on a day. */
export function checkAccountability(parsed: ReadPolicy, asOf?: PlainDate): Finding[] {
	const { policy, where } = parsed;
	const { attestations, documents } = policy.accountability;
	return [
		...Object.entries(attestations).flatMap(([rule, one]) => attestationFindings(rule, one, where, asOf)),
		...reviewFindings(parsed, asOf),
		...Object.entries(documents).flatMap(([id, one]) => documentFindings(id, one, parsed, asOf)),
		...dateFindings(parsed),
	];
}

const HUMAN = RULE_IDS.filter(id => LAW[id].kind === 'human' && id !== 'GEN-19');

function attestationFindings(
	rule: string,
	attestation: Attestation,
	where: Where,
	asOf?: PlainDate,
): Finding[] {
	const at = where(['attestations', rule]);
	const misplaced = (message: string, hint: string) => [finding('attestation-misplaced', at, message, hint)];
	if (!isRule(rule)) return misplaced(`there is no rule of law ${quoted(rule)}`, didYouMean(rule, HUMAN));
	if (rule === 'GEN-19')
		return misplaced('`GEN-19` is not attested', 'say who read which words under `reviewed-wording`');
	if (LAW[rule].kind !== 'human') {
		const how = LAW[rule].kind === 'runtime' ? 'the running system shows' : 'the check decides';
		return misplaced(`${quoted(rule)} is nothing to vouch for`, `${how} it; remove the attestation`);
	}
	const { by, on, until, says, met } = attestation;
	const blank = [...(by.trim() ? [] : ['by']), ...(says.trim() ? [] : ['says'])];
	if (blank.length > 0) {
		const message = `the attestation of ${quoted(rule)} leaves ${listed(blank)} empty`;
		return [finding('attestation-incomplete', at, message, 'say who vouches, and what the person found')];
	}
	const rules = [rule];
	const standing = standingOn(attestation, asOf);
	if (standing !== 'stands') {
		const message =
			standing === 'ahead'
				? `${quoted(rule)} is attested only from ${on}`
				: `the attestation of ${quoted(rule)} ended on ${until}`;
		return [finding('attestation-lapsed', at, message, 'have somebody look at it again', { rules })];
	}
	if (met) return [];
	const { severity, asks } = LAW[rule];
	const message = `${quoted(rule)} is attested not to be met`;
	const hint = `it asks: ${asks}; mend it, and have it attested anew`;
	return [finding('attested-unmet', at, message, hint, { rules, severity })];
}

function isRule(rule: string): rule is RuleId {
	return Object.hasOwn(LAW, rule);
}

function reviewFindings(parsed: ReadPolicy, asOf?: PlainDate): Finding[] {
	const { policy, where } = parsed;
	return policy.languages.flatMap(language => {
		const { standing, review, digest } = reviewStanding(parsed, language, asOf);
		if (standing === 'read') return [];
		const rules: RuleId[] = language === 'de' ? ['GEN-19', 'DE-LANG'] : ['GEN-19'];
		const today = asOf ?? policy.effective;
		const by = review?.by ?? 'Name of who read it';
		const entry = `reviewed-wording:\n  ${language}: { by: ${by}, on: ${today}, words: ${digest} }`;
		const hint = `once a person has read them, note it with \`words: ${digest}\``;
		const more = { rules, fix: { rule: entry } };
		if (standing === 'missing') {
			const message = `nobody has read the words in ${quoted(language)}`;
			return [finding('review-missing', where(['reviewed-wording']), message, hint, more)];
		}
		const message =
			standing === 'ahead'
				? `the words in ${quoted(language)} are read only from ${review?.on}`
				: `the words in ${quoted(language)} have changed since ${quoted(review?.by ?? '')} read them`;
		return [finding('review-outdated', where(['reviewed-wording', language]), message, hint, more)];
	});
}

function documentFindings(
	id: string,
	paper: Document,
	{ where, documents }: ReadPolicy,
	asOf?: PlainDate,
): Finding[] {
	const rules = PAPER_OF[paper.is];
	const found: Finding[] = [];
	// Of a published version only its own files are read again: the papers were there when it passed the gate.
	if (documents && !paper.at.startsWith('https://') && !documents.has(paper.at)) {
		const message = `${quoted(paper.at)} is missing or empty`;
		const hint = 'put the paper there, or say where it is';
		found.push(finding('document-missing', where(['documents', id, 'at']), message, hint, { rules }));
	}
	const standing = standingOn(paper, asOf);
	if (standing === 'stands') return found;
	const message =
		standing === 'ahead'
			? `the paper ${quoted(id)} counts only from ${paper.on}`
			: `the paper ${quoted(id)} counted until ${paper.until}`;
	const hint = 'renew it, and say when';
	const at = where(['documents', id, standing === 'ahead' ? 'on' : 'until']);
	return [...found, finding('document-lapsed', at, message, hint, { rules })];
}

/** Days that do not exist, and what ends before it begins. */
function dateFindings({ policy, where }: ReadPolicy): Finding[] {
	const { attestations, documents, waivers, wordingReviews } = policy.accountability;
	const dated = [
		...entriesOf('attestations', attestations),
		...entriesOf('documents', documents),
		...entriesOf('reviewed-wording', wordingReviews),
		...waivers.map((waiver, index) => ({ path: ['waivers', index], ...daysOf(waiver) })),
	];
	return dated.flatMap(({ path, on, until }) => {
		const days = [
			['on', on],
			['until', until],
		] as const;
		const unreal = days.find(([, day]) => day !== undefined && !isRealDate(day));
		if (unreal) {
			const message = `${quoted(unreal[0])} names a day that does not exist`;
			return [finding('date-impossible', where([...path, unreal[0]]), message, 'check day and month')];
		}
		if (until === undefined || until >= on) return [];
		const at = where([...path, 'until']);
		return [finding('date-impossible', at, 'it ends before it begins', 'let `until` be `on` or later')];
	});
}

interface Days {
	on: PlainDate;
	until?: PlainDate | undefined;
}

const daysOf = ({ on, until }: Days): Days => ({ on, until });

function entriesOf(section: string, entries: Record<string, Days>) {
	return Object.entries(entries).map(([id, each]) => ({
		path: [section, id] as (string | number)[],
		...daysOf(each),
	}));
}
