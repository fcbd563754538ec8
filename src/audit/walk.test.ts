import { expect, test } from 'vitest';
import { openTestDatabase } from '../../test/postgres.js';
import { entryAbout, LOG, NOON, names, openEmptyLog } from './integrator.fixture.js';
import { listEntries } from './listing.js';
import { dailyReference } from './reference.js';
import { entriesSince } from './scan.js';
import { LogTally } from './tally.js';
import { entriesBack, entriesOn, type PlacedEntry, TREE_END } from './walk.js';

const testDatabase = await openTestDatabase();
const { integrator, log, put, reports, waiting } = openEmptyLog(testDatabase);
const DAY = 86_400_000;

test('listing, scan and tally see inbox and tree as one log', async () => {
	const key = Buffer.alloc(32, 5);
	const reference = (at: number) => dailyReference(key, LOG, at);
	const one = integrator();
	await one.open();
	const tally = new LogTally(reports, () => NOON);
	const late = new LogTally(reports, () => NOON);
	const all: string[] = [];
	for (let round = 0; round < 12; round++) {
		const at = NOON - (11 - round) * DAY;
		const about = names(30, `${round}-`);
		all.unshift(...about.toReversed());
		await put(
			...about.map((name, n) => entryAbout(name, { at, subject: n % 10 === 0 ? reference(at) : null })),
		);
		await tally.take();
		if (round < 11) await one.integrate();
	}
	const shown = async (filter = {}, limit = 7) => {
		const seen: string[] = [];
		let before: string | undefined;
		do {
			const page = await listEntries(reports, { limit, filter, ...(before === undefined ? {} : { before }) });
			seen.push(...page.entries.map(({ about }) => about!));
			before = page.next ?? undefined;
		} while (before !== undefined);
		return seen;
	};
	expect(await shown()).toEqual(all);
	expect(await shown({ reference })).toEqual(all.filter(name => /-(0|10|20)$/.test(name)));
	expect(await shown({ reference: (at: number) => dailyReference(Buffer.alloc(32), LOG, at) })).toEqual([]);
	const scanned: string[] = [];
	for await (const { about } of entriesSince(reports, NOON - 3 * DAY)) scanned.push(about!);
	expect(scanned.sort()).toEqual(all.slice(0, 120).sort());
	expect((await tally.take()).byKind.get('event')).toBe(30);
	expect((await late.take()).byKind.get('event')).toBe(30);
	await one.integrate();
	expect((await tally.take()).byKind.get('event')).toBe(30);
	expect((await new LogTally(reports, () => NOON).take()).byKind.get('event')).toBe(30);
	expect(await shown()).toEqual(all);
	expect(await shown({ reference })).toHaveLength(36);
});

test('a walk either way comes by every entry once, however many batches there are and wherever it begins', async () => {
	const one = integrator();
	await one.open();
	const walked = async (walk: AsyncGenerator<PlacedEntry[]>) => {
		const leaves: number[] = [];
		for await (const batch of walk) leaves.push(...batch.map(({ leaf }) => leaf));
		return leaves;
	};
	const upTo = (count: number) => Array.from({ length: count }, (_, leaf) => leaf);
	let count = 0;
	for (const batches of [0, 16, 256, 257, 512]) {
		for (; count < batches; count++) await put(entryAbout('x'));
		await one.integrate();
		expect(await walked(entriesOn(reports, { epoch: 1, leaf: 0 }))).toEqual(upTo(count));
		expect(await walked(entriesBack(reports, TREE_END))).toEqual(upTo(count).reverse());
	}
	// Large batches are read a few at a time.
	const large = Array.from({ length: 9_000 }, () => log.seal(entryAbout('y'.repeat(400))));
	for (let at = 0; at < large.length; at += 3_000) await log.append(large.slice(at, at + 3_000));
	await one.integrate();
	const all = upTo(count + large.length);
	for (const from of [0, 300, count, count + 10, count + 3_000, all.length - 1, all.length]) {
		expect(await walked(entriesOn(reports, { epoch: 1, leaf: from }))).toEqual(all.slice(from));
		expect(await walked(entriesBack(reports, { epoch: 1, leaf: from }))).toEqual(
			all.slice(0, from).reverse(),
		);
	}
});

test('a listing while entries move misses none', async () => {
	const one = integrator();
	await one.open();
	const all = names(400);
	for (const name of all) await put(entryAbout(name));
	const moving = (async () => {
		while ((await waiting()) > 0) await one.integrate();
	})();
	for (let round = 0; round < 10; round++) {
		const { entries } = await listEntries(reports, { limit: 10_000 });
		expect(entries.map(({ about }) => about).sort()).toEqual([...all].sort());
	}
	await moving;
});
