/** Generated policies, people and asks: few names, and instants close to each other, so that edges are met often. */
import fc from 'fast-check';
import type { CompiledPolicy } from '../policy/compiled.js';
import { consentMeanings } from '../policy/meaning.js';
import type { AgeBand, Basis, DataItem, Policy, Purpose, Recipient, RetentionRule } from '../policy/model.js';
import { NO_NUMBERS } from '../policy/numbers.js';
import {
	smallItem,
	smallPolicy,
	smallPurpose,
	smallRecipient,
	smallRetention,
} from '../policy/small.fixture.js';
import { birthday } from './age.js';
import { standIn } from './cases/stand-in.js';
import type { AskAboutRecords, NamedConsent, NamedHold, SubjectFacts } from './facts.js';
import type { Instant } from './state.js';

export interface Situation {
	policy: Policy;
	/** Names numbered before those of the policy, so that sets reach over several words. */
	retired: number;
	facts: SubjectFacts;
	ask: AskAboutRecords;
}

/** Names a policy declares nowhere; two of them are names every object answers to. */
export const UNDECLARED = ['ghost', 'constructor', '__proto__'];

const ITEMS = ['email', 'phone', 'avatar', 'visits'];
const PURPOSES = ['serve', 'surveys', 'secure', 'adverts'];
const SERVICES = ['shop', 'app'];
const RECIPIENTS = ['mailer', 'partner'];

const band = (id: string, from: number, to: number, needsGuardian: boolean): AgeBand => ({
	id,
	from,
	to,
	needsGuardian,
	treatAsSensitive: false,
	may: [],
});
const BANDS = [
	[band('child', 0, 14, true), band('youth', 14, 18, true)],
	[band('child', 0, 16, true), band('youth', 16, 18, false)],
	[],
];

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOWS = ['2026-11-23', '2024-02-29', '2025-02-28', '2025-03-01', '2026-03-31T23:59:59.999'].map(at =>
	Date.parse(at.length > 10 ? `${at}Z` : at),
);

const someOf = (names: string[]): fc.Arbitrary<string[]> => fc.subarray(names);
const mostOf = (names: string[]): fc.Arbitrary<string[]> =>
	fc.oneof({ weight: 3, arbitrary: fc.constant(names) }, { weight: 1, arbitrary: someOf(names) });
const seldom = fc.integer({ min: 0, max: 5 }).map(n => n === 0);
const mostly = <T>(usual: fc.Arbitrary<T>, odd: fc.Arbitrary<T>): fc.Arbitrary<T> =>
	fc.oneof({ weight: 12, arbitrary: usual }, { weight: 1, arbitrary: odd });
const ifAny = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
	fc.option(value, { nil: undefined });

/** Leaves members out that are undefined, as JSON would. */
function present<T extends object>(value: { [K in keyof T]: T[K] | undefined }): T {
	return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as T;
}

const item: fc.Arbitrary<DataItem> = fc
	.record({ heldBy: fc.constantFrom('account', 'service'), many: fc.boolean() } as const)
	.map(smallItem);

const basis = fc.constantFrom<Basis[]>(
	'contract',
	'consent',
	'consent',
	'separate-consent',
	'legitimate-interest',
	'public-task',
);

const purpose: fc.Arbitrary<Purpose> = fc
	.record({
		basis: fc.record({ de: basis, cn: basis }, { requiredKeys: ['de'] }) as fc.Arbitrary<
			Record<string, Basis>
		>,
		uses: mostOf(ITEMS),
		services: mostly(fc.constant(undefined), someOf(SERVICES)),
		acrossServices: fc.boolean(),
		whileFrozen: seldom,
		beforeGuardian: seldom,
	})
	.map(parts => smallPurpose(present(parts)));

const recipient: fc.Arbitrary<Recipient> = fc
	.record({
		role: fc.constantFrom('processor' as const, 'third-party' as const),
		purposes: mostOf(PURPOSES),
		regions: mostly(fc.constant<string[]>([]), someOf(['eu', 'cn'])),
	})
	.map(parts => smallRecipient(parts));

const keeping = fc.record({
	keep: fc.constantFrom('P30D', 'P1M', 'P6M', 'P1Y', 'P2Y', 'P1Y1M2W', 'PT72H', 'PT0S'),
	after: fc.constantFrom<RetentionRule['after'][]>(
		'collected',
		'account-closed',
		'last-contact',
		'activity-ended',
	),
});

/** At most one rule per item and purpose, as `check` demands. */
const retention = (prefix: string): fc.Arbitrary<Record<string, RetentionRule>> =>
	fc
		.array(fc.tuple(fc.constantFrom(...ITEMS), fc.constantFrom(...PURPOSES), keeping), { maxLength: 10 })
		.map(rules =>
			Object.fromEntries(
				rules.map(([data, use, keep]) => [
					`${prefix}${data}-${use}`,
					smallRetention({ data: [data], purposes: [use], ...keep }),
				]),
			),
		);

const named = <T>(names: string[], value: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> =>
	fc.record(Object.fromEntries(names.map(name => [name, value]))) as fc.Arbitrary<Record<string, T>>;

const servicePolicy = fc.record({
	service: fc.constant('app'),
	data: fc.constantFrom({}, { note: smallItem() }),
	purposes: fc.dictionary(fc.constantFrom(...PURPOSES, 'extra'), purpose, { maxKeys: 2 }),
	retention: fc.oneof(retention('own-'), retention('keep-')),
	clauses: fc.constant([]),
});

export const policies: fc.Arbitrary<Policy> = fc
	.record({
		data: named(ITEMS, item),
		purposes: named(PURPOSES, purpose),
		recipients: named(RECIPIENTS, recipient),
		retention: retention('keep-'),
		minors: fc.constantFrom(...BANDS),
		servicePolicies: fc.oneof(fc.constant({}), fc.record({ app: servicePolicy })) as fc.Arbitrary<
			Policy['servicePolicies']
		>,
	})
	.map(smallPolicy);

/** An instant as a distance from now. */
const near = fc
	.tuple(
		fc.constantFrom(0, 1, HOUR, 3 * DAY, 30 * DAY, 31 * DAY, 180 * DAY, 365 * DAY, 366 * DAY, 731 * DAY),
		fc.constantFrom(-1, 1),
		fc.constantFrom(0, 0, 1),
	)
	.map(([away, side, more]) => side * away + more);

const span = fc.record({ from: near, until: ifAny(near) });

const ABOUT = [
	...PURPOSES.flatMap(id => [`purposes.${id}`, `services.app.purposes.${id}`]),
	'services.app.purposes.extra',
	...RECIPIENTS.map(id => `recipients.${id}`),
];

const consent = fc.oneof(
	fc.constant({ given: -DAY, until: undefined, withdrawn: undefined }),
	fc.record({ given: near, until: ifAny(near), withdrawn: ifAny(near) }),
);

const consents = fc
	.tuple(
		...ABOUT.flatMap(about =>
			(['current', 'earlier'] as const).map(meaning =>
				ifAny(consent).map(fact => (fact === undefined ? [] : [{ about, meaning, ...fact }])),
			),
		),
	)
	.map(all => all.flat());

const birth = fc.record({
	years: fc.constantFrom(5, 14, 16, 18),
	away: fc.constantFrom(-DAY, -1, 0, 1, DAY),
});

const hold = fc.record({ items: someOf(ITEMS), from: near, until: ifAny(near), sealedUntil: ifAny(near) });

/** Facts with every instant still a distance from now. */
const distances = fc.record({
	region: fc.constant('eu'),
	jurisdiction: mostly(fc.constant('de'), fc.constantFrom('cn', ...UNDECLARED)),
	birth: mostly(fc.constant(undefined), birth),
	guardian: ifAny(span),
	restriction: mostly(fc.constant(undefined), span),
	shown: mostly(fc.constant(2), fc.constantFrom(0, 1, 3)),
	accountClosed: ifAny(near),
	lastContact: ifAny(near),
	activityEnded: ifAny(near),
	consents,
	objections: fc.array(fc.record({ purpose: fc.constantFrom(...PURPOSES), since: near }), { maxLength: 1 }),
	holds: mostly(fc.array(hold, { maxLength: 0 }), fc.array(hold, { maxLength: 2 })),
});

type Distances = typeof distances extends fc.Arbitrary<infer T> ? T : never;

function factsAt(now: Instant, away: Distances, policy: Policy): SubjectFacts {
	const { birth: born, ...facts } = away;
	const at = (distance: number | undefined) => (distance === undefined ? undefined : now + distance);
	const spanAt = (one: { from: number; until: number | undefined } | undefined) =>
		one && present({ from: now + one.from, until: at(one.until) });
	const meant = consentMeanings(policy);
	return present<SubjectFacts>({
		...facts,
		bornBy: born && birthday(now, -born.years) + born.away,
		guardian: spanAt(away.guardian),
		restriction: spanAt(away.restriction),
		accountClosed: at(away.accountClosed),
		lastContact: at(away.lastContact),
		activityEnded: at(away.activityEnded),
		consents: away.consents
			.filter(({ about }) => Object.hasOwn(meant, about))
			.map(({ about, meaning, given, until, withdrawn }) =>
				present<NamedConsent>({
					about,
					meaning,
					given: now + given,
					until: at(until),
					withdrawn: at(withdrawn),
				}),
			),
		objections: away.objections.map(({ purpose, since }) => ({ purpose, since: now + since })),
		holds: away.holds.map(({ items, from, until, sealedUntil }) =>
			present<NamedHold>({ items, from: now + from, until: at(until), sealedUntil: at(sealedUntil) }),
		),
	});
}

const asked = fc.record({
	service: mostly(fc.constantFrom(...SERVICES), fc.constantFrom(...UNDECLARED)),
	purpose: mostly(fc.constantFrom(...PURPOSES), fc.constantFrom('extra', ...UNDECLARED)),
	about: fc.array(
		fc.record({
			item: mostly(fc.constantFrom(...ITEMS), fc.constantFrom('note', ...UNDECLARED)),
			collectedBy: fc.constantFrom('shop', 'app', null),
			collected: near,
		}),
		{ maxLength: 5 },
	),
	region: mostly(fc.constant('eu'), fc.constantFrom('cn', ...UNDECLARED)),
	recipient: fc.constantFrom(undefined, undefined, undefined, ...RECIPIENTS, ...UNDECLARED),
	dryRun: fc.boolean(),
});

type Asked = typeof asked extends fc.Arbitrary<infer T> ? T : never;

function askAt(now: Instant, { about, dryRun, ...ask }: Asked): AskAboutRecords {
	const records = about.map(({ collectedBy, collected }) => ({
		collectedBy,
		collectedAt: now + Math.min(0, collected),
	}));
	return present<AskAboutRecords>({
		...ask,
		items: about.map(({ item }) => item),
		now,
		records: dryRun ? undefined : records,
	});
}

const tables = new WeakMap<Policy, CompiledPolicy>();

/** The tables of a policy that once meant something else by every consent, and has retired names behind it. */
export function published({ policy, retired }: Pick<Situation, 'policy' | 'retired'>): CompiledPolicy {
	const known = tables.get(policy);
	if (known !== undefined) return known;
	const names = Array.from({ length: retired }, (_, index) => [`retired-${index}`, index + 1]);
	const gone = Object.fromEntries(names) as Record<string, number>;
	const compiled = standIn(policy, { ...NO_NUMBERS, items: gone, purposes: gone });
	tables.set(policy, compiled);
	return compiled;
}

export const situations: fc.Arbitrary<Situation> = fc
	.record({
		policy: policies,
		retired: fc.constantFrom(0, 29, 30, 31, 62),
		now: fc.constantFrom(...NOWS),
		distances,
		asked,
	})
	.map(({ policy, retired, now, distances, asked }) => ({
		policy,
		retired,
		facts: factsAt(now, distances, policy),
		ask: askAt(now, asked),
	}));
