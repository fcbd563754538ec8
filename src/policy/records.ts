/** The records of processing activities a policy amounts to (GDPR Art. 30(1)), and what the PIPL wants noted beside. */
import type { Document, Measure } from './accountability.js';
import { policyFor } from './compose.js';
import { inChina, inUnion, type Leaving, leavings } from './flows.js';
import { holds } from './membership.js';
import type {
	Basis,
	Controller,
	CountryCode,
	Method,
	Party,
	PlainDate,
	Policy,
	Recipient,
	RetentionRule,
	Words,
} from './model.js';

/** Something of the policy with what people call it. */
export interface Titled {
	id: string;
	title: Words;
}

export interface RecordedItem extends Titled {
	/** W3C DPV category. */
	is: string;
	sensitive: boolean;
	source: { kind: 'given' | 'observed' | 'obtained'; at: string };
}

export interface RecordedRecipient extends Titled {
	name?: string;
	role: Recipient['role'];
	country: CountryCode;
}

/** Data that goes to a third country, or out of China, and what carries it there. */
export interface RecordedTransfer {
	/** `recipients.mailer` or `regions.eu`. */
	by: string;
	countries: CountryCode[];
	/** Safeguard or condition; absent where the policy names none. */
	on?: string;
	/** Ids of the papers about it. */
	papers: string[];
}

/** What is kept how long; the service is named where it has a rule of its own. */
export interface RecordedErasure extends Pick<RetentionRule, 'keep' | 'after' | 'then'> {
	data: Titled[];
	service?: string;
}

/** One purpose: an activity of the records. */
export interface RecordedActivity extends Titled {
	/** Service whose own policy declares it. */
	service?: string;
	/** W3C DPV purpose. */
	is: string;
	people: Titled[];
	data: RecordedItem[];
	recipients: RecordedRecipient[];
	transfers: RecordedTransfer[];
	erasure: RecordedErasure[];
	bases: Record<string, Basis>;
	methods: Method[];
	exports: RecordedTransfer[];
	assessments: string[];
}

export interface ProcessingRecords {
	policy: string;
	version: string;
	effective: PlainDate;
	example: boolean;
	controller: Controller;
	representatives: (Party & { for: string })[];
	jointControllers: Party[];
	officer?: Party;
	activities: RecordedActivity[];
	measures: Measure[];
	papers: (Pick<Document, 'is' | 'at' | 'on'> & { id: string })[];
}

/** The records, derived and nothing added: what the policy does not say is empty. */
export function recordsOf(policy: Policy): ProcessingRecords {
	const { controller, accountability } = policy;
	const officer = controller.dataProtectionOfficer;
	return {
		policy: policy.id,
		version: policy.version,
		effective: policy.effective,
		example: policy.example,
		controller,
		representatives: Object.entries(controller.representatives).map(([id, party]) => ({ ...party, for: id })),
		jointControllers: Object.values(controller.jointWith),
		...(officer && { officer }),
		activities: [
			...Object.keys(policy.purposes).map(id => activity(id, policy)),
			...Object.values(policy.servicePolicies).flatMap(own =>
				Object.keys(own.purposes).map(id => activity(id, policy, own.service)),
			),
		],
		measures: accountability.measures,
		papers: Object.entries(accountability.documents).map(([id, { is, at, on }]) => ({ id, is, at, on })),
	};
}

function activity(id: string, general: Policy, service?: string): RecordedActivity {
	const policy = service === undefined ? general : policyFor(general, service);
	const purpose = policy.purposes[id]!;
	const data = purpose.uses.flatMap(item => recordedItem(item, policy));
	return {
		id,
		title: purpose.title,
		...(service !== undefined && { service }),
		is: purpose.is,
		people: peopleOf(purpose.uses, policy),
		data,
		recipients: Object.entries(policy.recipients)
			.filter(([, { purposes }]) => purposes.includes(id))
			.map(([recipient, { title, name, role, country }]) => ({
				id: recipient,
				title,
				...(name && { name }),
				role,
				country,
			})),
		transfers: leavingsFor(id, leavings(policy, inUnion)).map(each => ({
			...transferBy(each, policy),
			...(each.transfer && { on: each.transfer.safeguard }),
		})),
		erasure: erasureOf(id, purpose.uses, general, service),
		bases: purpose.basis,
		methods: purpose.methods,
		exports: leavingsFor(id, leavings(policy, inChina)).map(each => ({
			...transferBy(each, policy),
			...(each.export && { on: each.export.condition }),
		})),
		assessments: Object.entries(policy.accountability.documents)
			.filter(([, { is, about }]) => is === 'impact-assessment' && concerns(about, id))
			.map(([paper]) => paper),
	};
}

const concerns = (about: string[], purpose: string) =>
	about.length === 0 || about.includes(`purposes.${purpose}`);

/** Through a recipient only what serves its purposes leaves; how a region is run concerns every purpose. */
const leavingsFor = (purpose: string, all: Leaving[]) =>
	all.filter(({ recipient }) => !recipient || recipient.purposes.includes(purpose));

function transferBy({ section, id, countries }: Leaving, policy: Policy): RecordedTransfer {
	const by = `${section}.${id}`;
	const papers = Object.entries(policy.accountability.documents)
		.filter(([, { is, about }]) => is === 'transfer-tool' && about.includes(by))
		.map(([paper]) => paper);
	return { by, countries, papers };
}

function recordedItem(id: string, policy: Policy): RecordedItem[] {
	const item = policy.data[id];
	if (!item) return [];
	const { title, is, sensitive, source } = item;
	return [{ id, title, is, sensitive, source }];
}

/** Whose data the items are. */
function peopleOf(items: string[], { accountability: { people } }: Policy): Titled[] {
	return Object.entries(people)
		.filter(([, { data }]) => items.some(id => data?.includes(id) ?? true))
		.map(([id, { title }]) => ({ id, title }));
}

function erasureOf(purpose: string, uses: string[], policy: Policy, service?: string): RecordedErasure[] {
	const rows = (rules: Record<string, RetentionRule>, own?: string): RecordedErasure[] =>
		Object.values(rules)
			.filter(rule => holds(rule.purposes, purpose) && uses.some(id => holds(rule.data, id)))
			.map(({ data, keep, after, then }) => ({
				data: data
					.filter(id => holds(uses, id))
					.map(id => ({ id, title: (own ? policyFor(policy, own) : policy).data[id]?.title ?? {} })),
				keep,
				after,
				then,
				...(own !== undefined && { service: own }),
			}));
	const own = Object.values(policy.servicePolicies).filter(
		each => service === undefined || each.service === service,
	);
	const general = service === undefined ? policy.retention : policyFor(policy, service).retention;
	return [
		...rows(general),
		...(service === undefined ? own.flatMap(each => rows(each.retention, each.service)) : []),
	];
}

/** Fields of GDPR Art. 30(1), by letter. */
export type RecordField =
	| 'controller'
	| 'purposes'
	| 'people'
	| 'data'
	| 'recipients'
	| 'erasure'
	| 'measures';

/** What the records lack: a field, and the activity it is missing in. */
export interface RecordGap {
	field: RecordField;
	activity?: string;
}

/** Fields nothing stands in. Recipients and transfers may be none; what is named of them must have a country. */
export function recordGaps(records: ProcessingRecords): RecordGap[] {
	const { controller, activities, measures } = records;
	const gaps: RecordGap[] = [];
	if (!controller.name || !controller.address || !controller.email) gaps.push({ field: 'controller' });
	if (activities.length === 0) gaps.push({ field: 'purposes' });
	for (const each of activities) {
		const lacking = {
			people: each.data.length > 0 && each.people.length === 0,
			data: each.data.some(({ is }) => is === ''),
			recipients: each.recipients.some(({ country }) => country === ''),
			erasure: each.data.some(({ id }) => !each.erasure.some(rule => rule.data.some(one => one.id === id))),
		};
		for (const [field, lacks] of Object.entries(lacking))
			if (lacks) gaps.push({ field: field as RecordField, activity: each.id });
	}
	if (measures.length === 0) gaps.push({ field: 'measures' });
	return gaps;
}
