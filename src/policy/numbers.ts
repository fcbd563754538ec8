/**
 * Stable numbers (`numbers.lock`): appended, never reused, so that a stored bit means today what it meant when it was
 * written. A consent whose meaning changes gets a new number, so that the old consent does not carry over (S2.7).
 */
import type { Numbers } from './compiled.js';
import { entry, everyItem } from './compose.js';
import { consentMeanings } from './meaning.js';
import type { Policy } from './model.js';

type Kind = Exclude<keyof Numbers, 'consents'>;

/** Largest number a lock may hold: bitsets are as long as their highest number. */
const MOST = 65_535;

const KINDS: readonly Kind[] = ['items', 'purposes', 'services', 'regions', 'jurisdictions', 'recipients'];

/** Numbers of a policy nobody has numbered yet. */
export const NO_NUMBERS: Numbers = {
	items: {},
	purposes: {},
	services: {},
	regions: {},
	jurisdictions: {},
	recipients: {},
	consents: {},
};

/** Adds what the policy names and the previous numbers lack. Nothing already numbered moves. */
export function assignNumbers(policy: Policy, previous: Numbers): Numbers {
	const names = namesOf(policy);
	const numbered = Object.fromEntries(KINDS.map(kind => [kind, appended(previous[kind], names[kind])]));
	return {
		...(numbered as Record<Kind, Record<string, number>>),
		consents: appendedConsents(policy, previous),
	};
}

/** What the policy names and the numbers lack, as `items.email` or `consents.purposes.surveys`; empty when in step. */
export function numbersBehind(policy: Policy, numbers: Numbers): string[] {
	const names = namesOf(policy);
	const missing = KINDS.flatMap(kind =>
		names[kind].filter(name => !Object.hasOwn(numbers[kind], name)).map(name => `${kind}.${name}`),
	);
	const outdated = Object.entries(consentMeanings(policy))
		.filter(([about, meaning]) => entry(numbers.consents, about)?.at(-1)?.meaning !== meaning)
		.map(([about]) => `consents.${about}`);
	return [...missing, ...outdated];
}

/**
 * What the previous numbers say and the next no longer say alike, as `items.email`; empty where the next extend them.
 * Rows in the database stand under the previous ones.
 */
export function numbersRewritten(previous: Numbers, next: Numbers): string[] {
	const names = KINDS.flatMap(kind =>
		Object.entries(previous[kind])
			.filter(([name, number]) => entry(next[kind], name) !== number)
			.map(([name]) => `${kind}.${name}`),
	);
	const consents = Object.entries(previous.consents)
		.filter(([about, all]) =>
			all.some(({ number, meaning }, at) => {
				const kept = entry(next.consents, about)?.[at];
				return kept?.number !== number || kept.meaning !== meaning;
			}),
		)
		.map(([about]) => `consents.${about}`);
	return [...names, ...consents];
}

/** Text of `numbers.lock`; equal numbers give equal text, and appending touches only the lines it adds. */
export function formatNumbers(numbers: Numbers): string {
	const kinds = KINDS.map(kind => {
		const names = Object.entries(numbers[kind]).sort(([, a], [, b]) => a - b);
		return [kind, Object.fromEntries(names)] as const;
	});
	const consents = Object.entries(numbers.consents).sort(([, a], [, b]) => a[0]!.number - b[0]!.number);
	const ordered = { ...Object.fromEntries(kinds), consents: Object.fromEntries(consents) };
	return `${JSON.stringify(ordered, null, '\t')}\n`;
}

/** The numbers a `numbers.lock` holds. Throws an `Error` that names the first place that cannot be right. */
export function parseNumbers(text: string): Numbers {
	const lock = object(json(text), 'the file');
	for (const key of Object.keys(lock)) {
		if (!Object.hasOwn(NO_NUMBERS, key)) throw new Error(`\`numbers.lock\` has an unknown member \`${key}\``);
	}
	const kinds = KINDS.map(kind => [kind, namedNumbers(lock[kind], kind)] as const);
	return {
		...(Object.fromEntries(kinds) as Record<Kind, Record<string, number>>),
		consents: consentNumbers(lock.consents),
	};
}

function namesOf(policy: Policy): Record<Kind, string[]> {
	const own = Object.values(policy.servicePolicies).flatMap(({ purposes }) => Object.keys(purposes));
	return {
		items: Object.keys(everyItem(policy)),
		purposes: [...new Set([...Object.keys(policy.purposes), ...own])],
		services: Object.keys(policy.services),
		regions: Object.keys(policy.regions),
		jurisdictions: Object.keys(policy.jurisdictions),
		recipients: Object.keys(policy.recipients),
	};
}

function appended(previous: Record<string, number>, names: string[]): Record<string, number> {
	let last = Math.max(0, ...Object.values(previous));
	const added = names.filter(name => !Object.hasOwn(previous, name)).map(name => [name, ++last] as const);
	return Object.fromEntries([...Object.entries(previous), ...added]);
}

function appendedConsents(policy: Policy, previous: Numbers): Numbers['consents'] {
	let last = Math.max(0, ...Object.values(previous.consents).flatMap(all => all.map(({ number }) => number)));
	const consents = new Map(Object.entries(previous.consents));
	for (const [about, meaning] of Object.entries(consentMeanings(policy))) {
		const earlier = consents.get(about) ?? [];
		if (earlier.at(-1)?.meaning !== meaning) consents.set(about, [...earlier, { number: ++last, meaning }]);
	}
	return Object.fromEntries(consents);
}

function json(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		throw new Error('`numbers.lock` is not JSON; restore it from version control');
	}
}

function object(value: unknown, where: string): Record<string, unknown> {
	if (value === null || typeof value !== 'object' || Array.isArray(value)) {
		throw new Error(`\`numbers.lock\`: ${where} is not an object`);
	}
	return value as Record<string, unknown>;
}

function namedNumbers(value: unknown, kind: string): Record<string, number> {
	const names = object(value, `\`${kind}\``);
	const seen = new Set<number>();
	for (const [name, number] of Object.entries(names)) unique(number, seen, `${kind}.${name}`);
	return names as Record<string, number>;
}

function consentNumbers(value: unknown): Numbers['consents'] {
	const consents = object(value, '`consents`');
	const seen = new Set<number>();
	for (const [about, all] of Object.entries(consents)) {
		const where = `consents.${about}`;
		if (!Array.isArray(all) || all.length === 0) {
			throw new Error(`\`numbers.lock\`: \`${where}\` is not a list of meanings`);
		}
		let last = 0;
		for (const one of all) {
			const { number, meaning } = object(one, `an entry of \`${where}\``);
			last = unique(number, seen, where, last);
			if (typeof meaning !== 'string' || !/^[0-9a-f]{64}$/.test(meaning)) {
				throw new Error(`\`numbers.lock\`: \`${where}\` has a meaning that is not a SHA-256 in hex`);
			}
		}
	}
	return consents as Numbers['consents'];
}

function unique(number: unknown, seen: Set<number>, where: string, after = 0): number {
	if (typeof number !== 'number' || !Number.isSafeInteger(number) || number < 1 || number > MOST) {
		throw new Error(`\`numbers.lock\`: \`${where}\` is not a whole number from 1 to ${MOST}`);
	}
	if (seen.has(number)) throw new Error(`\`numbers.lock\`: \`${where}\` has a number that is taken already`);
	if (number <= after) throw new Error(`\`numbers.lock\`: \`${where}\` is not oldest first`);
	seen.add(number);
	return number;
}
