/** From the written policy to the model: defaults filled in, nothing judged. What is absent becomes empty. */
import type {
	AgeBand,
	ChangeRule,
	Clause,
	Controller,
	DataItem,
	Party,
	Policy,
	Purpose,
	Recipient,
	RetentionRule,
	ServicePolicy,
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

function mapped<From, To>(
	entries: Record<string, From> | undefined,
	make: (entry: From) => To,
): Record<string, To> {
	return Object.fromEntries(Object.entries(entries ?? {}).map(([id, entry]) => [id, make(entry)]));
}

/** Leaves out what is undefined, as the model's optional parts are absent rather than undefined. */
function present<T extends object>(parts: { [K in keyof T]: T[K] | undefined }): T {
	return Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined)) as T;
}

function item(source: DataItemSource): DataItem {
	const form = source.form ?? 'text';
	return present<DataItem>({
		title: source.title ?? {},
		is: source.is ?? '',
		many: source.many ?? false,
		form,
		limit: bytes(source.limit ?? LIMITS[form]),
		source:
			source.observed === undefined
				? { kind: 'given', at: source.given ?? '' }
				: { kind: 'observed', at: source.observed },
		requiredFor: source['required-for'] ?? [],
		consequence: source.consequence,
		heldBy: source['held-by'] ?? 'service',
		sensitive: source.sensitive ?? false,
		mayHoldSensitive: source['may-hold'] === 'sensitive',
		identifies: source.identifies === 'person',
		deviceAccess: source['device-access'],
	});
}

function purpose(source: PurposeSource): Purpose {
	return present<Purpose>({
		title: source.title ?? {},
		is: source.is ?? '',
		basis: { ...source.basis },
		uses: source.uses ?? [],
		services: source.services,
		acrossServices: source.across === 'services',
		interest: source.interest,
		consentLasts: source['consent-lasts'],
		whileFrozen: source['while-frozen'] ?? false,
		beforeGuardian: source['before-guardian'] ?? false,
	});
}

function recipient(source: RecipientSource): Recipient {
	return {
		title: source.title ?? {},
		role: source.role ?? 'third-party',
		country: source.country ?? '',
		purposes: source.purposes ?? [],
	};
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
		contact: { email: source.contact?.email ?? '', answerWithin: source.contact?.['answer-within'] ?? '' },
		jurisdictions: mapped(source.jurisdictions, each => ({
			residentsOf: each['residents-of'] ?? [],
			...(each.authority && { authority: { ...each.authority } }),
		})),
		languages: source.languages ?? [],
		regions: mapped(source.regions, each => ({
			collectedIn: each['collected-in'] ?? [],
			storedIn: each['stored-in'] ?? '',
		})),
		services: mapped(source.services, each => ({ title: each.title ?? {} })),
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
		disclosure: source.disclosure ?? { default: 'deny', grounds: [] },
		incident: source.incident && { ...source.incident, authority: { ...source.incident.authority } },
		telemetry: source.telemetry,
		minors: bands(source.minors),
		rights: source.rights ?? [],
		changes: {
			reducingRights: changeRule(source.changes?.['reducing-rights']),
			otherwise: changeRule(source.changes?.otherwise),
		},
		clauses: clauses(source.clauses),
		servicePolicies: Object.fromEntries(servicePolicies.map(each => [each.service, each])),
	});
}
