/** What one service collected and another asks for: items that share a sealed page, and items with rows of their own. */
import { expect, test } from 'vitest';
import { openTestDatabase } from '../../test/postgres.js';
import { exampleSources, openTestRegion } from '../../test/region.js';
import type { SubjectId } from './model.js';

/** The example policy, with software managed by every service. */
const sources = exampleSources().map(({ path, text }) => ({
	path,
	text: text.replace(/(uses: \[licence, update-check\]\n *services: \[app)\]/, '$1, shop]'),
}));
const { region, caller, person } = await openTestRegion(await openTestDatabase(), 'eu', sources);
const { vault } = region;
const app = { ...caller, service: 'app' };
const software = { purpose: 'manage-software' };

async function read(service: typeof caller, subject: SubjectId, purpose: string, item: string) {
	const [result] = await vault.read(service, { subjects: [subject], purpose, items: [item] });
	if (!result?.known) throw new Error('the person is not known');
	return { value: result.values[item], denied: result.denied.map(({ reason }) => reason) };
}

test('what this service never stored is absent, whatever another stored on the same page', async () => {
	const subject = await person();
	await vault.write(app, { subject, ...software, values: { licence: 'l-1' } });
	expect(await read(app, subject, 'manage-software', 'licence')).toEqual({ value: 'l-1', denied: [] });
	expect(await read(caller, subject, 'manage-software', 'licence')).toEqual({ value: undefined, denied: [] });
	await vault.write(caller, { subject, ...software, values: { licence: 'l-2' } });
	expect(await read(caller, subject, 'manage-software', 'licence')).toEqual({ value: 'l-2', denied: [] });
	expect(await read(app, subject, 'manage-software', 'licence')).toEqual({ value: 'l-1', denied: [] });
});

test('S2.8: a record another service stored is refused as another service’s', async () => {
	const subject = await person();
	expect(await read(caller, subject, 'manage-software', 'update-check')).toMatchObject({ denied: [] });
	await vault.append(app, { subject, ...software, item: 'update-check', values: [{ installed: '1.0' }] });
	const refused = await read(caller, subject, 'manage-software', 'update-check');
	expect(refused).toEqual({ value: undefined, denied: ['other-service'] });
});

test('a purpose across services reads what another one stored, page or record', async () => {
	const subject = await person();
	await vault.write(app, { subject, ...software, values: { licence: 'l-3' } });
	await vault.append(app, { subject, ...software, item: 'update-check', values: [{ installed: '1.0' }] });
	expect(await read(caller, subject, 'answer-requests', 'licence')).toEqual({ value: 'l-3', denied: [] });
	expect(await read(caller, subject, 'answer-requests', 'update-check')).toMatchObject({
		value: [{ value: { installed: '1.0' } }],
		denied: [],
	});
});
