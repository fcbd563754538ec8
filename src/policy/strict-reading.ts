/** Where a policy, read as the law reads it, asks for more than it says: the stricter is enforced, and the difference is told. */
import { GDPR_COUNTRIES } from './countries.js';
import { parseDuration, shortestOf } from './duration.js';
import type { RuleId } from './law/packs.js';
import type { Duration, Policy } from './model.js';

export interface StrictReading {
	/** Path of what is written, or of where it would be. */
	path: string[];
	/** Absent where nothing is written. */
	written?: string;
	/** What Obhut does. */
	enforced: string;
	/** The article, or the clause, it rests on. */
	because: string;
	/** The rule of law that what is written breaks; absent where Obhut does more than it must. */
	breaks?: RuleId;
}

interface Deadline {
	rule: RuleId;
	article: string;
	within: Duration;
	binds(country: string): boolean;
}

/** Longest time until the authority is told of an incident, by whose residents are concerned; the shortest first. */
const DEADLINES: Deadline[] = [
	{ rule: 'CN-57', article: 'PIPL Art. 57', within: 'PT0S', binds: country => country === 'CN' },
	{
		rule: 'EU-33',
		article: 'GDPR Art. 33(1)',
		within: 'PT72H',
		binds: country => GDPR_COUNTRIES.has(country),
	},
];

const lengthOf = (duration: Duration) => {
	const parts = parseDuration(duration);
	return parts ? shortestOf(parts) : Number.POSITIVE_INFINITY;
};

/** The law's deadline for a jurisdiction, where it is shorter than what is written. */
function shorter(policy: Policy, jurisdiction: string): Deadline | undefined {
	const residents = policy.jurisdictions[jurisdiction]?.residentsOf ?? [];
	const lawful = DEADLINES.find(({ binds }) => residents.some(binds));
	const written = policy.incident?.authority[jurisdiction];
	const kept = written !== undefined && lawful && lengthOf(written) <= lengthOf(lawful.within);
	return kept ? undefined : lawful;
}

/** How soon the authority of each jurisdiction is told of an incident: as written, and never later than the law says. */
export function authorityDeadlines(policy: Policy): Record<string, Duration> {
	const deadlines = { ...policy.incident?.authority };
	for (const jurisdiction of Object.keys(policy.jurisdictions)) {
		const lawful = shorter(policy, jurisdiction);
		if (lawful) deadlines[jurisdiction] = lawful.within;
	}
	return deadlines;
}

/** Every difference between what is written and what is enforced. */
export function strictReadings(policy: Policy): StrictReading[] {
	const deadlines = Object.keys(policy.jurisdictions).flatMap((jurisdiction): StrictReading[] => {
		const lawful = shorter(policy, jurisdiction);
		if (!policy.incident || !lawful) return [];
		const path = ['incident', 'authority', jurisdiction];
		const written = policy.incident.authority[jurisdiction];
		const reading = { path, enforced: lawful.within, because: lawful.article };
		return [written === undefined ? reading : { ...reading, written, breaks: lawful.rule }];
	});
	const anonymised = Object.entries(policy.retention)
		.filter(([, { then }]) => then === 'anonymise')
		.map(
			([id, { then }]): StrictReading => ({
				path: ['retention', id, 'then'],
				written: then,
				enforced: 'delete',
				because: 'nothing stays that could be told apart',
			}),
		);
	return [...deadlines, ...anonymised];
}
