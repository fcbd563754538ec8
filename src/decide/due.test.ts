/** What is due, nobody may read; what is not yet due, somebody still may: `decide` is the judge of both. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { size } from '../../test/size.js';
import { addDuration } from '../policy/duration.js';
import { decide } from './decide.js';
import { REASON } from './decision.js';
import { dueOf, dueTargets, type Kept, latestStart } from './due.js';
import { toState } from './facts.js';
import { published, type Situation, situations } from './situation.fixture.js';
import { NEVER, type SubjectState } from './state.js';

const numRuns = size(500, 20_000);
const timeout = size(30_000, 900_000);

type DueOf = typeof dueOf;

/** Every obstacle but retention out of the way. */
function open(state: SubjectState): SubjectState {
	return {
		...state,
		...{ bornBy: 0, restrictedFrom: NEVER, holds: [], objections: [], shown: 99 },
		consents: Array.from({ length: 64 }, () => ({ given: 0, until: NEVER, withdrawn: NEVER })),
	};
}

/** Reasons of every service and purpose for one stored value, of a person everything else permits. */
function everyReason(situation: Situation, kept: Kept): number[] {
	const policy = published(situation);
	const state = open(toState(policy, situation.facts));
	const { now } = situation.ask;
	return policy.rules.flatMap((purposes, service) =>
		(purposes ?? []).flatMap((rule, purpose) => {
			if (!rule) return [];
			const records = [{ collectedBy: kept.collectedBy, collectedAt: kept.collectedAt }];
			const ask = { service, purpose, items: [kept.item], region: state.region, recipient: 0, now, records };
			return decide(policy, state, ask).reasons;
		}),
	);
}

function keptIn({ policy, retired, ask }: Situation): Kept[] {
	const compiled = published({ policy, retired });
	const ages = [0, 1, ...(ask.records ?? []).map(({ collectedAt }) => ask.now - collectedAt)];
	return compiled.items.flatMap(rule => {
		if (!rule) return [];
		const by = rule.heldBy === 'account' ? [0] : Object.values(compiled.numbers.services);
		return by.flatMap(collectedBy =>
			ages.map(age => ({ item: rule.number, collectedBy, collectedAt: ask.now - age })),
		);
	});
}

function dueMeansUnreadable(due: DueOf, situation: Situation): boolean {
	const policy = published(situation);
	const state = toState(policy, situation.facts);
	return keptIn(situation).every(kept => {
		const found = due(policy, state, kept);
		if (found === null || situation.ask.now < found.at) return true;
		return !everyReason(situation, kept).includes(REASON.permitted);
	});
}

function unreadableMeansDue(due: DueOf, situation: Situation): boolean {
	const policy = published(situation);
	const state = toState(policy, situation.facts);
	return keptIn(situation).every(kept => {
		const found = due(policy, state, kept);
		if (found === null || situation.ask.now >= found.at) return true;
		const reasons = everyReason(situation, kept);
		const elsewhere = reasons.includes(REASON['no-legal-basis']) || reasons.includes(REASON['wrong-region']);
		return elsewhere || reasons.includes(REASON.permitted);
	});
}

const shifted =
	(by: number): DueOf =>
	(policy, state, kept) => {
		const due = dueOf(policy, state, kept);
		return due && { ...due, at: due.at + by };
	};

describe('what is due', () => {
	it('is permitted to nobody', { timeout }, () => {
		fc.assert(
			fc.property(situations, situation => dueMeansUnreadable(dueOf, situation)),
			{ numRuns },
		);
	});

	it('control: due a millisecond early, somebody is still permitted', () => {
		const caught = fc.check(
			fc.property(situations, situation => dueMeansUnreadable(shifted(-1), situation)),
			{ numRuns: 3_000, seed: 7, endOnFailure: true },
		);
		expect(caught.failed).toBe(true);
	});

	it('is everything whose retention is over for everybody', { timeout }, () => {
		fc.assert(
			fc.property(situations, situation => unreadableMeansDue(dueOf, situation)),
			{ numRuns },
		);
	});

	it('control: due a millisecond late, it is left behind', () => {
		const caught = fc.check(
			fc.property(situations, situation => unreadableMeansDue(shifted(1), situation)),
			{ numRuns: 3_000, seed: 7, endOnFailure: true },
		);
		expect(caught.failed).toBe(true);
	});

	it('lies within the targets a statement looks for', { timeout }, () => {
		fc.assert(
			fc.property(situations, situation => {
				const policy = published(situation);
				const state = toState(policy, situation.facts);
				const { now } = situation.ask;
				const targets = dueTargets(policy, now);
				for (const kept of keptIn(situation)) {
					const due = dueOf(policy, state, kept);
					if (due === null || now < due.at) continue;
					const found = targets.some(
						({ item, collectedBy, cutoffs }) =>
							item === kept.item &&
							collectedBy === kept.collectedBy &&
							kept.collectedAt <= cutoffs.collected &&
							state.accountClosed <= cutoffs['account-closed'] &&
							state.lastContact <= cutoffs['last-contact'] &&
							state.activityEnded <= cutoffs['activity-ended'],
					);
					expect(found).toBe(true);
				}
			}),
			{ numRuns },
		);
	});
});

describe('the latest start', () => {
	const parts = fc.record({
		years: fc.integer({ min: 0, max: 3 }),
		months: fc.integer({ min: 0, max: 13 }),
		days: fc.constantFrom(0, 1, 30),
		hours: fc.constantFrom(0, 72),
	});
	const nows = fc.integer({ min: Date.UTC(2023, 0), max: Date.UTC(2029, 0) });
	const DAY = 86_400_000;

	it('misses nothing that has ended, and takes in nothing that ends a day later', () => {
		fc.assert(
			fc.property(nows, parts, fc.integer({ min: -4 * DAY, max: 4 * DAY }), (now, duration, away) => {
				const latest = latestStart(now, duration);
				const start = latest + away;
				const end = addDuration(start, duration);
				if (end <= now) expect(start).toBeLessThanOrEqual(latest);
				if (start <= latest) expect(end).toBeLessThan(now + DAY);
			}),
			{ numRuns: 20_000 },
		);
	});

	it('is exact for durations in days', () => {
		expect(latestStart(100 * DAY, { years: 0, months: 0, days: 30, hours: 1 })).toBe(70 * DAY - 3_600_000);
	});

	it.each([
		['2026-03-31T12:00Z', '2026-02-28T23:59:59.999Z'],
		['2026-02-28T12:00Z', '2026-01-31T23:59:59.999Z'],
		['2026-04-15T12:00Z', '2026-03-15T12:00:00.000Z'],
	])('a month before %s is %s', (now, latest) => {
		const month = { years: 0, months: 1, days: 0, hours: 0 };
		expect(new Date(latestStart(Date.parse(now), month)).toISOString()).toBe(latest);
	});
});
