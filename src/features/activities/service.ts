/**
 * Activities. A person's state has one instant for their end, so it is that of the last one they take part in: while one
 * still runs there is none, and entering another takes it back. Earlier entries whose period is not over by then are
 * kept until the last one's is.
 */
import { randomUUID } from 'node:crypto';
import { NEVER } from '../../decide/state.js';
import type { PolicyInForce } from '../../obligations/publication/index.js';
import type { Clock } from '../../platform/clock.js';
import type { Database } from '../../platform/postgres/database.js';
import { Problem } from '../../platform/problem.js';
import { done, type OpenVault } from '../../vault/index.js';
import type { Caller } from '../../vault/model.js';
import { requirePlace } from '../place.js';
import { requireWords } from '../words.js';
import type { Activities, Activity } from './model.js';
import {
	dropEntries,
	findActivity,
	findLike,
	insertActivity,
	insertEntry,
	isSettled,
	lastEndOf,
	type Participation,
	runningActivities,
	settle,
	unsettledPeople,
} from './store.js';

export interface ActivityParts {
	vault: Pick<OpenVault, 'append' | 'changeState' | 'sweepPerson'>;
	database: Pick<Database, 'query'>;
	policy: PolicyInForce;
	region: string;
	clock: Clock;
}

/** People settled between two questions to the database. */
const A_BATCH = 500;

/** How the log names the recurring work. */
const ACTOR = 'work:activities';

export function openActivities(parts: ActivityParts): Activities {
	const { vault, database, clock } = parts;
	const place = () => requirePlace(parts.policy.policy, 'given', 'activities');
	return {
		async open({ service }, { title, endsAt }) {
			place();
			requireWords(title, '/title');
			requireRunning({ endsAt }, clock());
			await insertActivity(database, { id: randomUUID(), service, title, endsAt });
			return known(await findLike(database, { service, title, endsAt }));
		},
		list: ({ service }) => runningActivities(database, service, clock()),
		async enter(caller, { subject, activity, entry }, once) {
			const { item, purpose } = place();
			const found = known(await findActivity(database, activity));
			if (found.service !== caller.service) throw unknown();
			const asked = { subject, purpose, item, values: [{ activity, entry }] };
			// What is due goes before the end it is due from is taken back.
			if (await isSettled(database, subject)) await vault.sweepPerson({ ...caller, actor: ACTOR }, subject);
			const outcome = await vault.append(
				caller,
				asked,
				once,
				async (transaction, { now }) => {
					requireRunning(found, now);
					await insertEntry(transaction, subject, activity);
				},
				state => ({ ...state, activityEnded: NEVER }),
			);
			done(outcome);
		},
		async endDue(now) {
			let begun = 0;
			let after: string | null = null;
			for (;;) {
				const people: Participation[] = await unsettledPeople(database, now, after, A_BATCH);
				for (const person of people) if (await endFor(parts, person, now)) begun++;
				if (people.length < A_BATCH) return begun;
				after = people.at(-1)!.subject;
			}
		},
	};
}

/** Somebody entered another activity meanwhile; their turn comes again. */
class EnteredMeanwhile extends Error {}

/** True where the person's period began; false where another activity runs, or the person is gone. */
async function endFor(
	{ vault, database, region }: ActivityParts,
	{ subject, service, lastEnd }: Participation,
	now: number,
): Promise<boolean> {
	if (lastEnd > now) {
		await settle(database, subject, now);
		return false;
	}
	const caller: Caller = { service, actor: ACTOR, region };
	try {
		await vault.changeState(caller, subject, {
			kind: 'event',
			about: 'activity-ended',
			act: 'happened',
			change: state => ({ state: { ...state, activityEnded: lastEnd }, answer: null }),
			remember: async transaction => {
				if ((await lastEndOf(transaction, subject)) !== lastEnd) throw new EnteredMeanwhile();
				await settle(transaction, subject, now);
			},
		});
		return true;
	} catch (error) {
		if (error instanceof Problem && error.code === 'subject-unknown') await dropEntries(database, subject);
		else if (!(error instanceof EnteredMeanwhile)) throw error;
		return false;
	}
}

function requireRunning({ endsAt }: Pick<Activity, 'endsAt'>, now: number): void {
	if (endsAt <= now) throw new Problem('activity-ended', { where: '/activity' });
}

function known(found: Activity | null): Activity {
	if (found) return found;
	throw unknown();
}

function unknown(): Problem {
	return new Problem('activity-unknown', { where: '/activity' });
}
