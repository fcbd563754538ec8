/** Data collected in China that goes abroad: on what condition, with whose consent, and whether it may at all. */
import { type Finding, finding, quoted } from '../finding.js';
import { inChina, type Leaving, leavings } from '../flows.js';
import type { Export, Policy } from '../model.js';
import type { Where } from '../parse.js';
import { papersAbout } from './paper.js';
import { keyToWrite, yamlAt } from './snippet.js';
import { lacking, listed, underPipl } from './view.js';

/** From this many persons on, data must stay in China (PIPL Art. 40; CAC Provisions of 2024 Art. 7). */
const LOCAL_FROM = 1_000_000;

const CONDITIONS: Record<Export['condition'], string> = {
	exempt: 'exemption',
	'standard-contract': 'standard contract',
	certification: 'certification',
	'security-assessment': 'security assessment',
};

function mustStay({ accountability: { scale } }: Policy): boolean {
	return scale?.criticalInfrastructure === true || (scale?.people ?? 0) >= LOCAL_FROM;
}

/** Consent is asked where the processing itself rests on it (PIPL Art. 13(2)). */
function restsOnConsent(policy: Policy, { recipient }: Leaving): boolean {
	const ids = recipient?.purposes ?? Object.keys(policy.purposes);
	return ids.some(id =>
		Object.entries(policy.purposes[id]?.basis ?? {}).some(
			([jurisdiction, basis]) => underPipl(policy, jurisdiction) && /consent$/.test(basis),
		),
	);
}

function checkCondition(leaving: Leaving, made: Export, policy: Policy, where: Where): Finding[] {
	const { section, id } = leaving;
	const at = where([section, id, 'export']);
	const path = [section, id, 'export'];
	if (made.condition === 'exempt') {
		const languages = lacking(policy, made.because ?? {});
		if (languages.length === 0) return [];
		const message = `the export by \`${section}.${id}\` is said to be exempt, and not why`;
		const hint = `say which exemption applies, in ${listed(languages)}`;
		const fix = { rule: yamlAt(path, keyToWrite(policy, 'because')) };
		return [finding('export-reason-missing', at, message, hint, { fix })];
	}
	if (mustStay(policy) && made.condition !== 'security-assessment') {
		const message = `a ${CONDITIONS[made.condition]} does not carry the export by \`${section}.${id}\``;
		const hint = 'an operator of this size or kind needs a `security-assessment`';
		const fix = { rule: yamlAt(path, 'condition: security-assessment') };
		return [finding('export-condition-weak', at, message, hint, { fix })];
	}
	if (papersAbout(policy, 'transfer-tool', `${section}.${id}`).length > 0) return [];
	const message = `no paper holds the ${CONDITIONS[made.condition]} the export by ${quoted(id)} rests on`;
	const hint = `name it under \`documents\`, about \`${section}.${id}\``;
	const paper = ['is: transfer-tool', 'at: documents/…', 'on: 2026-…', `about: [${section}.${id}]`];
	const fix = { rule: yamlAt(['documents', `export-${id}`], ...paper) };
	return [finding('export-without-paper', at, message, hint, { fix })];
}

function checkLeaving(leaving: Leaving, policy: Policy, where: Where): Finding[] {
	const { section, id, countries, export: made } = leaving;
	if (!made) {
		const message = `nothing says on what condition data goes from China to ${listed(countries)} by \`${section}.${id}\``;
		const hint = 'say so under `export`, or keep what is collected in China there';
		const line = 'export: { condition: standard-contract, consent: separate, rights-at: privacy@… }';
		const fix = { rule: yamlAt([section, id], line) };
		return [finding('export-unconditioned', where([section, id]), message, hint, { fix })];
	}
	const found = checkCondition(leaving, made, policy, where);
	if (made.consent === 'none' && restsOnConsent(policy, leaving)) {
		const message = `nobody is asked whether data may go to ${listed(countries)} by \`${section}.${id}\``;
		const hint = 'ask apart from anything else, and say `consent: separate`';
		const fix = { rule: yamlAt([section, id, 'export'], 'consent: separate') };
		const at = where([section, id, 'export', 'consent']);
		found.push(finding('export-without-consent', at, message, hint, { fix }));
	}
	return found;
}

function checkStored(policy: Policy, where: Where): Finding[] {
	if (!mustStay(policy)) return [];
	return Object.entries(policy.regions).flatMap(([id, { collectedIn, storedIn }]) => {
		if (!collectedIn.some(inChina) || storedIn === '' || inChina(storedIn)) return [];
		const message = `region ${quoted(id)} stores in ${quoted(storedIn)} what must stay in China`;
		const hint = 'store it in China: the operator is critical, or holds data of a million people';
		const fix = { rule: yamlAt(['regions', id], 'stored-in: CN') };
		return [finding('stored-abroad', where(['regions', id, 'stored-in']), message, hint, { fix })];
	});
}

/** Findings about exports from China. Sources: PIPL Art. 38–40; CAC Provisions on Cross-Border Data Flows of 2024. */
export function checkExports(policy: Policy, where: Where): Finding[] {
	return [
		...leavings(policy, inChina).flatMap(leaving => checkLeaving(leaving, policy, where)),
		...checkStored(policy, where),
	];
}
