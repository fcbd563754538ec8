/** Coverage both ways: no clause without a rule behind it, no rule that no clause tells people of. */
import { type Finding, finding, type Position, quoted } from '../finding.js';
import type { RuleId } from '../law/packs.js';
import type { Clause, Policy } from '../model.js';
import type { Where } from '../parse.js';
import { references } from '../reference.js';
import { didYouMean } from '../suggest.js';

/** Sections a policy may leave out; a clause bound to one that is left out promises what nothing keeps. */
const SECTIONS = [
	'controller',
	'contact',
	'data',
	'purposes',
	'recipients',
	'retention',
	'regions',
	'jurisdictions',
	'services',
	'minors',
	'rights',
	'extend-retention-for',
	'end-of-service',
	'backups',
	'disclosure',
	'disclosure.grounds',
	'disclosure.foreign-orders',
	'incident',
	'telemetry',
	'across-services',
	'where-languages-differ',
	'people',
	'measures',
	'exceptions',
	'statutes',
	'succession',
	'deceased',
	'refusal',
	'pseudonymous-use',
	'automated-decisions',
	'documents',
	'changes',
	'changes.reducing-rights',
	'changes.otherwise',
];

function promises(
	clauses: Clause[],
	known: string[],
	at: (...path: (string | number)[]) => Position,
): Finding[] {
	return clauses.flatMap(clause => {
		if (clause.rules.length === 0) {
			if (clause.declaration) return [];
			const hint = 'bind it to the rule that makes it true, or say `declaration` where nothing can';
			return [finding('unbacked-promise', at(clause.id), `no rule backs clause ${quoted(clause.id)}`, hint)];
		}
		return clause.rules.flatMap((rule, index) => {
			if (known.includes(rule)) return [];
			if (SECTIONS.includes(rule)) {
				const message = `clause ${quoted(clause.id)} promises ${quoted(rule)}, and the policy says nothing there`;
				return [finding('unbacked-promise', at(clause.id, index), message, `declare \`${rule}\``)];
			}
			const message = `clause ${quoted(clause.id)} names no rule with ${quoted(rule)}`;
			return [finding('reference-unknown', at(clause.id, index), message, didYouMean(rule, known))];
		});
	});
}

/** Whether every clause rests on rules the policy has. */
export function checkPromises(policy: Policy, where: Where): Finding[] {
	const known = references(policy);
	const general = promises(policy.clauses, known, (...path) => where(['clauses', ...path]));
	const specific = Object.values(policy.servicePolicies).flatMap(own =>
		promises(own.clauses, known, (...path) => where(['clauses', ...path], own.service)),
	);
	return [...general, ...specific];
}

interface Processing {
	what: string;
	/** Any of these references tells people of it. */
	by: string[];
	at: Position;
	/** Rules of law broken where nothing tells of it, other than those of all processing. */
	rules?: RuleId[];
}

function singly(
	section: 'data' | 'purposes' | 'recipients',
	word: string,
	policy: Policy,
	where: Where,
): Processing[] {
	const general = Object.keys(policy[section]).map(id => ({ id, at: where([section, id]) }));
	const own = Object.values(policy.servicePolicies).flatMap(each =>
		section === 'recipients'
			? []
			: Object.keys(each[section])
					.filter(id => !Object.hasOwn(policy[section], id))
					.map(id => ({ id, at: where([section, id], each.service) })),
	);
	return [...general, ...own].map(({ id, at }) => ({
		what: `${word} ${quoted(id)}`,
		by: [`${section}.${id}`],
		at,
	}));
}

const RIGHTS: RuleId[] = ['EU-13-2-b', 'EU-14-2', 'CN-17-3', 'CN-44-50'];

function inGroups(policy: Policy, where: Where): Processing[] {
	const group = (section: string, word: string, ids: string[]) =>
		ids.map(id => ({
			what: `${word} ${quoted(id)}`,
			by: [`${section}.${id}`, section],
			at: where([section, id]),
		}));
	const whole = (section: string, said: boolean, ...also: string[]) =>
		said ? [{ what: quoted(section), by: [section, ...also], at: where([section]) }] : [];
	return [
		...group('retention', 'retention rule', Object.keys(policy.retention)),
		...group('regions', 'region', Object.keys(policy.regions)),
		...group('services', 'service', Object.keys(policy.services)),
		...group(
			'minors',
			'age band',
			policy.minors.map(band => band.id),
		),
		...whole('rights', policy.rights.length > 0).map(each => ({ ...each, rules: RIGHTS })),
		...whole('extend-retention-for', policy.extendRetentionFor.length > 0),
		...whole('disclosure', policy.disclosure.grounds.length > 0),
		...whole('telemetry', policy.telemetry !== undefined),
		...whole('backups', policy.backups !== undefined, 'retention'),
		...whole('incident', policy.incident !== undefined),
		...whole('end-of-service', policy.endOfService !== undefined),
	];
}

/**
 * Whether people are told of everything that is done. Data items, purposes and recipients are told of singly: a
 * clause bound to `data` as a whole tells of none.
 */
export function checkDisclosure(policy: Policy, where: Where): Finding[] {
	const clauses = [policy, ...Object.values(policy.servicePolicies)].flatMap(each => each.clauses);
	const told = new Set(clauses.flatMap(clause => clause.rules));
	const processing = [
		...singly('data', 'data item', policy, where),
		...singly('purposes', 'purpose', policy, where),
		...singly('recipients', 'recipient', policy, where),
		...inGroups(policy, where),
	];
	return processing
		.filter(({ by }) => !by.some(reference => told.has(reference)))
		.map(({ what, by, at, rules }) => {
			const message = `no clause tells people of ${what}`;
			const hint = `bind a clause to \`${by[0]}\``;
			const fix = { rule: `clauses:\n  …: [${by[0]}]` };
			return finding('undisclosed-processing', at, message, hint, { fix, ...(rules && { rules }) });
		});
}
