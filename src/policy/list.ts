import { purposesUsing, rulesKeeping } from './membership.js';
import type { DataItem, Policy } from './model.js';
import type { ListRow, UseRow } from './rendered.js';
import { basisIn, retentionOf } from './wording/facts.js';
import type { Speech } from './wording/speech.js';

/**
 * Every kind of data in one row: source, purposes, periods, and whether it must be given and what follows if
 * not. Source: Regulations on Network Data Security Management Art. 21 (list form); GDPR Art. 13(2)(a), (e).
 */
export function listRows(policy: Policy, speech: Speech): ListRow[] {
	return Object.entries(policy.data).map(([id, item]) => {
		const purposes = purposesUsing(policy.purposes, id);
		return {
			item: id,
			title: speech.capital(speech.title(item.title, id)),
			sensitive: item.sensitive,
			source: speech.capital(speech.name('at', item.source.at)),
			purposes: purposes.map(purpose => speech.title(policy.purposes[purpose]!.title, purpose)),
			kept: keptOf(policy, id, speech),
			need: needOf(item, speech),
		};
	});
}

/** Every purpose in one row: the data it uses, its basis in each jurisdiction, and who else gets the data for it. */
export function useRows(policy: Policy, speech: Speech): UseRow[] {
	return Object.entries(policy.purposes).map(([id, purpose]) => ({
		purpose: id,
		title: speech.capital(speech.title(purpose.title, id)),
		items: purpose.uses.map(item => speech.title(policy.data[item]?.title, item)),
		bases: Object.keys(policy.jurisdictions).map(jurisdiction => basisIn(policy, id, jurisdiction, speech)),
		recipients: Object.entries(policy.recipients)
			.filter(([, recipient]) => recipient.purposes.includes(id))
			.map(([recipient, { title }]) => speech.title(title, recipient)),
	}));
}

function keptOf(policy: Policy, item: string, speech: Speech): string[] {
	const row = (rules: Policy['retention']): string[] =>
		rulesKeeping(rules, item).map(([, rule]) =>
			speech.say('list.kept.row', { ...retentionOf(rule, speech) }),
		);
	const own = Object.entries(policy.servicePolicies).flatMap(([service, { retention }]) =>
		row(retention).map(kept =>
			speech.say('list.kept.service', {
				kept,
				service: speech.title(policy.services[service]?.title, service),
			}),
		),
	);
	const kept = [...row(policy.retention), ...own];
	return kept.length > 0 ? kept : [speech.say('list.kept.none')];
}

function needOf(item: DataItem, speech: Speech): string {
	const consequence = item.consequence?.[speech.language];
	if (item.requiredFor.length > 0) {
		const yes = speech.say('list.need.required');
		return consequence ? speech.say('list.need.because', { need: yes, consequence }) : yes;
	}
	if (item.source.kind === 'given') return speech.say('list.need.optional');
	return speech.say(item.deviceAccess === 'consent' ? 'list.need.consent' : 'list.need.observed');
}
