/** Data of people in the Union that goes to a third country: what protects it there, and the paper that shows it. */
import { type Finding, finding, type Position, quoted } from '../finding.js';
import { inUnion, itemsFor, type Leaving, leavings } from '../flows.js';
import { adequacyOf } from '../law/adequacy.js';
import type { RuleId } from '../law/packs.js';
import { TRANSFER_ASSESSMENT } from '../law/papers.js';
import type { CountryCode, Policy, Transfer } from '../model.js';
import type { Where } from '../parse.js';
import { papersAbout, uncovered } from './paper.js';
import { yamlAt } from './snippet.js';
import { listed } from './view.js';

const toldTo = (policy: Policy, { recipient }: Leaving): RuleId[] => {
	const obtained =
		recipient && itemsFor(policy, recipient).some(id => policy.data[id]?.source.kind === 'obtained');
	return obtained ? ['EU-13-1-f', 'EU-14-1'] : ['EU-13-1-f'];
};

const clauses = (leaving: Leaving) =>
	yamlAt(
		[leaving.section, leaving.id],
		'transfer: { adequacy: false, safeguard: standard-clauses, copy-from: privacy@… }',
	);

function paperFix({ section, id }: Leaving): { rule: string } {
	return {
		rule: yamlAt(
			['documents', `transfer-${id}`],
			'is: transfer-tool',
			'at: documents/…',
			'on: 2026-…',
			`about: [${section}.${id}]`,
			`covers: [${TRANSFER_ASSESSMENT}]`,
		),
	};
}

/** What is said of adequacy, held against the decisions of the Commission. */
function checkAdequacy(leaving: Leaving, transfer: Transfer, policy: Policy, at: Position): Finding[] {
	const { countries, id } = leaving;
	const rules: RuleId[] = [...toldTo(policy, leaving), 'EU-44'];
	const say = (message: string, hint: string) => [
		finding('adequacy-untrue', at, message, hint, { rules, fix: { rule: clauses(leaving) } }),
	];
	const without = countries.filter(country => adequacyOf(country, policy.effective) === null);
	const rests = transfer.safeguard === 'adequacy-decision';
	if (without.length > 0 && (transfer.adequacy || rests)) {
		const message = `${quoted(id)} claims adequate protection in ${listed(without)}, about which the Commission has decided nothing`;
		return say(message, 'say `adequacy: false`, and name another safeguard');
	}
	if (rests !== transfer.adequacy && rests) {
		const message = `${quoted(id)} rests on an adequacy decision and says there is none`;
		return say(message, 'say `adequacy: true`, or name another safeguard');
	}
	if (without.length === 0 && !transfer.adequacy && covered(countries, policy).length === 0) {
		const message = `${quoted(id)} says there is no adequacy decision about ${listed(countries)}, and there is one`;
		return say(message, 'say `adequacy: true`');
	}
	return [];
}

/** Countries whose decision covers only some who sit there. */
function covered(countries: CountryCode[], policy: Policy): CountryCode[] {
	return countries.filter(country => adequacyOf(country, policy.effective)?.only !== undefined);
}

/** The paper a safeguard needs: signed clauses or rules, a derogation written down, or that a partial decision covers it. */
function checkPaper(leaving: Leaving, transfer: Transfer, policy: Policy, at: Position): Finding[] {
	const { section, id, countries } = leaving;
	const rests = transfer.safeguard === 'adequacy-decision';
	const partial = covered(countries, policy);
	if (rests && partial.length === 0) return [];
	const papers = papersAbout(policy, 'transfer-tool', `${section}.${id}`);
	const fix = paperFix(leaving);
	if (papers.length === 0) {
		const only = rests ? adequacyOf(partial[0]!, policy.effective)?.only : undefined;
		const message = only
			? `the decision about ${quoted(partial[0]!)} covers ${only}, and no paper shows that ${quoted(id)} is one`
			: `no paper holds the ${SAFEGUARDS[transfer.safeguard]} ${quoted(id)} rests on`;
		const hint = `name it under \`documents\`, about \`${section}.${id}\``;
		const rules: RuleId[] = transfer.safeguard === 'derogation' ? ['EU-44', 'EU-30'] : ['EU-44'];
		return [finding('transfer-without-paper', at, message, hint, { rules, fix })];
	}
	if (rests || transfer.safeguard === 'derogation') return [];
	if (uncovered(papers, [TRANSFER_ASSESSMENT]).length === 0) return [];
	const message = `nothing shows that the law of ${listed(countries)} leaves the safeguards of ${quoted(id)} intact`;
	const hint = `assess it, and let the paper cover \`${TRANSFER_ASSESSMENT}\` (C-311/18)`;
	return [finding('transfer-unassessed', at, message, hint, { fix })];
}

const SAFEGUARDS: Record<Transfer['safeguard'], string> = {
	'adequacy-decision': 'adequacy decision',
	'standard-clauses': 'standard clauses',
	'binding-corporate-rules': 'binding corporate rules',
	derogation: 'derogation',
};

function checkLeaving(leaving: Leaving, policy: Policy, where: Where): Finding[] {
	const { section, id, countries, transfer } = leaving;
	if (!transfer) {
		const message = `nothing protects what goes from the Union to ${listed(countries)} by \`${section}.${id}\``;
		const rules: RuleId[] = [...toldTo(policy, leaving), 'EU-44'];
		const hint = 'say under `transfer` what does, and where people get a copy';
		const fix = { rule: clauses(leaving) };
		return [finding('transfer-unprotected', where([section, id]), message, hint, { rules, fix })];
	}
	const at = where([section, id, 'transfer']);
	const untrue = checkAdequacy(leaving, transfer, policy, at);
	return untrue.length > 0 ? untrue : checkPaper(leaving, transfer, policy, at);
}

/** Findings about transfers to third countries. Source: GDPR Art. 13(1)(f), 44–49. */
export function checkTransfers(policy: Policy, where: Where): Finding[] {
	return leavings(policy, inUnion).flatMap(leaving => checkLeaving(leaving, policy, where));
}
