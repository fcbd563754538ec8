/** The clauses of a starting policy, and the rules each is bound to. */
import type { PolicySource } from '../schema.js';

export type SectionKey =
	| 'about'
	| 'collected'
	| 'used'
	| 'kept'
	| 'others'
	| 'children'
	| 'rights'
	| 'changes';

export type ClauseKey =
	| 'version'
	| 'operator'
	| 'scope'
	| 'collected'
	| 'accounts'
	| 'orders'
	| 'bookkeeping'
	| 'support'
	| 'newsletter'
	| 'errors'
	| 'noOther'
	| 'stored'
	| 'kept'
	| 'others'
	| 'children'
	| 'rights'
	| 'versions'
	| 'shrinking'
	| 'succession';

export interface Clause {
	/** `S3.2`. */
	id: string;
	key: ClauseKey;
	rules: string[];
}

export interface Section {
	/** `S3`. */
	id: string;
	key: SectionKey;
	clauses: Clause[];
}

type Rules = Omit<PolicySource, 'clauses'>;

/** Purposes that have a clause of their own; the others stand where what they serve does. */
const USES = ['accounts', 'orders', 'bookkeeping', 'support', 'newsletter', 'errors'] as const;

const names = (section: string, entries: object = {}) => Object.keys(entries).map(id => `${section}.${id}`);

/** What stands where a section of the rules is there. */
const where = <T>(there: unknown, ...some: T[]): T[] => (there === undefined ? [] : some);

type Draft = [ClauseKey, string[]];

function drafts(rules: Rules): [SectionKey, Draft[]][] {
	const { purposes = {} } = rules;
	const uses = USES.filter(id => Object.hasOwn(purposes, id));
	const guardian = where(purposes['ask-guardian'], 'purposes.ask-guardian');
	const nameless = where(rules['pseudonymous-use'], 'pseudonymous-use');
	const languages = where(rules['where-languages-differ'], 'where-languages-differ');
	const relatives = where(rules.deceased, 'deceased');
	return [
		[
			'about',
			[
				['version', ['version', ...languages]],
				['operator', ['controller', 'contact']],
				['scope', ['services', 'jurisdictions', ...nameless]],
			],
		],
		['collected', [['collected', ['data', ...names('data', rules.data)]]]],
		['used', [...uses.map((id): Draft => [id, [`purposes.${id}`]]), ['noOther', ['purposes']]]],
		[
			'kept',
			[
				['stored', [...names('regions', rules.regions), 'encryption', 'measures']],
				['kept', ['retention', 'backups']],
			],
		],
		['others', [['others', ['disclosure', 'exceptions', ...names('recipients', rules.recipients)]]]],
		['children', [['children', ['minors', ...guardian]]]],
		['rights', [['rights', ['rights', 'refusal', ...relatives, 'purposes.answer-requests']]]],
		[
			'changes',
			[
				['versions', ['changes']],
				['shrinking', ['changes.reducing-rights']],
				...where<Draft>(rules.succession, ['succession', ['succession']]),
			],
		],
	];
}

/** Sections and clauses in the order people read them, numbered. */
export function sectionsOf(rules: Rules): Section[] {
	return drafts(rules).map(([key, clauses], index) => {
		const id = `S${index + 1}`;
		return {
			id,
			key,
			clauses: clauses.map(([clause, bound], at) => ({ id: `${id}.${at + 1}`, key: clause, rules: bound })),
		};
	});
}
