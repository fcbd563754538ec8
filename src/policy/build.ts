/** From the written policy to the model: defaults filled in, nothing judged. What is absent becomes empty. */
import { buildAccountability } from './build-accountability.js';
import { mapped, present } from './build-forms.js';
import type {
	AgeBand,
	ChangeRule,
	Clause,
	Controller,
	DataItem,
	Export,
	Party,
	Policy,
	Purpose,
	Recipient,
	Region,
	RetentionRule,
	Service,
	ServicePolicy,
	Transfer,
	ValueForm,
} from './model.js';
import type { ClausesSource, PartySource, PolicySource, ServicePolicySource } from './schema.js';
import type { DataItemSource, PurposeSource, RecipientSource, RetentionSource } from './schema-rules.js';

const LIMITS: Record<ValueForm, string> = {
	text: '4 KiB',
	email: '4 KiB',
	phone: '4 KiB',
	json: '4 KiB',
	image: '512 KiB',
};

const UNITS: Record<string, number> = { B: 1, KiB: 1024, MiB: 1024 * 1024 };

function bytes(size: string): number {
	const [count, unit] = size.split(' ');
	return Number(count) * (UNITS[unit ?? 'B'] ?? 1);
}

function item(source: DataItemSource): DataItem {
	const form = source.form ?? 'text';
	return present<DataItem>({
		title: source.title ?? {},
		is: source.is ?? '',
		many: source.many ?? false,
		form,
		limit: bytes(source.limit ?? LIMITS[form]),
		source: sourceOf(source),
		sourceTitle: source['source-title'],
		publicSource: source['public-source'],
		requiredFor: source['required-for'] ?? [],
		consequence: source.consequence,
		heldBy: source['held-by'] ?? 'service',
		sensitive: source.sensitive ?? false,
		mayHoldSensitive: source['may-hold'] === 'sensitive',
		identifies: source.identifies === 'person',
		deviceAccess: source['device-access'],
		deviceBecause: source['device-because'],
		necessity: source.necessity,
		impact: source.impact,
	});
}

function sourceOf({ given, observed, obtained }: DataItemSource): DataItem['source'] {
	if (observed !== undefined) return { kind: 'observed', at: observed };
	if (obtained !== undefined) return { kind: 'obtained', at: obtained };
	return { kind: 'given', at: given ?? '' };
}

function transfer(source: NonNullable<RecipientSource['transfer']>): Transfer {
	return { adequacy: source.adequacy, safeguard: source.safeguard, copyFrom: source['copy-from'] };
}

function exported(source: NonNullable<RecipientSource['export']>): Export {
	return present<Export>({
		condition: source.condition,
		because: source.because,
		consent: source.consent,
		rightsAt: source['rights-at'],
	});
}

/** Bases by jurisdiction, and the jurisdictions the author says it is off in. */
function bases(source: PurposeSource['basis']): Pick<Purpose, 'basis' | 'offIn'> {
	const basis: Purpose['basis'] = {};
	const offIn: string[] = [];
	for (const [jurisdiction, named] of Object.entries(source ?? {})) {
		if (named === 'none') offIn.push(jurisdiction);
		else basis[jurisdiction] = named;
	}
	return { basis, offIn };
}

function purpose(source: PurposeSource): Purpose {
	return present<Purpose>({
		title: source.title ?? {},
		is: source.is ?? '',
		...bases(source.basis),
		uses: source.uses ?? [],
		services: source.services,
		acrossServices: source.across === 'services',
		interest: source.interest,
		consentLasts: source['consent-lasts'],
		asked: source.asked ?? 'separately',
		startsOn: source.starts === 'on',
		conditionOf: source['condition-of'] ?? [],
		necessaryBecause: source['necessary-because'],
		methods: source.methods ?? [],
		obligation: mapped(source.obligation, each => ({ ...each })),
		specialGround: { ...source['special-ground'] },
		sends: source.sends && {
			kind: source.sends.kind,
			optOut: source.sends['opt-out'],
			customers: source.sends.customers ?? [],
		},
		makesPublic: source['makes-public'] ?? false,
		whileFrozen: source['while-frozen'] ?? false,
		beforeGuardian: source['before-guardian'] ?? false,
	});
}

function recipient(source: RecipientSource): Recipient {
	return present<Recipient>({
		title: source.title ?? {},
		role: source.role ?? 'third-party',
		country: source.country ?? '',
		purposes: source.purposes ?? [],
		name: source.name,
		contact: source.contact,
		categoryBecause: source['category-because'],
		methods: source.methods ?? [],
		regions: source.regions ?? [],
		consent: source.consent ?? 'separate',
		transfer: source.transfer && transfer(source.transfer),
		export: source.export && exported(source.export),
	});
}

function region(source: NonNullable<PolicySource['regions']>[string]): Region {
	return present<Region>({
		collectedIn: source['collected-in'] ?? [],
		storedIn: source['stored-in'] ?? '',
		accessedFrom: source['accessed-from'] ?? [],
		transfer: source.transfer && transfer(source.transfer),
		export: source.export && exported(source.export),
	});
}

function retentionRule(source: RetentionSource): RetentionRule {
	const purposes = source.for ?? [];
	return {
		data: source.data ?? [],
		purposes: typeof purposes === 'string' ? [purposes] : purposes,
		keep: source.keep ?? '',
		after: source.after ?? 'collected',
		then: source.then ?? 'delete',
	};
}

function party(source: PartySource): Party {
	return present<Party>({
		name: source.name ?? '',
		address: source.address ?? '',
		email: source.email ?? '',
		phone: source.phone,
	});
}

function controller(source: NonNullable<PolicySource['controller']>): Controller {
	const officer = source['data-protection-officer'];
	return present<Controller>({
		...party(source),
		phone: source.phone,
		establishedIn: source['established-in'] ?? '',
		representatives: mapped(source.representatives, party),
		jointWith: mapped(source['joint-with'], party),
		thirdCountryNote: source['third-country-note'],
		dataProtectionOfficer: officer && party(officer),
	});
}

/** Ages of a band's name, from inclusive and to exclusive: `under-14` is 0 to 14, `14-15` is 14 to 16. */
export function bandAges(id: string): { from: number; to: number } {
	if (id.startsWith('under-')) return { from: 0, to: Number(id.slice('under-'.length)) };
	const [from, last] = id.split('-').map(Number);
	return { from: from ?? 0, to: (last ?? 0) + 1 };
}

function bands(source: PolicySource['minors']): AgeBand[] {
	const made = Object.entries(source ?? {}).map(([id, band]) => ({
		id,
		...bandAges(id),
		needsGuardian: band.need === 'guardian-consent',
		treatAsSensitive: band['treat-as'] === 'sensitive',
		may: band.may ?? [],
	}));
	return made.sort((a, b) => a.from - b.from);
}

function clauses(source: ClausesSource | undefined): Clause[] {
	return Object.entries(source ?? {}).map(([id, rules]) =>
		rules === 'declaration' ? { id, rules: [], declaration: true } : { id, rules, declaration: false },
	);
}

function changeRule(source: { notice?: ChangeRule['notice']; before?: string } | undefined): ChangeRule {
	return present<ChangeRule>({ notice: source?.notice ?? [], before: source?.before });
}

/** The part of a policy one service declares for itself. */
export function buildServicePolicy(source: ServicePolicySource): ServicePolicy {
	return {
		service: source.service,
		data: mapped(source.data, item),
		purposes: mapped(source.purposes, purpose),
		retention: mapped(source.retention, retentionRule),
		clauses: clauses(source.clauses),
	};
}

/** The model of a source that fits the schema. */
export function buildPolicy(source: PolicySource, servicePolicies: ServicePolicy[]): Policy {
	const end = source['end-of-service'];
	return present<Policy>({
		id: source.policy,
		version: source.version ?? '',
		effective: source.effective ?? '',
		example: source.example ?? false,
		controller: controller(source.controller ?? {}),
		contact: {
			email: source.contact?.email ?? '',
			answerWithin: source.contact?.['answer-within'] ?? '',
			through: source.contact?.through ?? [],
		},
		jurisdictions: mapped(source.jurisdictions, each => ({
			residentsOf: each['residents-of'] ?? [],
			...(each.authority && { authority: { ...each.authority } }),
		})),
		languages: source.languages ?? [],
		regions: mapped(source.regions, region),
		services: mapped(source.services, each =>
			present<Service>({
				title: each.title ?? {},
				is: each.is ?? [],
				aiNotice: each['ai-notice'],
				ads: each.ads && { labelled: each.ads.labelled, toMinors: each.ads['to-minors'] },
			}),
		),
		data: mapped(source.data, item),
		purposes: mapped(source.purposes, purpose),
		recipients: mapped(source.recipients, recipient),
		retention: mapped(source.retention, retentionRule),
		extendRetentionFor: source['extend-retention-for'] ?? [],
		endOfService: end && {
			notice: end.notice,
			exportWindow: end['export-window'],
			then: end.then,
			within: end.within,
		},
		backups: source.backups,
		disclosure: present<Policy['disclosure']>({
			default: 'deny',
			grounds: source.disclosure?.grounds ?? [],
			foreignOrders: source.disclosure?.['foreign-orders'],
		}),
		accountability: buildAccountability(source),
		incident: source.incident && { ...source.incident, authority: { ...source.incident.authority } },
		telemetry: source.telemetry,
		minors: bands(source.minors),
		rights: source.rights ?? [],
		changes: {
			reducingRights: changeRule(source.changes?.['reducing-rights']),
			otherwise: changeRule(source.changes?.otherwise),
			goingOn: source.changes?.['going-on'] === 'counts-as-consent' ? 'consent' : 'nothing',
		},
		clauses: clauses(source.clauses),
		servicePolicies: Object.fromEntries(servicePolicies.map(each => [each.service, each])),
	});
}
