/** Figures the rules hold: those a clause is bound to, and the names and addresses of the whole policy. */
import { entry } from '../../compose.js';
import { parseDuration } from '../../duration.js';
import type { CountryCode, Duration, Party, Policy } from '../../model.js';
import { splitReference } from '../../wording/describe.js';
import type { Speech } from '../../wording/speech.js';

export type FigureKind = 'period' | 'age' | 'date' | 'country' | 'mail' | 'phone' | 'url' | 'name';

export interface Held {
	kind: FigureKind;
	/** Equal for figures that say the same. */
	key: string;
	/** As it is published. */
	said: () => string;
	/** What to write between `{{` and `}}`. */
	figure: string;
}

/** Months and hours of a period: `P2Y` and `P24M` are the same, `P1M` and `P30D` are not. */
export function periodKey(months: number, hours: number): string {
	return `${months}m${hours}h`;
}

type Periods = [figure: string, duration: Duration | undefined][];

function retentionOf(
	policy: Policy,
	keep: (rule: Policy['retention'][string], id: string) => boolean,
): Periods {
	const general: Periods = Object.entries(policy.retention)
		.filter(([id, rule]) => keep(rule, id))
		.map(([id, rule]) => [`retention.${id}.keep`, rule.keep]);
	const own = Object.values(policy.servicePolicies).flatMap(({ service, retention }) =>
		Object.entries(retention)
			.filter(([id, rule]) => keep(rule, id))
			.map(([id, rule]): Periods[number] => [`in ${service} retention.${id}.keep`, rule.keep]),
	);
	return [...general, ...own];
}

function consents(policy: Policy, keep: (id: string) => boolean): Periods {
	return Object.entries(policy.purposes)
		.filter(([id]) => keep(id))
		.map(([id, purpose]) => [`purposes.${id}.consent-lasts`, purpose.consentLasts]);
}

function statutes({ accountability }: Policy, keep: (id: string) => boolean): Periods {
	return Object.entries(accountability.statutes)
		.filter(([id]) => keep(id))
		.map(([id, statute]) => [`list statutes.${id}`, statute.keep]);
}

const exceptions = ({ accountability }: Policy): Periods => [
	['list exceptions', accountability.exceptions?.atMost],
];

const PERIODS: Record<string, (policy: Policy, name: string | undefined) => Periods> = {
	retention: (policy, name) => retentionOf(policy, (_, id) => name === undefined || id === name),
	data: (policy, name) => retentionOf(policy, rule => name === undefined || rule.data.includes(name)),
	purposes: (policy, name) => [
		...consents(policy, id => name === undefined || id === name),
		...retentionOf(policy, rule => name === undefined || rule.purposes.includes(name)),
	],
	'across-services': policy => consents(policy, id => policy.purposes[id]!.acrossServices),
	services: (policy, name) =>
		Object.values(policy.servicePolicies)
			.filter(({ service }) => name === undefined || service === name)
			.flatMap(({ service, retention }) =>
				Object.entries(retention).map(([id, rule]): Periods[number] => [
					`in ${service} retention.${id}.keep`,
					rule.keep,
				]),
			),
	contact: ({ contact }) => [['contact.answer-within', contact.answerWithin]],
	rights: ({ contact }) => [['contact.answer-within', contact.answerWithin]],
	'end-of-service': ({ endOfService: end }) => [
		['end-of-service.export-window', end?.exportWindow],
		['end-of-service.within', end?.within],
	],
	statutes: (policy, name) => statutes(policy, id => name === undefined || id === name),
	exceptions,
	'extend-retention-for': policy => [...statutes(policy, () => true), ...exceptions(policy)],
	disclosure: exceptions,
	backups: ({ backups }) => [
		['backups.data', backups?.data],
		['backups.keys', backups?.keys],
	],
	incident: ({ incident }) =>
		Object.entries(incident?.authority ?? {}).map(([id, within]) => [`incident.authority.${id}`, within]),
	changes: ({ changes }) => [['changes.reducing-rights.before', changes.reducingRights.before]],
};

function periodsOf(policy: Policy, rule: string, speech: Speech): Held[] {
	const [head, name] = splitReference(rule);
	return (entry(PERIODS, head)?.(policy, name) ?? []).flatMap(([figure, duration]) => {
		const parts = duration ? parseDuration(duration) : null;
		if (parts === null) return [];
		const key = periodKey(parts.years * 12 + parts.months, parts.days * 24 + parts.hours);
		return [{ kind: 'period' as const, key, said: () => speech.period(duration!), figure }];
	});
}

function agesOf(policy: Policy): Held[] {
	const age = (figure: string, years: number): Held => ({
		kind: 'age',
		key: String(years),
		said: () => String(years),
		figure,
	});
	const grown =
		policy.minors.length === 0 ? [] : [age('minors.of-age', Math.max(...policy.minors.map(({ to }) => to)))];
	return [
		...grown,
		...policy.minors.flatMap(({ id, from, to }) => [
			age(`minors.${id}.to`, to),
			...(from > 0 ? [age(`minors.${id}.from`, from)] : []),
			age(`minors.${id}.last`, to - 1),
		]),
	];
}

function datesOf({ effective, version }: Policy, speech: Speech): Held[] {
	const isDate = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text);
	return [
		...(isDate(effective)
			? [{ kind: 'date' as const, key: effective, said: () => speech.date(effective), figure: 'effective' }]
			: []),
		...(isDate(version)
			? [{ kind: 'date' as const, key: version, said: () => version, figure: 'version' }]
			: []),
	];
}

function countriesOf(policy: Policy, head: string, name: string | undefined, speech: Speech): Held[] {
	const say = (figure: string, codes: CountryCode[]): Held[] =>
		codes.map(code => ({ kind: 'country', key: code, said: () => speech.country(code), figure }));
	const named = <T>(table: Record<string, T>) =>
		Object.entries(table).filter(([id]) => name === undefined || id === name);
	if (head === 'regions')
		return named(policy.regions).flatMap(([id, region]) => [
			...say(`regions.${id}.stored-in`, [region.storedIn]),
			...say(`regions.${id}.collected-in`, region.collectedIn),
			...say(`list regions.${id}`, region.accessedFrom),
		]);
	if (head === 'recipients')
		return named(policy.recipients).flatMap(([id, { country }]) => say(`list recipients.${id}`, [country]));
	if (head === 'jurisdictions')
		return named(policy.jurisdictions).flatMap(([id, { residentsOf }]) =>
			say(`jurisdictions.${id}.residents-of`, residentsOf),
		);
	return [];
}

/** What the rules a clause is bound to hold, in the order they are named. */
export function heldBy(policy: Policy, rules: string[], speech: Speech): Held[] {
	return rules.flatMap(rule => {
		const [head, name] = splitReference(rule);
		return [
			...periodsOf(policy, rule, speech),
			...(head === 'minors' ? agesOf(policy) : []),
			...(rule === 'version' ? datesOf(policy, speech) : []),
			...countriesOf(policy, head, name, speech),
		];
	});
}

const digits = (phone: string) => phone.replace(/\D/g, '');

/** Key of an address or a name, however it is spaced and capitalised. */
export function contactKey(kind: FigureKind, text: string): string {
	if (kind === 'phone') return digits(text);
	return text.toLowerCase().replace(/\s+/g, ' ').replace(/\/$/, '');
}

type Contact = [kind: FigureKind, figure: string, said: string | undefined];

/** A party's name and addresses; those of a block such as `list recipients.x` have no figure of their own. */
function party(figure: string, { name, email, phone }: Partial<Party>): Contact[] {
	const of = (key: string) => (figure.startsWith('list ') ? figure : `${figure}.${key}`);
	return [
		['name', of('name'), name],
		['mail', of('email'), email],
		['phone', of('phone'), phone],
	];
}

/** Names and addresses of the whole policy: they are the same wherever they are typed. */
export function contactsOf(policy: Policy): Held[] {
	const { controller, contact, jurisdictions, recipients } = policy;
	const all: Contact[] = [
		...party('controller', controller),
		['mail', 'contact.email', contact.email],
		...Object.entries(controller.representatives).flatMap(([id, each]) =>
			party(`representatives.${id}`, each),
		),
		...party('officer', controller.dataProtectionOfficer ?? {}),
		...Object.values(controller.jointWith).flatMap(each => party('list controller', each)),
		...Object.entries(recipients).flatMap(([id, { name, contact: at }]): Contact[] => [
			['name', `list recipients.${id}`, name],
			[at?.includes('@') ? 'mail' : 'url', `list recipients.${id}`, at],
		]),
		...Object.entries(jurisdictions).flatMap(([id, { authority }]): Contact[] => [
			['name', `authority.${id}.name`, authority?.name],
			['url', `authority.${id}.url`, authority?.url],
		]),
	];
	return all.flatMap(([kind, figure, said]) =>
		said ? [{ kind, figure, said: () => said, key: contactKey(kind, said) }] : [],
	);
}
