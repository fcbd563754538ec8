/** The right to object, which people must find set apart from everything else (GDPR Art. 21(1), (2), (4)). */
import type { Policy, Purpose } from '../model.js';
import { titlesOf } from './facts.js';
import type { Speech } from './speech.js';

const OBJECTABLE = ['legitimate-interest', 'public-task'];

const rests = ({ basis }: Purpose) => Object.values(basis).some(each => OBJECTABLE.includes(each));

/** What people can object to among some purposes, and how; empty where there is nothing. */
export function objection(policy: Policy, speech: Speech, among = Object.keys(policy.purposes)): string[] {
	const purposes = among.filter(id => Object.hasOwn(policy.purposes, id));
	const resting = purposes.filter(id => rests(policy.purposes[id]!));
	const advertises = purposes.some(id => policy.purposes[id]!.sends?.kind === 'advertising');
	const said = [
		...(resting.length > 0
			? [speech.say('standard.objection', { purposes: titlesOf(policy.purposes, resting, speech) })]
			: []),
		...(advertises ? [speech.say('standard.objection.advertising')] : []),
	];
	const { email } = policy.contact;
	return said.length > 0 && email ? [...said, speech.say('standard.objection.how', { email })] : said;
}

/** The objection a clause about these rules has to set apart; empty where it is about nothing of the kind. */
export function objectionIn(policy: Policy, rules: readonly string[], speech: Speech): string[] {
	const everywhere = rules.some(rule => ['rights', 'rights.object', 'purposes'].includes(rule));
	if (everywhere) return objection(policy, speech);
	const named = rules.flatMap(rule => (rule.startsWith('purposes.') ? [rule.slice('purposes.'.length)] : []));
	return objection(policy, speech, named);
}
