/** Whom each rule of law binds: decided on the policy alone. */
import { GDPR_COUNTRIES } from '../countries.js';
import type { Policy, Purpose } from '../model.js';
import type { RuleId } from './packs.js';
import { SENSITIVE_IN_CHINA, SPECIAL_CATEGORIES } from './sensitive.js';

/** Categories of the W3C DPV that are read from a device. */
export const READ_FROM_DEVICE = /^pd:(Device|Browser|Browsing|Cookie|UserAgent|MACAddress)/;

/** Null where the rule binds; otherwise why it does not, in a few words. */
type Condition = (policy: Policy) => string | null;

const always: Condition = () => null;

const when =
	(holds: (policy: Policy) => boolean, otherwise: string): Condition =>
	policy =>
		holds(policy) ? null : otherwise;

const both =
	(...conditions: Condition[]): Condition =>
	policy => {
		for (const condition of conditions) {
			const why = condition(policy);
			if (why !== null) return why;
		}
		return null;
	};

const protects = (policy: Policy, country: (code: string) => boolean) =>
	Object.values(policy.jurisdictions).some(({ residentsOf }) => residentsOf.some(country));

const inUnion = (country: string) => GDPR_COUNTRIES.has(country);
const purposes = (policy: Policy): Purpose[] => [
	...Object.values(policy.purposes),
	...Object.values(policy.servicePolicies).flatMap(own => Object.values(own.purposes)),
];
const items = (policy: Policy) => [
	...Object.values(policy.data),
	...Object.values(policy.servicePolicies).flatMap(own => Object.values(own.data)),
];
const based = (policy: Policy, ...bases: string[]) =>
	purposes(policy).some(({ basis }) => Object.values(basis).some(each => bases.includes(each)));
const recipients = (policy: Policy) => Object.values(policy.recipients);
const hasService = (policy: Policy, kind: string) =>
	Object.values(policy.services).some(service => (service.is as string[]).includes(kind));

const eu = when(policy => protects(policy, inUnion), 'no jurisdiction of the Union');
const de = when(policy => protects(policy, country => country === 'DE'), 'no residents of Germany');
const cn = when(policy => protects(policy, country => country === 'CN'), 'no residents of China');

const consent = when(policy => based(policy, 'consent', 'separate-consent'), 'nothing rests on consent');
const interest = when(
	policy => based(policy, 'legitimate-interest'),
	'nothing rests on a legitimate interest',
);
const objectable = when(
	policy =>
		based(policy, 'legitimate-interest', 'public-task') ||
		purposes(policy).some(({ sends }) => sends?.kind === 'advertising'),
	'nothing people could object to',
);
const obligation = when(policy => based(policy, 'legal-obligation'), 'nothing rests on a legal obligation');
const recipient = when(policy => recipients(policy).length > 0, 'nobody else gets data');
const processor = when(policy => recipients(policy).some(({ role }) => role === 'processor'), 'no processor');
const thirdParty = when(
	policy => recipients(policy).some(({ role }) => role === 'third-party'),
	'no other controller gets data',
);
const obtained = when(
	policy => items(policy).some(({ source }) => source.kind === 'obtained'),
	'nothing is obtained from others',
);
const given = when(
	policy => items(policy).some(({ source }) => source.kind !== 'obtained'),
	'nothing is collected from people',
);
/** Marked so, or of a category that is so by law. */
const special = when(
	policy => items(policy).some(({ is, sensitive }) => sensitive || SPECIAL_CATEGORIES.has(is)),
	'no special categories of data',
);
const sensitive = when(
	policy => special(policy) === null || items(policy).some(({ is }) => SENSITIVE_IN_CHINA.has(is)),
	'no sensitive data',
);
const automated = when(
	policy => Object.keys(policy.accountability.automatedDecisions).length > 0,
	'no machine decides alone',
);
const joint = when(policy => Object.keys(policy.controller.jointWith).length > 0, 'no joint controller');
const onDevice = when(
	policy =>
		items(policy).some(
			({ deviceAccess, source, is }) =>
				deviceAccess !== undefined || (source.kind === 'observed' && READ_FROM_DEVICE.test(is)),
		),
	'nothing is stored or read on devices',
);
const exceptions = when(
	policy => policy.extendRetentionFor.length > 0 || policy.disclosure.grounds.length > 0,
	'no exceptions',
);
const authorityOrders = when(
	policy => policy.disclosure.grounds.includes('authority-order'),
	'nothing is disclosed to authorities',
);
const overlays = when(
	policy => Object.keys(policy.servicePolicies).length > 0,
	'no service has rules of its own',
);
const languages = when(policy => policy.languages.length > 1, 'one language only');
const sends = when(
	policy => purposes(policy).some(each => each.sends !== undefined || /Marketing/.test(each.is)),
	'sends neither advertising nor surveys',
);
const ageChecks = when(
	policy => purposes(policy).some(each => each.is === 'dpv:AgeVerification'),
	'no age is verified',
);
const abroad = when(
	policy => !inUnion(policy.controller.establishedIn),
	'the controller is established in the Union',
);
const service = (kind: string, otherwise: string) => when(policy => hasService(policy, kind), otherwise);

/** Whether data of people in the Union is stored, reached or received outside it. */
const leavesUnion = when(
	policy =>
		Object.values(policy.regions).some(
			region =>
				region.collectedIn.some(inUnion) &&
				[region.storedIn, ...region.accessedFrom].some(country => !inUnion(country)),
		) ||
		recipients(policy).some(
			each =>
				!inUnion(each.country) &&
				regionsOf(policy, each.regions).some(region => region.collectedIn.some(inUnion)),
		),
	'no data of people in the Union goes to a third country',
);

/** Whether data collected in China is stored, reached or received outside it. */
const leavesChina = when(
	policy =>
		Object.values(policy.regions).some(
			region =>
				region.collectedIn.includes('CN') &&
				[region.storedIn, ...region.accessedFrom].some(country => country !== 'CN'),
		) ||
		recipients(policy).some(
			each =>
				each.country !== 'CN' &&
				regionsOf(policy, each.regions).some(region => region.collectedIn.includes('CN')),
		),
	'no data collected in China goes abroad',
);

function regionsOf(policy: Policy, ids: string[]) {
	const all = Object.entries(policy.regions);
	return all.filter(([id]) => ids.length === 0 || ids.includes(id)).map(([, region]) => region);
}

const publication = when(policy => purposes(policy).some(each => each.makesPublic), 'nothing is made public');
const assessed = when(
	policy =>
		items(policy).some(item => item.sensitive) ||
		recipients(policy).length > 0 ||
		Object.keys(policy.accountability.automatedDecisions).length > 0 ||
		purposes(policy).some(each => each.makesPublic) ||
		leavesChina(policy) === null,
	'nothing that needs an impact assessment',
);
/** Two of the criteria of WP248: a machine decides, sensitive data, minors, sources combined, profiling. */
const highRisk = when(
	policy =>
		[
			Object.keys(policy.accountability.automatedDecisions).length > 0,
			items(policy).some(item => item.sensitive),
			policy.minors.length > 0,
			purposes(policy).some(each => each.acrossServices && /Advertising|Marketing|Personalis/.test(each.is)),
			purposes(policy).some(each => each.methods.includes('profiling')),
		].filter(Boolean).length > 1,
	'fewer than two criteria of WP248',
);
const officer = when(
	policy =>
		policy.controller.dataProtectionOfficer !== undefined || (policy.accountability.scale?.staff ?? 0) >= 20,
	'fewer than 20 staff handle data and no officer is named',
);
const optional = when(
	policy => based(policy, 'consent', 'separate-consent', 'legitimate-interest'),
	'nothing is optional',
);
const minors = when(policy => policy.minors.length > 0, 'no age bands');
const signals = when(
	policy =>
		hasService(policy, 'advertising') || purposes(policy).some(each => /Advertising|Marketing/.test(each.is)),
	'no advertising',
);
const localised = when(
	({ accountability: { scale } }) =>
		scale?.criticalInfrastructure === true || (scale?.people ?? 0) >= 1_000_000,
	'neither critical infrastructure nor a million people',
);

/** For each rule, whether it binds a policy. */
export const APPLIES: Readonly<Record<RuleId, Condition>> = {
	'GEN-01': always,
	'GEN-02': always,
	'GEN-03': always,
	'GEN-04': always,
	'GEN-05': always,
	'GEN-06': always,
	'GEN-07': always,
	'GEN-08': always,
	'GEN-09': always,
	'GEN-10': languages,
	'GEN-11': always,
	'GEN-12': exceptions,
	'GEN-13': always,
	'GEN-14': always,
	'GEN-15': overlays,
	'GEN-16': always,
	'GEN-17': always,
	'GEN-18': always,
	'GEN-19': always,
	'EU-13-1-a': both(eu, given),
	'EU-27': both(eu, abroad),
	'EU-13-1-b': both(eu, officer),
	'EU-13-1-c': both(eu, given),
	'EU-13-1-d': both(eu, interest),
	'EU-13-1-e': both(eu, recipient),
	'EU-13-1-f': both(eu, leavesUnion),
	'EU-13-2-a': both(eu, given),
	'EU-13-2-b': both(eu, given),
	'EU-13-2-c': both(eu, consent),
	'EU-13-2-d': both(eu, given),
	'EU-13-2-e': both(eu, given),
	'EU-13-2-f': both(eu, automated),
	'EU-13-3': eu,
	'EU-14-1': both(eu, obtained),
	'EU-14-2': both(eu, obtained),
	'EU-14-3': both(eu, obtained),
	'EU-21-4': both(eu, objectable),
	'EU-12-2': both(eu, given),
	'EU-12-7': () => 'the language has no icons',
	'EU-4-11': both(eu, consent),
	'EU-5-1-b': eu,
	'EU-5-1-c': eu,
	'EU-6-3': both(eu, obligation),
	'EU-7-1': both(eu, consent),
	'EU-7-2': both(eu, consent),
	'EU-7-3': both(eu, consent),
	'EU-7-4': both(eu, consent),
	'EU-8': both(eu, consent),
	'EU-9': both(eu, special),
	'EU-22': both(eu, automated),
	'EU-25': both(eu, optional),
	'EU-26': both(eu, joint),
	'EU-28': both(eu, processor),
	'EU-30': eu,
	'EU-32': eu,
	'EU-33': eu,
	'EU-35': both(eu, highRisk),
	'EU-44': both(eu, leavesUnion),
	'EU-44-direct': both(eu, abroad),
	'EU-48': both(eu, authorityOrders),
	'EU-DSA': both(eu, service('platform', 'no online platform')),
	'EU-AI-50': both(eu, service('ai-chat', 'no machine talks to people')),
	'DE-TDDDG-25': both(de, onDevice),
	'DE-TDDDG-19-2': de,
	'DE-TDDDG-20': both(de, ageChecks),
	'DE-TDDDG-3': both(de, service('messaging', 'no messages between people')),
	'DE-TDDDG-26': both(de, consent),
	'DE-BDSG-38': de,
	'DE-BDSG-34-35': de,
	'DE-SA': de,
	'DE-UWG-7': both(de, sends),
	'DE-DDG-5': de,
	'DE-BGB-308-5': de,
	'DE-LANG': de,
	'DE-HOLD': both(
		de,
		when(policy => policy.extendRetentionFor.includes('law'), 'no law makes it keep data longer'),
	),
	'CN-17-1': cn,
	'CN-17-2': cn,
	'CN-17-3': cn,
	'CN-17-4': cn,
	'CN-17-form': cn,
	'CN-17-change': cn,
	'CN-13': cn,
	'CN-14': both(cn, consent),
	'CN-15': both(cn, consent),
	'CN-16': both(cn, consent),
	'CN-NDSR-21': cn,
	'CN-NDSR-22': both(cn, consent),
	'CN-NDSR-20': cn,
	'CN-19': cn,
	'CN-20-21': both(
		cn,
		when(
			policy =>
				recipients(policy).some(({ role }) => role === 'processor') ||
				Object.keys(policy.controller.jointWith).length > 0,
			'neither entrusted nor joint processing',
		),
	),
	'CN-22': cn,
	'CN-23': both(cn, thirdParty),
	'CN-24-1': both(cn, automated),
	'CN-24-2': both(cn, signals),
	'CN-24-3': both(cn, automated),
	'CN-25': both(cn, publication),
	'CN-28-29': both(cn, sensitive),
	'CN-30': both(cn, sensitive),
	'CN-31': both(cn, given),
	'CN-38': both(cn, leavesChina),
	'CN-39': both(cn, leavesChina),
	'CN-40': both(cn, localised),
	'CN-41': cn,
	'CN-44-50': cn,
	'CN-47': cn,
	'CN-51': cn,
	'CN-52': both(
		cn,
		when(({ accountability: { scale } }) => (scale?.people ?? 0) >= 1_000_000, 'fewer than a million people'),
	),
	'CN-53': both(
		cn,
		when(policy => policy.controller.establishedIn !== 'CN', 'the controller is established in China'),
	),
	'CN-54': cn,
	'CN-55-56': both(cn, assessed),
	'CN-57': cn,
	'CN-58': both(
		cn,
		when(({ accountability: { scale } }) => scale?.largePlatform === true, 'no large platform'),
	),
	'CN-APP': both(cn, service('app', 'no app')),
	'CN-MIN-32': both(cn, minors),
	'CN-MIN-34': both(cn, minors),
	'CN-MIN-35': both(cn, minors),
	'CN-MIN-36': both(cn, minors),
	'CN-MIN-37': both(cn, minors),
	'WEB-01': signals,
	'WEB-02': signals,
	'WEB-03': always,
	'WEB-04': () => 'people sign in by one-time codes',
	'WEB-05': always,
};
