/** A policy just large enough to try the machinery on; tests change what they are about. */
import type { DataItem, Policy, Purpose, Recipient, RetentionRule } from './model.js';

export function smallItem(changes: Partial<DataItem> = {}): DataItem {
	return {
		title: {},
		is: 'pd:Preference',
		many: false,
		form: 'text',
		limit: 256,
		source: { kind: 'given', at: 'registration' },
		requiredFor: [],
		heldBy: 'account',
		sensitive: false,
		mayHoldSensitive: false,
		identifies: false,
		...changes,
	};
}

export function smallPurpose(changes: Partial<Purpose> = {}): Purpose {
	return {
		title: {},
		is: 'dpv:ServiceProvision',
		basis: { de: 'contract', cn: 'contract' },
		offIn: [],
		uses: ['email'],
		acrossServices: false,
		asked: 'separately',
		startsOn: false,
		conditionOf: [],
		methods: ['storage', 'use'],
		obligation: {},
		specialGround: {},
		makesPublic: false,
		whileFrozen: false,
		beforeGuardian: false,
		...changes,
	};
}

export function smallRecipient(changes: Partial<Recipient> = {}): Recipient {
	return {
		title: {},
		role: 'processor',
		country: 'DE',
		purposes: ['serve'],
		methods: ['transmission'],
		regions: [],
		consent: 'separate',
		...changes,
	};
}

export function smallRetention(changes: Partial<RetentionRule> = {}): RetentionRule {
	const rule = { data: ['email'], purposes: ['serve'], keep: 'P30D', after: 'account-closed' } as const;
	return { ...rule, data: [...rule.data], purposes: [...rule.purposes], then: 'delete', ...changes };
}

export function smallPolicy(changes: Partial<Policy> = {}): Policy {
	return {
		id: 'small',
		version: '2026-11-01',
		effective: '2026-11-01',
		example: true,
		controller: { name: '', address: '', email: '', establishedIn: 'DE', representatives: {}, jointWith: {} },
		contact: { email: '', answerWithin: 'P15D', through: ['email'] },
		jurisdictions: { de: { residentsOf: ['DE', 'AT'] }, cn: { residentsOf: ['CN'] } },
		languages: ['en'],
		regions: {
			eu: { collectedIn: ['DE', 'AT'], storedIn: 'DE', accessedFrom: [] },
			cn: { collectedIn: ['CN'], storedIn: 'CN', accessedFrom: [] },
		},
		services: { shop: { title: {}, is: [] }, app: { title: {}, is: [] } },
		data: {
			email: smallItem({ form: 'email', identifies: true }),
			phone: smallItem({ form: 'phone' }),
			visits: smallItem({ many: true, heldBy: 'service' }),
		},
		purposes: {
			serve: smallPurpose({ uses: ['email', 'phone'] }),
			surveys: smallPurpose({ basis: { de: 'consent', cn: 'consent' } }),
			secure: smallPurpose({ basis: { de: 'legitimate-interest' }, uses: ['visits'], whileFrozen: true }),
		},
		recipients: {
			mailer: smallRecipient(),
			partner: smallRecipient({ role: 'third-party', purposes: ['surveys'] }),
		},
		retention: {
			account: smallRetention({ data: ['email', 'phone'], purposes: ['serve', 'surveys'] }),
			visits: smallRetention({ data: ['visits'], purposes: ['secure'], keep: 'P6M', after: 'collected' }),
		},
		extendRetentionFor: ['law'],
		disclosure: { default: 'deny', grounds: [] },
		accountability: {
			people: {},
			measures: [],
			automatedDecisions: {},
			statutes: {},
			documents: {},
			attestations: {},
			wordingReviews: {},
			waivers: [],
		},
		minors: [{ id: 'minor', from: 0, to: 18, needsGuardian: true, treatAsSensitive: false, may: [] }],
		rights: ['access'],
		changes: {
			reducingRights: { notice: ['email'] },
			otherwise: { notice: ['announcement'] },
			goingOn: 'nothing',
		},
		clauses: [
			{ id: 'S2', rules: ['purposes'], declaration: false },
			{ id: 'S2.6', rules: ['purposes.surveys'], declaration: false },
			{ id: 'S3.2', rules: ['retention'], declaration: false },
		],
		servicePolicies: {},
		...changes,
	};
}
