/** Messages: those an operator sends people (UWG § 7), and those people send each other (TDDDG § 3). */
import { entry } from '../compose.js';
import { type Finding, finding, quoted } from '../finding.js';
import { CUSTOMER_CONDITIONS, type Policy, type Purpose } from '../model.js';
import { inGermany } from './lawful.js';
import { listed, type View } from './view.js';

const ADDRESSES = ['email', 'phone'];

/** Whether a purpose is marketing by a person's own address. */
function writesToPeople(policy: Policy, { is, uses }: Purpose): boolean {
	return /Marketing/.test(is) && uses.some(item => ADDRESSES.includes(entry(policy.data, item)?.form ?? ''));
}

function checkAsked(id: string, purpose: Purpose, { policy, at }: View): Finding[] {
	const { sends } = purpose;
	if (!sends) return [];
	const unmet = CUSTOMER_CONDITIONS.filter(each => !sends.customers.includes(each));
	if (sends.kind === 'advertising' && unmet.length === 0) return [];
	const unasked = Object.keys(purpose.basis).filter(
		each => inGermany(policy, each) && purpose.basis[each] !== 'consent',
	);
	if (unasked.length === 0) return [];
	const partly = sends.customers.length > 0 && sends.kind === 'advertising';
	const message = `${quoted(id)} writes to people in ${listed(unasked)} without their consent${partly ? `, and ${listed(unmet)} of UWG § 7(3) is not met` : ''}`;
	const hint =
		'ask for consent first; existing customers may be written to only where all four conditions are met';
	const fix = {
		rule: `purposes:\n  ${id}:\n    basis: { ${unasked.map(each => `${each}: consent`).join(', ')} }`,
	};
	return [finding('sends-unasked', at('purposes', id, 'sends'), message, hint, { fix })];
}

function checkSends(id: string, purpose: Purpose, view: View): Finding[] {
	const { policy, at } = view;
	if (!purpose.sends) {
		if (!writesToPeople(policy, purpose)) return [];
		const message = `purpose ${quoted(id)} writes to people and does not say what it sends`;
		const hint = 'say whether it is advertising or a survey, and how people can say no';
		const fix = { rule: `purposes:\n  ${id}:\n    sends: { kind: advertising, opt-out: each-message }` };
		return [finding('sends-unsaid', at('purposes', id), message, hint, { fix })];
	}
	const found = checkAsked(id, purpose, view);
	if (purpose.sends.optOut === 'each-message') return found;
	const message = `messages of ${quoted(id)} do not say how to stop them`;
	const hint = 'every message names a way to say no that costs nothing';
	const fix = {
		rule: `purposes:\n  ${id}:\n    sends: { kind: ${purpose.sends.kind}, opt-out: each-message }`,
		words: {
			de: 'In jeder Nachricht steht, wie Sie weitere abbestellen.',
			en: 'Each message says how to stop further ones.',
			zh: '每条消息都会说明如何退订。',
		},
	};
	return [...found, finding('opt-out-missing', at('purposes', id, 'sends'), message, hint, { fix })];
}

/** What carries a message may be known to it alone (TDDDG § 3(3)); reading for the person's own request is theirs. */
const CARRIES =
	/^dpv:(ServiceProvision|CommunicationManagement|TechnicalServiceProvision|EnforceSecurity|RightsFulfilment)$/;
const READS = ['analysis', 'profiling'];

/** Items that hold what people write each other: communication some messaging service handles. */
function letters({ services, purposes, data }: Policy): string[] {
	const messengers = Object.keys(services).filter(each => services[each]!.is.includes('messaging'));
	const carried = Object.values(purposes)
		.filter(each => each.services?.some(id => messengers.includes(id)) ?? messengers.length > 0)
		.flatMap(({ uses }) => uses);
	return Object.keys(data).filter(id => data[id]!.is.startsWith('pd:Communication') && carried.includes(id));
}

function checkSecrecy(id: string, purpose: Purpose, { policy, at }: View): Finding[] {
	const reads = purpose.methods.find(method => READS.includes(method));
	if (CARRIES.test(purpose.is) && reads === undefined) return [];
	const secret = letters(policy);
	return purpose.uses.flatMap((item, index) => {
		if (!secret.includes(item)) return [];
		const how = reads === undefined ? 'uses' : `does ${quoted(reads)} of`;
		const message = `purpose ${quoted(id)} ${how} ${quoted(item)}, which people write each other`;
		const hint = 'the content of messages is secret: nobody but those who write them may know it';
		const others = purpose.uses.filter(each => each !== item);
		const rest = CARRIES.test(purpose.is)
			? 'methods: [storage, transmission]'
			: `uses: [${others.join(', ')}]`;
		const fix = { rule: `purposes:\n  ${id}:\n    ${rest}` };
		return [finding('messages-read', at('purposes', id, 'uses', index), message, hint, { fix })];
	});
}

/** Findings about messages as one service sees them. */
export function checkMessages(view: View): Finding[] {
	return Object.entries(view.policy.purposes).flatMap(([id, purpose]) => [
		...checkSends(id, purpose, view),
		...checkSecrecy(id, purpose, view),
	]);
}
