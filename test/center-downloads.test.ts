/** What people take away from the center as files. */
import { expect, test } from 'vitest';
import type { EntryProof } from '../src/audit/entry-proof.js';
import type { OpenRegion } from '../src/server/region.js';
import { parseKeys, verifyProofs } from '../src/verify/index.js';
import { openClauseHouse } from './clauses/house.js';

const { app, ask, form, house, person, signIn } = await openClauseHouse({ pages: true });

let people = 0;

/** Somebody new, come in to the center by a service's one-time link. */
async function somebody(values: Record<string, unknown> = {}) {
	const email = `download${people++}@example.org`;
	const subject = await person({ email, ...values });
	const { body } = await ask('sessions/link', { session: await signIn(email) });
	const { cookie } = await form('/privacy/enter', { code: body.code });
	return { email, subject, cookie };
}

/** The file a button of the center gives. */
async function download(path: string, cookie: string) {
	const { body, headers, statusCode } = await app.inject({
		method: 'POST',
		url: `${path}?lang=en`,
		headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', cookie },
	});
	expect(statusCode).toBe(200);
	expect(headers['cache-control']).toBe('no-store');
	return { body, name: /^attachment; filename="(.*)"$/.exec(String(headers['content-disposition']))?.[1] };
}

test('the export is everything the page shows, as a file', async () => {
	const { email, subject, cookie } = await somebody({ phone: '+491711230000', language: 'de' });
	await ask('support', { subject, text: 'where is my parcel' });
	await form('/privacy/requests', { right: 'access', text: 'what do you know' }, cookie);
	const { body, name } = await download('/privacy/export', cookie);
	expect(name).toBe('my-data.json');
	const { items, consents } = JSON.parse(body);
	expect(items).toMatchObject({ email, phone: '+491711230000', language: 'de' });
	expect(JSON.stringify(items)).toMatch(/where is my parcel.*what do you know/);
	expect(items).toEqual((await ask('export', { subject })).body.items);
	expect(consents).toContainEqual({ about: 'surveys', standing: 'missing', since: null });
});

/** Signs for what stands in the log of `eu`. */
async function signLog(): Promise<void> {
	const { integrator } = house.regions.get('eu') as OpenRegion;
	await integrator.integrate();
	await integrator.sign();
}

test('people take their own entries of the log along, and whoever has the key sees that they stand in it', async () => {
	const { subject, cookie } = await somebody();
	await somebody();
	await signLog();
	const { body, name } = await download('/privacy/log', cookie);
	expect(name).toBe('my-log.json');
	const file = JSON.parse(body);
	const keys = parseKeys((await house.regions.get('eu')!.tree.logs()).map(({ key }) => key));
	const { ok, proven } = await verifyProofs('my-log.json', Buffer.from(body), keys);
	expect(ok).toBe(true);
	expect(proven).toHaveLength(file.entries.length);
	expect(proven.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['register', 'sign-in']));
	expect((await verifyProofs('my-log.json', Buffer.from(body), [])).ok).toBe(false);

	const { entries } = (await ask('audit/list', { subject, limit: 1000 })).body;
	const own = new Set(entries.map(({ id }: { id: string }) => id));
	const opened = file.entries.map((each: EntryProof) =>
		JSON.parse(Buffer.from(each.entry, 'base64').toString()),
	);
	expect(opened.filter(({ id }: { id: string }) => !own.has(id))).toEqual([]);
	expect(entries.map(({ kind }: { kind: string }) => kind)).toContain('audit');

	const first = (await ask('export/log', { subject, limit: 2 })).body;
	const rest = (await ask('export/log', { subject, after: first.next })).body;
	expect([...first.entries, ...rest.entries]).toEqual(file.entries);
	expect(file.next).toBe(null);
});
