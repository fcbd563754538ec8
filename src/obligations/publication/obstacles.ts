/** What stands in the way of publishing a new version over the newest one: pure. */
import { compile } from '../../policy/compile.js';
import type { ItemRule } from '../../policy/compiled.js';
import { addDuration, parseDuration } from '../../policy/duration.js';
import { numbersRewritten } from '../../policy/numbers.js';
import type { ReadablePolicy } from './rules.js';

export type ObstacleCode =
	| 'check-failed'
	| 'version-taken'
	| 'effective-too-early'
	| 'numbers-rewritten'
	| 'pages-would-move'
	| 'items-would-move';

export interface Obstacle {
	code: ObstacleCode;
	message: string;
	hint: string;
}

/** Pages and items of which values are stored. */
export interface StoredPlaces {
	pages: number[];
	items: number[];
}

/** Places whose values a version would strand: ask the databases which of them hold any. */
export function placesLeft(newest: ReadablePolicy, next: ReadablePolicy): StoredPlaces {
	const left = itemsLeft(newest, next);
	const pages = left.filter(({ page }) => page > 0).map(({ page }) => page);
	const items = left.filter(({ page }) => page === 0).map(({ number }) => number);
	return { pages: [...new Set(pages)], items };
}

/** `stored`: of the places a version would strand, those that hold values. `taken`: names of published versions. */
export function obstaclesTo(
	newest: ReadablePolicy,
	next: ReadablePolicy,
	given: { taken: string[]; stored: StoredPlaces; reduces: boolean; now: number },
): Obstacle[] {
	const { version } = next.policy;
	const taken: Obstacle[] = given.taken.includes(version)
		? [
				{
					code: 'version-taken',
					message: `version \`${version}\` is published already`,
					hint: 'give the new one a `version` of its own',
				},
			]
		: [];
	return [
		...taken,
		...tooEarly(newest, next, given.reduces, given.now),
		...rewritten(newest, next),
		...stranded(newest, next, given.stored),
	];
}

const DAY = 86_400_000;

/** Earliest instant a version approved now can take effect: the notice period the version in force promised (S8.2). */
function earliestEffect(newest: ReadablePolicy, reduces: boolean, now: number): number {
	const before = newest.policy.changes.reducingRights.before;
	return reduces && before !== undefined ? addDuration(now, parseDuration(before)!) : now - (now % DAY);
}

function tooEarly(newest: ReadablePolicy, next: ReadablePolicy, reduces: boolean, now: number): Obstacle[] {
	const effective = Date.parse(next.policy.effective);
	const soonest = Math.max(Date.parse(newest.policy.effective), earliestEffect(newest, reduces, now));
	if (effective >= soonest) return [];
	const first = new Date(Math.ceil(soonest / DAY) * DAY).toISOString().slice(0, 10);
	const before = newest.policy.changes.reducingRights.before;
	return [
		{
			code: 'effective-too-early',
			message: reduces
				? `it reduces rights, so people must be told ${before ?? 'first'} before \`effective\``
				: '`effective` lies in the past or before the newest published version',
			hint: `set \`effective\` to ${first} or later`,
		},
	];
}

function rewritten(newest: ReadablePolicy, next: ReadablePolicy): Obstacle[] {
	const names = numbersRewritten(newest.numbers, next.numbers);
	if (names.length === 0) return [];
	const first = names.slice(0, 3).map(name => `\`${name}\``);
	return [
		{
			code: 'numbers-rewritten',
			message: `\`numbers.lock\` does not extend the published one: ${first.join(', ')}`,
			hint: 'restore the published `numbers.lock`, then `obhut check --update-numbers` appends to it',
		},
	];
}

function stranded(newest: ReadablePolicy, next: ReadablePolicy, stored: StoredPlaces): Obstacle[] {
	const held = itemsLeft(newest, next).filter(({ page, number }) =>
		page > 0 ? stored.pages.includes(page) : stored.items.includes(number),
	);
	const name = (items: ItemRule[]) => items.map(({ id }) => `\`${id}\``).join(', ');
	const hint = 'leave form, holder and retention period of these items as they are while values are stored';
	const onPages = held.filter(({ page }) => page > 0);
	const alone = held.filter(({ page }) => page === 0);
	return [
		...(onPages.length > 0
			? [
					{
						code: 'pages-would-move' as const,
						message: `stored pages hold ${name(onPages)}, which would be elsewhere or gone`,
						hint,
					},
				]
			: []),
		...(alone.length > 0
			? [
					{
						code: 'items-would-move' as const,
						message: `stored records hold ${name(alone)}, which would be elsewhere or gone`,
						hint,
					},
				]
			: []),
	];
}

/** Items of the newest version that the next one drops, or would look for in another place or shape. */
function itemsLeft(newest: ReadablePolicy, next: ReadablePolicy): ItemRule[] {
	const [before, after] = [newest, next].map(itemsById) as [Map<string, ItemRule>, Map<string, ItemRule>];
	return [...before.values()].filter(item => {
		const kept = after.get(item.id);
		return (
			kept === undefined ||
			kept.page !== item.page ||
			kept.many !== item.many ||
			kept.heldBy !== item.heldBy ||
			kept.form !== item.form
		);
	});
}

function itemsById({ policy, numbers }: ReadablePolicy): Map<string, ItemRule> {
	const { items } = compile(policy, numbers, { ordinal: 1, mustHaveSeen: 1 });
	return new Map(items.flatMap(item => (item ? [[item.id, item] as const] : [])));
}
