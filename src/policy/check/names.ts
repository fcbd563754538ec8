/** Every name a rule uses is declared. */
import { type Finding, finding, type Position, quoted } from '../finding.js';
import { didYouMean } from '../suggest.js';
import type { View } from './view.js';

function unknownNames(
	what: string,
	used: readonly string[],
	declared: object,
	at: (index: number, name: string) => Position,
): Finding[] {
	return used.flatMap((name, index) => {
		if (Object.hasOwn(declared, name)) return [];
		const message = `no ${what} ${quoted(name)} is declared`;
		return [finding('reference-unknown', at(index, name), message, didYouMean(name, Object.keys(declared)))];
	});
}

function inRules({ policy, at }: View): Finding[] {
	const { data, purposes, services, jurisdictions } = policy;
	const found: Finding[] = [];
	for (const [id, item] of Object.entries(data)) {
		found.push(
			...unknownNames('purpose', item.requiredFor, purposes, i => at('data', id, 'required-for', i)),
		);
	}
	for (const [id, purpose] of Object.entries(purposes)) {
		found.push(
			...unknownNames('data item', purpose.uses, data, i => at('purposes', id, 'uses', i)),
			...unknownNames('service', purpose.services ?? [], services, i => at('purposes', id, 'services', i)),
			...unknownNames('jurisdiction', Object.keys(purpose.basis), jurisdictions, (_, name) =>
				at('purposes', id, 'basis', name),
			),
		);
	}
	for (const [id, rule] of Object.entries(policy.retention)) {
		found.push(
			...unknownNames('data item', rule.data, data, i => at('retention', id, 'data', i)),
			...unknownNames('purpose', rule.purposes, purposes, i => at('retention', id, 'for', i)),
		);
	}
	return found;
}

function inGeneral({ policy, general }: View): Finding[] {
	const found: Finding[] = [];
	for (const [id, recipient] of Object.entries(policy.recipients)) {
		const place = (index: number) => general('recipients', id, 'purposes', index);
		found.push(...unknownNames('purpose', recipient.purposes, policy.purposes, place));
	}
	const deadlines = Object.keys(policy.incident?.authority ?? {});
	const representatives = Object.keys(policy.controller.representatives);
	found.push(
		...unknownNames('jurisdiction', deadlines, policy.jurisdictions, (_, name) =>
			general('incident', 'authority', name),
		),
		...unknownNames('jurisdiction', representatives, policy.jurisdictions, (_, name) =>
			general('controller', 'representatives', name),
		),
	);
	return found;
}

/** `reference-unknown` for names within rules. */
export function checkNames(view: View): Finding[] {
	return view.own ? inRules(view) : [...inRules(view), ...inGeneral(view)];
}
