/** What a service's own policy takes away from the general one. It prevails all the same; people should know. */
import { type Conflict, departures, type Repeat } from '../conflicts.js';
import { type Finding, finding, quoted } from '../finding.js';
import type { Policy } from '../model.js';
import type { Where } from '../parse.js';

/** `service-weakens` for each entry that gives people less than the general one, `service-repeats` for each equal. */
export function checkServices(policy: Policy, where: Where): Finding[] {
	return departures(policy).flatMap(({ service, conflicts, repeats }) => {
		const losses = conflicts.filter(({ verdict }) => verdict === 'loosens');
		const entries = new Set(losses.map(nameOf));
		const weaker = [...entries].map(name => {
			const those = losses.filter(each => nameOf(each) === name);
			return weakens(service, name, those, where);
		});
		return [...weaker, ...repeats.map(repeat => repeated(service, repeat, where))];
	});
}

const nameOf = ({ section, id }: Pick<Conflict, 'section' | 'id'>): string => `${section}.${id}`;

function weakens(service: string, name: string, losses: Conflict[], where: Where): Finding {
	const reasons = [...new Set(losses.map(({ reason }) => reason))].join(', and ');
	const message = `${quoted(name)} of service ${quoted(service)} weakens the general policy: it ${reasons}`;
	const { section, id } = losses[0]!;
	const hint = 'tighten it, or make the general policy say so';
	return finding('service-weakens', where([section, id], service), message, hint);
}

function repeated(service: string, repeat: Repeat, where: Where): Finding {
	const name = nameOf(repeat);
	const message = `${quoted(name)} of service ${quoted(service)} says what the general policy says`;
	const hint = repeat.asksAgain
		? 'remove it, unless people shall be asked for consent to it apart'
		: 'remove it, and the general one holds';
	return finding('service-repeats', where([repeat.section, repeat.id], service), message, hint);
}
