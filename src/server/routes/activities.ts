import { Type } from 'typebox';
import type { Activity } from '../../features/activities/index.js';
import { Problem } from '../../platform/problem.js';
import { door } from '../door.js';
import { closed, GivenValue, SubjectId, Timestamp, Uuid, Words } from '../schemas.js';

const ActivityView = Type.Object({
	activity: Type.String({ description: 'its id' }),
	title: Words('what it is called'),
	endsAt: Timestamp,
	entries: Type.Integer({ description: 'people who take part' }),
});

export const activities = door({
	name: 'activities',
	path: '/v1/activities',
	scope: 'offers',
	summary: 'Open an activity people can enter',
	description: 'Asked again with the same words and end, it is the same activity.',
	body: closed({
		title: Words('what it is called'),
		endsAt: Type.String({
			pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,3})?Z$',
			description: 'when it ends: ISO 8601 in UTC, `2026-12-24T18:00:00Z`',
		}),
	}),
	answer: ActivityView,
	async run(room, caller, { title, endsAt }) {
		const end = Date.parse(endsAt);
		if (Number.isNaN(end)) {
			throw new Problem('invalid-request', { detail: '`/endsAt` is no date', where: '/endsAt' });
		}
		return shown(await room.rooms.activities.open(caller, { title, endsAt: end }));
	},
});

export const activityList = door({
	name: 'activityList',
	path: '/v1/activities/list',
	scope: 'people',
	summary: 'Activities of the service that still run',
	description: 'Soonest end first.',
	body: closed({}),
	answer: Type.Object({ activities: Type.Array(ActivityView) }),
	async run(room, caller) {
		return { activities: (await room.rooms.activities.list(caller)).map(shown) };
	},
});

export const activityEnter = door({
	name: 'activityEnter',
	path: '/v1/activities/enter',
	scope: 'people',
	summary: 'A person enters an activity',
	description: 'What they enter is kept in the vault until its period after the activity’s end is over.',
	body: closed({ subject: SubjectId, activity: Uuid('an activity of the service'), entry: GivenValue }),
	answer: Type.Object({ status: Type.Literal('entered') }),
	once: true,
	async run(room, caller, body, once) {
		await room.rooms.activities.enter(caller, body, once);
		return { status: 'entered' as const };
	},
});

function shown({ id, title, endsAt, entries }: Activity) {
	return { activity: id, title, endsAt: new Date(endsAt).toISOString(), entries };
}
