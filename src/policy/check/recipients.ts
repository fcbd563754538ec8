/** Who else gets data: who that is, how to reach them, what they do with it, and that people agree to it. */
import { type Finding, finding, quoted } from '../finding.js';
import { getsFrom, inChina, inUnion, itemsFor } from '../flows.js';
import type { RuleId } from '../law/packs.js';
import type { Policy, Recipient } from '../model.js';
import type { Where } from '../parse.js';
import { didYouMean } from '../suggest.js';
import { keyToWrite, yamlAt } from './snippet.js';
import { lacking, listed } from './view.js';

/** What the laws ask about one recipient. */
interface Asked {
	gdpr: boolean;
	/** Decides for itself what it does with data collected in China (PIPL Art. 23). */
	handler: boolean;
	/** Gets data collected in China abroad (PIPL Art. 39). */
	exported: boolean;
	/** Gets data that was not obtained from the person (GDPR Art. 14). */
	obtained: boolean;
}

function askedOf(policy: Policy, recipient: Recipient): Asked {
	const fromChina = getsFrom(policy, recipient, inChina);
	return {
		gdpr: getsFrom(policy, recipient, inUnion),
		handler: fromChina && recipient.role === 'third-party',
		exported: fromChina && recipient.country !== '' && !inChina(recipient.country),
		obtained: itemsFor(policy, recipient).some(id => policy.data[id]?.source.kind === 'obtained'),
	};
}

/** Rules of China that ask who a recipient is, how it is reached and what it does. */
function chineseRules({ handler, exported }: Asked): RuleId[] {
	return [
		...(handler || exported ? (['CN-17-4'] as const) : []),
		...(handler ? (['CN-23', 'CN-NDSR-21'] as const) : []),
		...(exported ? (['CN-39'] as const) : []),
	];
}

/** Rules of the Union that ask who a recipient is; naming its category does, with the reason why. */
function unionRules(policy: Policy, recipient: Recipient, asked: Asked): RuleId[] {
	const because = recipient.categoryBecause ?? {};
	const category = lacking(policy, recipient.title).length + lacking(policy, because).length === 0;
	if (!asked.gdpr || category) return [];
	return asked.obtained ? ['EU-13-1-e', 'EU-14-1'] : ['EU-13-1-e'];
}

function checkComplete(id: string, recipient: Recipient, policy: Policy, where: Where): Finding[] {
	const missing = [
		...(recipient.country ? [] : ['country']),
		...(recipient.purposes.length ? [] : ['purposes']),
	];
	if (missing.length === 0) return [];
	const message = `recipient ${quoted(id)} has no ${listed(missing)}`;
	const hint = 'say where it sits and what it serves';
	const rules: RuleId[] = ['EU-13-1-e', 'EU-30'];
	if (askedOf(policy, recipient).handler) rules.push('CN-23', 'CN-NDSR-21');
	const fix = { rule: yamlAt(['recipients', id], ...missing.map(key => `${key}: …`)) };
	return [finding('recipient-incomplete', where(['recipients', id]), message, hint, { rules, fix })];
}

function checkNamed(id: string, recipient: Recipient, policy: Policy, where: Where): Finding[] {
	const asked = askedOf(policy, recipient);
	const chinese = chineseRules(asked);
	const at = where(['recipients', id]);
	const found: Finding[] = [];
	const anonymous = [...unionRules(policy, recipient, asked), ...chinese];
	if (!recipient.name && anonymous.length > 0) {
		const message = `recipient ${quoted(id)} has no name`;
		const only = chinese.length === 0;
		const hint = only
			? 'name the company, or its category and why no more is said'
			: 'name the company in full: a category is not enough in China';
		const lines = ['name: …', ...(only ? [`# or ${keyToWrite(policy, 'category-because')}`] : [])];
		const fix = { rule: yamlAt(['recipients', id], ...lines) };
		found.push(finding('recipient-unnamed', at, message, hint, { rules: anonymous, fix }));
	}
	if (!recipient.contact && chinese.length > 0) {
		const message = `nothing says how people reach recipient ${quoted(id)}`;
		const fix = { rule: yamlAt(['recipients', id], 'contact: privacy@…') };
		const hint = 'add an e-mail or web address of the recipient itself';
		found.push(finding('recipient-unreachable', at, message, hint, { rules: chinese, fix }));
	}
	if (recipient.methods.length === 0 && chinese.length > 0) {
		const message = `nothing says how recipient ${quoted(id)} handles the data`;
		const fix = { rule: yamlAt(['recipients', id], 'methods: [storage, use]') };
		const hint = 'list what it does with the data under `methods`';
		found.push(finding('recipient-without-method', at, message, hint, { rules: chinese, fix }));
	}
	return found;
}

/** A third party gets nothing without an agreement of its own, whatever is published; the difference is reported. */
function checkConsent(id: string, recipient: Recipient, policy: Policy, where: Where): Finding[] {
	if (recipient.role !== 'third-party' || recipient.consent === 'separate') return [];
	const { gdpr, handler, exported } = askedOf(policy, recipient);
	const rules: RuleId[] = [
		...(gdpr ? (['EU-7-2'] as const) : []),
		...(handler ? (['CN-23'] as const) : []),
		...(exported ? (['CN-39'] as const) : []),
	];
	if (rules.length === 0) return [];
	const message = `agreeing to a purpose is taken for agreeing to recipient ${quoted(id)}`;
	const hint = 'say `consent: separate`: the decision asks for it apart anyhow';
	const fix = { rule: yamlAt(['recipients', id], 'consent: separate') };
	return [
		finding('recipient-consent-bundled', where(['recipients', id, 'consent']), message, hint, { rules, fix }),
	];
}

function checkRegions(id: string, recipient: Recipient, policy: Policy, where: Where): Finding[] {
	return recipient.regions.flatMap((region, index) => {
		if (Object.hasOwn(policy.regions, region)) return [];
		const message = `no region ${quoted(region)} is declared`;
		const hint = didYouMean(region, Object.keys(policy.regions));
		return [finding('reference-unknown', where(['recipients', id, 'regions', index]), message, hint)];
	});
}

/** Findings about recipients. Sources: GDPR Art. 13(1)(e), 14(1)(e), C-154/21; PIPL Art. 17, 23, 39. */
export function checkRecipients(policy: Policy, where: Where): Finding[] {
	return Object.entries(policy.recipients).flatMap(([id, recipient]) => [
		...checkComplete(id, recipient, policy, where),
		...checkNamed(id, recipient, policy, where),
		...checkConsent(id, recipient, policy, where),
		...checkRegions(id, recipient, policy, where),
	]);
}
