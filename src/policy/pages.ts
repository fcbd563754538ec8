/**
 * Which small items are sealed together (DESIGN §4): those that end with the same thing happening to the person, after
 * the same time, so that a page is never opened for one item that has outlived another.
 */

import { shortestOf } from './duration.js';
import type { DataItem, Policy, RetentionRule } from './model.js';
import { checkedDuration } from './retention.js';

/** Largest value in bytes that is sealed with others. */
const SMALL = 4096;

/**
 * Page number by item id; an item not named has a row of its own. The page's number is the lowest item number on it,
 * so a page keeps its number when an item joins it. The vault keeps such a page once for the account and once for each
 * service that holds items on it.
 */
export function pagesOf(
	policy: Policy,
	items: Record<string, DataItem>,
	numberOf: (item: string) => number,
): Map<string, number> {
	const rules = [policy, ...Object.values(policy.servicePolicies)].flatMap(({ retention }) =>
		Object.values(retention),
	);
	const sharing = new Map<string, string[]>();
	for (const [id, item] of Object.entries(items)) {
		const trigger = sharedTrigger(
			item,
			rules.filter(({ data }) => data.includes(id)),
		);
		if (trigger !== null) sharing.set(trigger, [...(sharing.get(trigger) ?? []), id]);
	}
	const pages = new Map<string, number>();
	for (const ids of sharing.values()) {
		const page = Math.min(...ids.map(numberOf));
		for (const id of ids) pages.set(id, page);
	}
	return pages;
}

/** What the item's longest rule counts from and for how long, or null where the item needs a row of its own. */
function sharedTrigger(item: DataItem, rules: RetentionRule[]): string | null {
	if (item.many || item.limit > SMALL || item.form === 'image') return null;
	if (rules.length === 0 || rules.some(({ after }) => after === 'collected')) return null;
	const longest = rules
		.map(({ keep, after }) => ({ after, parts: checkedDuration(keep) }))
		.sort((a, b) => shortestOf(b.parts) - shortestOf(a.parts) || (a.after < b.after ? -1 : 1))[0]!;
	return JSON.stringify([longest.after, longest.parts]);
}
