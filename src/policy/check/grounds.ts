/** What people are told beside the basis itself: what happens without an item, which interest outweighs theirs. */
import { type Finding, finding, quoted } from '../finding.js';
import type { RuleId } from '../law/packs.js';
import type { DataItem, Purpose } from '../model.js';
import { wordsToWrite } from './lawful.js';
import { papersOf } from './paper.js';
import { lacking, listed, underGdpr, type View } from './view.js';

function checkConsequence(id: string, item: DataItem, { policy, at }: View): Finding[] {
	if (item.requiredFor.length === 0) return [];
	const missing = lacking(policy, item.consequence ?? {});
	if (missing.length === 0) return [];
	const message = `people are not told in ${listed(missing)} what happens without ${quoted(id)}`;
	const hint = 'whoever must give something is told what follows if they do not';
	const fix = { rule: `data:\n  ${id}:\n    consequence: ${wordsToWrite(policy)}` };
	return [finding('consequence-missing', at('data', id), message, hint, { fix })];
}

function checkBalance(id: string, purpose: Purpose, { policy, at }: View): Finding[] {
	const places = Object.keys(purpose.basis).filter(
		each => underGdpr(policy, each) && purpose.basis[each] === 'legitimate-interest',
	);
	if (places.length === 0) return [];
	const missing = lacking(policy, purpose.interest ?? {});
	if (missing.length > 0 && missing.length < policy.languages.length) {
		const message = `people are not told in ${listed(missing)} which interest ${quoted(id)} serves`;
		const fix = { rule: `purposes:\n  ${id}:\n    interest: ${wordsToWrite(policy)}` };
		const hint = 'name it in every language of the policy';
		const obtained = purpose.uses.some(item => policy.data[item]?.source.kind === 'obtained');
		const rules: RuleId[] = obtained ? ['EU-13-1-d', 'EU-14-2'] : ['EU-13-1-d'];
		return [finding('interest-without-words', at('purposes', id), message, hint, { rules, fix })];
	}
	const about = `purposes.${id}`;
	if (papersOf(policy, 'balancing-test').some(paper => paper.about.includes(about))) return [];
	const message = `nothing shows that the interest behind ${quoted(id)} outweighs those of people`;
	const hint = `weigh them, and name the paper under \`documents\`, about \`${about}\``;
	const fix = {
		rule: `documents:\n  balance-${id}: { is: balancing-test, at: documents/balance-${id}.md, on: 2026-01-01, about: [${about}] }`,
	};
	return [finding('interest-unbalanced', at('purposes', id, 'basis', places[0]!), message, hint, { fix })];
}

/** Findings about items and purposes as one service sees them. */
export function checkGrounds(view: View): Finding[] {
	return [
		...Object.entries(view.policy.data).flatMap(([id, item]) => checkConsequence(id, item, view)),
		...Object.entries(view.policy.purposes).flatMap(([id, purpose]) => checkBalance(id, purpose, view)),
	];
}
