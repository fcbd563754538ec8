/** One thing a policy says, small enough to be weighed against what another version says in the same place. */
import { type DurationParts, parseDuration } from '../duration.js';

/**
 * What a change means for people (S8.1–S8.2). `editorial` changes words and nothing that is enforced. What cannot be
 * ordered, a new controller or another storage country, counts as reducing rights.
 */
export type Effect = 'reduces-rights' | 'neutral' | 'extends-rights' | 'editorial';

export type Value = string | number | boolean;

/** What going from one value to a different one means for people. */
export type Judge = (from: Value, to: Value) => Effect;

/** Whether it is a burden or a benefit to people that something is there at all. */
export type Weight = 'burden' | 'benefit' | 'none';

export interface Fact {
	/** Rule it belongs to, as clauses name it: `purposes.surveys`, `retention.account`. */
	rule: string;
	/** Attribute of the rule; empty for the rule's being there. */
	part: Part;
	/** Element of the attribute, where it is a set: an item, a country. */
	member?: string;
	weight: Weight;
	value?: Value;
	judge?: Judge;
}

/** Attributes a change can be about; each has words in every language. */
export const PARTS = [
	'',
	'title',
	'category',
	'form',
	'many',
	'limit',
	'source',
	'required-for',
	'held-by',
	'sensitive',
	'identifies',
	'device-access',
	'purpose-category',
	'basis',
	'uses',
	'services',
	'across-services',
	'consent-lasts',
	'while-frozen',
	'before-guardian',
	'role',
	'country',
	'purposes',
	'keep',
	'after',
	'then',
	'stored-in',
	'collected-in',
	'residents-of',
	'authority',
	'name',
	'established-in',
	'address',
	'representatives',
	'officer',
	'answer-within',
	'notice',
	'before',
	'export-window',
	'within',
	'data',
	'keys',
	'grounds',
	'plan',
	'counts',
	'guardian',
	'alone',
	'rules',
	'declaration',
	'words',
] as const;

export type Part = (typeof PARTS)[number];

/** More weighs on people. */
export const heavier: Judge = (from, to) => (Number(to) > Number(from) ? 'reduces-rights' : 'extends-rights');

/** More is good for people. */
export const lighter: Judge = (from, to) => heavier(to, from);

/** A longer period weighs on people; so does one that can be longer on some days of the calendar (`P30D`, `P1M`). */
export const longer: Judge = (from, to) => {
	const [before, after] = [parseDuration(String(from)), parseDuration(String(to))];
	if (before === null || after === null) {
		const endless = Number(after === null) - Number(before === null);
		return endless === 0 ? 'neutral' : heavier(0, endless);
	}
	const more = difference(before, after);
	if (more.least === 0 && more.most === 0) return 'neutral';
	return more.most <= 0 ? 'extends-rights' : 'reduces-rights';
};

/** A longer period is good for people. */
export const shorter: Judge = (from, to) => longer(to, from);

/** Another one is never known to be as good. */
export const unordered: Judge = () => 'reduces-rights';

export const indifferent: Judge = () => 'neutral';

export const wording: Judge = () => 'editorial';

const DAY_HOURS = 24;

/** By how many hours one period exceeds another: at least and at most, whatever the calendar. */
function difference(before: DurationParts, after: DurationParts): { least: number; most: number } {
	const hours = (parts: DurationParts) => parts.days * DAY_HOURS + parts.hours;
	const rest = hours(after) - hours(before);
	const months = after.years * 12 + after.months - before.years * 12 - before.months;
	const [years, left] = [Math.trunc(months / 12), months % 12];
	const bounds = [365 * years + 28 * left, 366 * years + 31 * left].map(days => days * DAY_HOURS + rest);
	return { least: Math.min(...bounds), most: Math.max(...bounds) };
}
