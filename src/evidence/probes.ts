/**
 * Live probes: what each rule promises, tried on the decision that is running, on invented people. Pure; a probe that
 * fails means that the service would now answer otherwise than its policy says.
 */
import { type Instant, NEVER, type SubjectState } from '../decide/state.js';
import { hasBit } from '../policy/bitset.js';
import type { CompiledPolicy, PurposeRule } from '../policy/compiled.js';
import { addDuration } from '../policy/duration.js';
import { ask, child, willingAdult } from './people.js';
import { type Decide, Trial } from './trial.js';

interface Setting {
	policy: CompiledPolicy;
	trial: Trial;
	now: Instant;
	/** Every region with every jurisdiction, as a willing adult. */
	people: SubjectState[];
}

type Probe = (setting: Setting, name: string) => void;

/** Tries a rule, `purposes.surveys` or `minors`. Null where no probe knows it. */
export function probe(
	policy: CompiledPolicy,
	reference: string,
	now: Instant,
	decision?: Decide,
): { asks: number; otherwise: number } | null {
	const [head = '', ...rest] = reference.split('.');
	const name = rest.join('.');
	const tried = (name === '' ? WHOLE : ONE)[head];
	if (!tried) return null;
	const trial = new Trial(policy, decision);
	tried({ policy, trial, now, people: everyone(policy, now) }, name);
	return { asks: trial.asks, otherwise: trial.otherwise };
}

function everyone(policy: CompiledPolicy, now: Instant): SubjectState[] {
	const { regions, jurisdictions } = policy.numbers;
	return Object.values(regions).flatMap(region =>
		Object.values(jurisdictions).map(jurisdiction => willingAdult(policy, region, jurisdiction, now)),
	);
}

/** Every rule in force with the service it is for. */
function* inForce(
	policy: CompiledPolicy,
): Generator<{ service: number; rule: PurposeRule; items: number[] }> {
	for (const [service, rules] of policy.rules.entries()) {
		for (const rule of rules ?? []) {
			if (rule) yield { service, rule, items: itemsOf(policy, used => hasBit(rule.uses, used)) };
		}
	}
}

function itemsOf(policy: CompiledPolicy, which: (item: number) => boolean): number[] {
	return policy.items.flatMap((item, number) => (item && which(number) ? [number] : []));
}

const purpose: Probe = ({ policy, trial, now, people }, name) => {
	for (const { service, rule, items } of inForce(policy)) {
		if (rule.id !== name) continue;
		const others = itemsOf(policy, item => !hasBit(rule.uses, item));
		for (const person of people) {
			const put = (wanted: number[], state = person) => ask(service, rule.number, wanted, state.region, now);
			trial.expect('item-not-used', person, put(others));
			if (!rule.covered) {
				trial.expect('service-not-covered', person, put(items));
				continue;
			}
			const basis = rule.basis[person.jurisdiction];
			trial.expect(basis === undefined ? 'no-legal-basis' : 'permitted', person, put(items));
			if (basis === 'consent' || basis === 'separate-consent') {
				trial.expect('consent-missing', { ...person, consents: [] }, put(items));
				trial.expect('consent-withdrawn', withdrawn(person, rule.consent, now), put(items));
			}
			if (basis === 'legitimate-interest' || basis === 'public-task') {
				const objections: SubjectState['objections'] = [];
				objections[rule.number] = now;
				trial.expect('objected', { ...person, objections }, put(items));
			}
		}
	}
};

function withdrawn(person: SubjectState, consent: number, now: Instant): SubjectState {
	const consents = [...person.consents];
	consents[consent] = { given: now - 1, until: NEVER, withdrawn: now };
	return { ...person, consents };
}

const item: Probe = ({ policy, trial, now, people }, name) => {
	const number = policy.items.findIndex(each => each?.id === name);
	if (number < 0) return;
	for (const { service, rule } of inForce(policy)) {
		if (hasBit(rule.uses, number)) continue;
		for (const person of people)
			trial.expect('item-not-used', person, ask(service, rule.number, [number], person.region, now));
	}
	undeclared({ policy, trial, now, people }, 'item');
};

const undeclared: Probe = ({ policy, trial, now, people }, kind) => {
	for (const { service, rule } of inForce(policy)) {
		for (const person of people) {
			if (kind === 'item')
				trial.expect('unknown-item', person, ask(service, rule.number, [0], person.region, now));
			if (kind === 'purpose')
				trial.expect('unknown-purpose', person, ask(service, 0, [1], person.region, now));
			if (kind === 'service')
				trial.expect('unknown-service', person, ask(0, rule.number, [1], person.region, now));
		}
	}
};

const region: Probe = ({ policy, trial, now, people }, name) => {
	const home = policy.numbers.regions[name];
	const residents = people.filter(person => person.region === home);
	for (const { service, rule, items } of inForce(policy)) {
		if (!rule.covered) continue;
		for (const person of residents) {
			if (rule.basis[person.jurisdiction]) {
				trial.expect('permitted', person, ask(service, rule.number, items, person.region, now));
			}
			for (const elsewhere of [0, ...Object.values(policy.numbers.regions)]) {
				if (elsewhere === home) continue;
				trial.expect('wrong-region', person, ask(service, rule.number, items, elsewhere, now));
			}
		}
	}
};

const acrossServices: Probe = ({ policy, trial, now, people }) => {
	const services = Object.values(policy.numbers.services);
	for (const { service, rule, items } of inForce(policy)) {
		const held = items.filter(number => policy.items[number]!.heldBy === 'service');
		for (const person of people.filter(({ jurisdiction }) => rule.covered && rule.basis[jurisdiction])) {
			for (const collectedBy of services.filter(other => other !== service)) {
				const records = held.map(() => ({ collectedBy, collectedAt: now }));
				const put = ask(service, rule.number, held, person.region, now, { records });
				trial.expect(rule.acrossServices ? 'permitted' : 'other-service', person, put);
				if (rule.acrossServices && rule.consent > 0)
					trial.expect('consent-missing', { ...person, consents: [] }, put);
			}
		}
	}
};

const retention: Probe = ({ policy, trial, now, people }, name) => {
	for (const { service, rule, items } of inForce(policy)) {
		for (const number of items) {
			const end = rule.retention[number];
			if (!end || !rule.covered || (name !== '' && end.rule !== name)) continue;
			for (const person of people.filter(({ jurisdiction }) => rule.basis[jurisdiction])) {
				const aged = { ...person, accountClosed: now, lastContact: now, activityEnded: now };
				const records = [{ collectedBy: service, collectedAt: now }];
				const put = (at: Instant) => ask(service, rule.number, [number], person.region, at, { records });
				const over = addDuration(now, end);
				if (over > now) trial.expect('permitted', aged, put(over - 1));
				trial.expect('retention-over', aged, put(over));
			}
		}
	}
};

const minors: Probe = ({ policy, trial, now, people }) => {
	if (!policy.bands.some(band => band.needsGuardian)) return;
	for (const { service, rule, items } of inForce(policy)) {
		if (!rule.covered) continue;
		for (const adult of people.filter(({ jurisdiction }) => rule.basis[jurisdiction])) {
			const minor = child(policy, adult, now);
			const put = ask(service, rule.number, items, adult.region, now);
			trial.expect(rule.beforeGuardian ? 'permitted' : 'minor-without-guardian', minor, put);
			trial.expect('permitted', { ...minor, guardianFrom: now, guardianUntil: NEVER }, put);
		}
	}
};

const recipient: Probe = ({ policy, trial, now, people }, name) => {
	const number = policy.recipients.findIndex(each => each?.id === name);
	const receiver = policy.recipients[number];
	if (name !== '' && !receiver) return;
	for (const { service, rule, items } of inForce(policy)) {
		if (!rule.covered) continue;
		for (const person of people.filter(({ jurisdiction }) => rule.basis[jurisdiction])) {
			const put = (to: number) => ask(service, rule.number, items, person.region, now, { recipient: to });
			trial.expect('recipient-without-ground', person, put(-1));
			if (!receiver) continue;
			const reaches = receiver.regions === null || hasBit(receiver.regions, person.region);
			const serves = reaches && hasBit(receiver.purposes, rule.number);
			trial.expect(serves ? 'permitted' : 'recipient-without-ground', person, put(number));
			if (!serves || receiver.role === 'processor') continue;
			trial.expect('recipient-without-ground', withdrawn(person, receiver.consent, now), put(number));
		}
	}
};

/** A service's own rules speak in it, and no service the policy does not name is served. */
const services: Probe = (setting, name) => {
	const { policy } = setting;
	const ids = name === '' ? Object.keys(policy.numbers.services) : [name];
	undeclared(setting, 'service');
	for (const id of ids) {
		const number = policy.numbers.services[id];
		const rules = number === undefined ? [] : (policy.rules[number] ?? []);
		for (const rule of rules) if (rule && rule.spoke === id) purpose(setting, rule.id);
		for (const end of new Set(rules.flatMap(rule => rule?.retention ?? []).map(each => each?.rule)))
			if (end !== undefined) retention(setting, end);
	}
};

const jurisdictions: Probe = ({ policy, trial, now, people }) => {
	for (const { service, rule, items } of inForce(policy)) {
		if (!rule.covered) continue;
		for (const person of people) {
			const stateless = { ...person, jurisdiction: 0 };
			trial.expect('no-legal-basis', stateless, ask(service, rule.number, items, person.region, now));
		}
	}
};

const disclosure: Probe = (setting, name) => {
	recipient(setting, name);
	for (const each of setting.policy.recipients) if (each) recipient(setting, each.id);
};

const ONE: Record<string, Probe> = {
	purposes: purpose,
	data: item,
	regions: region,
	recipients: recipient,
	retention,
	services,
	minors,
	jurisdictions,
};

const WHOLE: Record<string, Probe> = {
	purposes: setting => {
		undeclared(setting, 'purpose');
		for (const id of Object.keys(setting.policy.numbers.purposes)) purpose(setting, id);
	},
	data: setting => undeclared(setting, 'item'),
	regions: setting => {
		for (const id of Object.keys(setting.policy.numbers.regions)) region(setting, id);
	},
	'across-services': acrossServices,
	retention,
	minors,
	disclosure,
	services,
	jurisdictions,
};
