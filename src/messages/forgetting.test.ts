import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { openTestDatabase } from '../../test/postgres.js';
import { Database } from '../platform/postgres/database.js';
import { insertAnnouncement } from './announcement-store.js';
import { forgettingWork } from './forgetting.js';
import type { MessageState, Template } from './model.js';
import { ANNOUNCEMENT_KEPT, LASTING, LASTING_KEPT, MESSAGE_KEPT } from './rules.js';
import { insertMessage, listMessages } from './store.js';

const database = new Database({ target: (await openTestDatabase()).config });
const { run } = forgettingWork({ database });
const NOW = Date.UTC(2026, 10, 24);
afterAll(() => database.close());

const query = <Row extends unknown[]>(name: string, text: string, values: unknown[] = []) =>
	database.query<Row>({ name: `test-${name}`, text, values });

beforeEach(async () => {
	await query('empty-messages', 'delete from message');
	await query('empty-announcements', 'delete from announcement');
});

async function message(template: Template, state: MessageState, settledAt: number | null): Promise<string> {
	const id = randomUUID();
	const rest = { purpose: 'surveys', to: 'email', service: 'shop', language: 'de', params: {} } as const;
	await insertMessage(database, id, { subject: randomUUID(), template, ...rest }, NOW - 2 * LASTING_KEPT);
	await query('settle', 'update message set state = $2, settled_at = $3 where id = $1', [
		...[id, state, settledAt === null ? null : new Date(settledAt)],
	]);
	return id;
}

const kept = async () => (await listMessages(database, { limit: 20_000 })).map(({ id }) => id).sort();

test('settled messages go after 90 days, in whatever state; queued ones stay however old', async () => {
	const past = NOW - MESSAGE_KEPT;
	for (const state of ['sent', 'refused', 'failed'] as const) await message('sign-in-code', state, past - 1);
	const last = await message('sign-in-code', 'sent', past);
	const queued = [await message('sign-in-code', 'queued', null), await message('incident', 'queued', null)];
	await run(NOW);
	expect(await kept()).toEqual([last, ...queued].sort());
	await run(NOW + 1);
	expect(await kept()).toEqual(queued.sort());
});

test.each(LASTING)('%s goes only after three years', async template => {
	const staying = await message(template, 'sent', NOW - LASTING_KEPT);
	await message(template, 'sent', NOW - LASTING_KEPT - 1);
	await run(NOW);
	expect(await kept()).toEqual([staying]);
});

test('more than a round of them goes at once', async () => {
	await query(
		'many',
		`insert into message (subject, id, template, purpose, item, service, language, params, created_at, due_at, state,
				settled_at)
			select gen_random_uuid(), gen_random_uuid(), 'request-received', 'p', 'email', 'shop', 'de', '{}', $1, $1, 'sent', $1
			from generate_series(1, 10001)`,
		[new Date(NOW - MESSAGE_KEPT - 1)],
	);
	await run(NOW);
	expect(await kept()).toEqual([]);
});

test('announcements go 90 days after their end, and never without one', async () => {
	const announce = async (until: number | null) => {
		const id = randomUUID();
		await insertAnnouncement(database, { id, kind: 'notice', from: 0, until, params: {} });
		return id;
	};
	await announce(NOW - ANNOUNCEMENT_KEPT - 1);
	const staying = [await announce(NOW - ANNOUNCEMENT_KEPT), await announce(NOW + 1), await announce(null)];
	await run(NOW);
	const rows = await query<[string]>('announcements', 'select id from announcement');
	expect(rows.flat().sort()).toEqual(staying.sort());
});
