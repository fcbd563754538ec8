/** Who a case is about: what it says, and what is so where it says nothing. */
import { entry } from '../../policy/compose.js';
import { COUNTRIES } from '../../policy/countries.js';
import { addDuration, parseDuration } from '../../policy/duration.js';
import { quoted } from '../../policy/finding.js';
import type { Policy } from '../../policy/model.js';
import { didYouMean } from '../../policy/suggest.js';
import type { Path } from '../../policy/yaml-source.js';
import { birthday } from '../age.js';
import type { NamedConsent, NamedHold, SubjectFacts } from '../facts.js';
import type { Instant } from '../state.js';
import { consentNamed, placesOf } from './declared.js';
import { endOfMonth } from './moment.js';
import { each, type Reading } from './reading.js';
import type { AgreementSource, HoldSource, PersonSource } from './schema.js';
import { SHOWN } from './stand-in.js';

const DAY = 86_400_000;

/** The facts about the person of a case, whose consents are those the asking service asks for. */
export function readPerson(reading: Reading, person: PersonSource, service: string): SubjectFacts {
	const at = (key: keyof PersonSource): Path => ['person', key];
	const when = (key: 'account-closed' | 'last-contact' | 'activity-ended') =>
		person[key] === undefined ? undefined : reading.moment(person[key], at(key));
	return present<SubjectFacts>({
		...placeOf(reading, person),
		bornBy: bornBy(reading, person),
		guardian: span(reading, person['guardian-agreed'], at('guardian-agreed')),
		restriction: span(reading, person.restricted, at('restricted')),
		shown: SHOWN[person.shown ?? 'latest'],
		accountClosed: when('account-closed'),
		lastContact: when('last-contact'),
		activityEnded: when('activity-ended'),
		consents: consents(reading, person['agreed-to'], at('agreed-to'), service),
		objections: objections(reading, person['objects-to'], at('objects-to')),
		holds: each(person.held, at('held')).map(({ one, path }) => hold(reading, one, path)),
	});
}

/** Leaves out what is undefined. */
function present<T extends object>(value: { [K in keyof T]: T[K] | undefined }): T {
	return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as T;
}

/** Where the person lives, and where the data lies: in the region of that country unless the case says otherwise. */
function placeOf(reading: Reading, person: PersonSource): Pick<SubjectFacts, 'region' | 'jurisdiction'> {
	const { policy, regions } = reading.declared;
	const covered = Object.values(policy.jurisdictions).flatMap(({ residentsOf }) => residentsOf);
	const usual = covered[0] ?? '';
	const country = person['lives-in'] ?? usual;
	const { region, jurisdiction } = placesOf(policy, country);
	if (!COUNTRIES.includes(country) && person['lives-in'] !== undefined) {
		const message = `${quoted(country)} is no country`;
		reading.note('value-unknown', ['person', 'lives-in'], message, didYouMean(country, covered));
	}
	if (person.region !== undefined) reading.name('region', person.region, regions, ['person', 'region']);
	return {
		region: person.region ?? region ?? placesOf(policy, usual).region ?? regions[0] ?? '',
		jurisdiction: jurisdiction ?? country,
	};
}

/** As the vault reckons: nobody is older than a declared month allows. Who was born before 1970 is an adult. */
function bornBy(reading: Reading, { age, born }: PersonSource): Instant | undefined {
	if (age !== undefined && born !== undefined) {
		const message = '`age` and `born` both say how old the person is';
		reading.note('case-contradictory', ['person', 'born'], message, 'keep one of the two');
	}
	const instant =
		born !== undefined
			? endOfBirth(reading, born)
			: age === undefined
				? undefined
				: birthday(reading.on, -age);
	return instant !== undefined && instant > 0 ? instant : undefined;
}

function endOfBirth(reading: Reading, born: string): Instant {
	const path = ['person', 'born'];
	if (born.length > 10) return reading.moment(born, path);
	if (born.length === 10) return reading.moment(born, path) + DAY;
	reading.moment(`${born}-01`, path);
	return endOfMonth(born) ?? reading.on;
}

function span(
	reading: Reading,
	written: PersonSource['restricted'],
	path: Path,
): SubjectFacts['restriction'] {
	if (written === undefined) return undefined;
	if (typeof written !== 'object') return { from: reading.since(written, path) };
	const from = reading.since(written.since, [...path, 'since']);
	return written.until === undefined
		? { from }
		: { from, until: reading.moment(written.until, [...path, 'until']) };
}

function consents(
	reading: Reading,
	written: PersonSource['agreed-to'],
	at: Path,
	service: string,
): NamedConsent[] {
	const named =
		typeof written === 'object' && !Array.isArray(written)
			? Object.entries(written).flatMap(([name, given]) =>
					each(given, [...at, name]).map(({ one, path }) => ({ name, agreement: asAgreement(one), path })),
				)
			: each(written, at).map(({ one, path }) => ({ name: one, agreement: {}, path }));
	const made = named.map(({ name, agreement, path }) => consent(reading, name, agreement, path, service));
	for (const [index, { about, meaning }] of made.entries()) {
		if (made.findIndex(other => other.about === about && other.meaning === meaning) === index) continue;
		const message = `consent to ${quoted(about)} is given twice`;
		reading.note(
			'case-contradictory',
			named[index]!.path,
			message,
			'keep one, or say `meaning: earlier` of one',
		);
	}
	return made;
}

const asAgreement = (written: string | AgreementSource): AgreementSource =>
	typeof written === 'string' ? { given: written } : written;

function consent(
	reading: Reading,
	name: string,
	agreement: AgreementSource,
	path: Path,
	service: string,
): NamedConsent {
	const { declared } = reading;
	const within = (key: keyof AgreementSource): Path => [...path, key];
	const about = consentNamed(declared, service, name);
	if (about === null) {
		const known = declared.consents.map(key => key.replace(/^purposes\./, ''));
		const message = `nobody is asked to agree to ${quoted(name)}`;
		reading.note('reference-unknown', path, message, didYouMean(name, known));
	}
	const given = reading.since(agreement.given, within('given'));
	const until =
		agreement.until === undefined
			? about === null
				? null
				: endOf(declared.policy, about, given)
			: reading.moment(agreement.until, within('until'));
	return {
		about: about ?? name,
		meaning: agreement.meaning ?? 'current',
		given,
		...(until === null ? {} : { until }),
		...(agreement.withdrawn === undefined
			? {}
			: { withdrawn: reading.moment(agreement.withdrawn, within('withdrawn')) }),
	};
}

/** When a consent ends by itself, as `consent-lasts` says; null where it lasts until withdrawn. */
function endOf(policy: Policy, about: string, given: Instant): Instant | null {
	const [, service, purpose = ''] = /^(?:services\.([^.]+)\.)?purposes\.(.+)$/.exec(about) ?? [];
	const rules = service === undefined ? policy : entry(policy.servicePolicies, service);
	const lasts = entry(rules?.purposes ?? {}, purpose)?.consentLasts;
	const parts = lasts === undefined ? null : parseDuration(lasts);
	return parts === null ? null : addDuration(given, parts);
}

function objections(
	reading: Reading,
	written: PersonSource['objects-to'],
	at: Path,
): SubjectFacts['objections'] {
	const named =
		typeof written === 'object' && !Array.isArray(written)
			? Object.entries(written).map(([name, since]) => ({ name, since, path: [...at, name] }))
			: each(written, at).map(({ one, path }) => ({ name: one, since: undefined, path }));
	return named.map(({ name, since, path }) => {
		reading.name('purpose', name, reading.declared.purposes, path);
		return { purpose: name, since: reading.since(since, path) };
	});
}

function hold(reading: Reading, written: string | HoldSource, at: Path): NamedHold {
	const source: HoldSource = typeof written === 'string' ? { items: written } : written;
	const within = (key: keyof HoldSource): Path => [...at, key];
	const items = each(source.items, within('items')).map(({ one, path }) => {
		reading.name('data item', one, Object.keys(reading.declared.items), path);
		return one;
	});
	const when = (key: 'until' | 'sealed-until') =>
		source[key] === undefined ? undefined : reading.moment(source[key], within(key));
	return present<NamedHold>({
		items,
		from: reading.since(source.since, within('since')),
		until: when('until'),
		sealedUntil: when('sealed-until'),
		ground: source.ground,
	});
}
