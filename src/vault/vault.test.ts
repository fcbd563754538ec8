import sharp from 'sharp';
import { expect, test } from 'vitest';
import { openTestDatabase } from '../../test/postgres.js';
import { openTestRegion } from '../../test/region.js';
import { plainImage } from '../platform/image.js';
import type { StoredRecord } from './model.js';

const database = await openTestDatabase();
const { region, caller, person, time } = await openTestRegion(database);
const { vault, consents } = region;

test('a registered person is found, read under a purpose, and denied for another', async () => {
	const subject = await person({ language: 'de', phone: '+49 30 1234567' });
	const [result] = await vault.read(caller, {
		subjects: [subject],
		purpose: 'provide-service',
		items: ['email', 'phone', 'language', 'avatar'],
	});
	expect(result).toMatchObject({
		known: true,
		values: { phone: '+49301234567', language: 'de' },
		denied: [],
	});
	const [refused] = await vault.read(caller, { subjects: [subject], purpose: 'surveys', items: ['email'] });
	expect(refused).toEqual({
		subject,
		known: true,
		values: {},
		denied: [{ item: 'email', permit: false, reason: 'consent-missing', clause: 'S2.6' }],
	});
});

test('S2.6: a consent opens, its withdrawal closes from that instant, and giving it again opens again', async () => {
	const subject = await person();
	const ask = { subjects: [subject], purpose: 'surveys', items: ['email'] };
	const about = { subject, about: 'surveys', language: 'en' };
	expect((await consents.act(caller, { ...about, act: 'give' })).standing).toBe('given');
	expect((await vault.read(caller, ask))[0]).toMatchObject({ denied: [] });
	expect((await consents.act(caller, { ...about, act: 'withdraw' })).standing).toBe('withdrawn');
	expect((await vault.read(caller, ask))[0]).toMatchObject({
		values: {},
		denied: [{ reason: 'consent-withdrawn', clause: 'S2.6' }],
	});
	await consents.act(caller, { ...about, act: 'give' });
	expect((await vault.read(caller, ask))[0]).toMatchObject({ denied: [] });
});

test('items that hold many keep every record, and each ends in its own time', async () => {
	const subject = await person();
	const secure = { subject, purpose: 'secure', item: 'sign-in' };
	await vault.append(caller, { ...secure, values: [{ from: 'browser' }] });
	time.now += 100 * 86_400_000;
	await vault.append(caller, { ...secure, values: [{ from: 'app' }] });
	const ask = { subjects: [subject], purpose: 'secure', items: ['sign-in'] };
	const both = await vault.read(caller, ask);
	expect(both[0]).toMatchObject({
		values: { 'sign-in': [{ value: { from: 'browser' } }, { value: { from: 'app' } }] },
	});
	time.now += 100 * 86_400_000;
	const later = await vault.read(caller, ask);
	expect(later[0]).toMatchObject({ values: { 'sign-in': [{ value: { from: 'app' } }] }, denied: [] });
	time.now += 100 * 86_400_000;
	expect((await vault.read(caller, ask))[0]).toMatchObject({
		values: {},
		denied: [{ reason: 'retention-over' }],
	});
});

test('many records are added in one act, all or none, with one entry', async () => {
	const subject = await person();
	const ask = { subject, purpose: 'secure', item: 'sign-in' };
	const values = Array.from({ length: 200 }, (_, n) => ({ n }));
	const added = await vault.append(caller, { ...ask, values });
	expect('done' in added && new Set(added.done.records).size).toBe(200);
	const kept = async () => {
		const asked = { subjects: [subject], purpose: 'secure', items: ['sign-in'] };
		const [result] = await vault.read(caller, asked);
		if (!result?.known) throw new Error('the person is not known');
		const records = result.values['sign-in'] as StoredRecord[];
		return records.map(({ value }) => (value as { n: number }).n).sort((a, b) => a - b);
	};
	expect(await kept()).toEqual(values.map(({ n }) => n));
	const tooLarge = vault.append(caller, { ...ask, values: [{ n: 200 }, { text: 'x'.repeat(100_000) }] });
	await expect(tooLarge).rejects.toMatchObject({ code: 'value-too-large' });
	expect(await kept()).toHaveLength(200);
});

/** A PNG as base64. */
async function picture(background: string): Promise<string> {
	const made = sharp({ create: { width: 64, height: 64, channels: 3, background } });
	return (await made.png().toBuffer()).toString('base64');
}

test('an image has a row of its own and the last one written stands', async () => {
	const subject = await person();
	const [first, second] = [await picture('red'), await picture('blue')];
	await vault.write(caller, {
		subject,
		purpose: 'provide-service',
		values: { avatar: first, language: 'zh' },
	});
	await vault.write(caller, { subject, purpose: 'provide-service', values: { avatar: second } });
	const [result] = await vault.read(caller, {
		subjects: [subject],
		purpose: 'provide-service',
		items: ['avatar', 'language'],
	});
	const kept = (await plainImage(Buffer.from(second, 'base64'))).toString('base64');
	expect(result).toMatchObject({ values: { avatar: kept, language: 'zh' } });
	await vault.write(caller, {
		subject,
		purpose: 'provide-service',
		values: { avatar: null, language: null },
	});
	const [gone] = await vault.read(caller, {
		subjects: [subject],
		purpose: 'provide-service',
		items: ['avatar', 'language', 'email'],
	});
	expect(Object.keys((gone as { values: object }).values)).toEqual(['email']);
});

test('a hundred registrations of one address at once make one person, and all are answered alike', async () => {
	const registration = {
		residence: 'DE',
		collectedIn: 'DE',
		shown: region.policy.compiled.version,
		purpose: 'provide-service',
		values: { email: 'Parallel@Example.org', phone: '+49 151 12345678' },
	};
	const before = await region.figures.people();
	const answers = await Promise.all(Array.from({ length: 100 }, () => vault.register(caller, registration)));
	expect(new Set(answers.map(answer => JSON.stringify(answer)))).toEqual(new Set(['{"done":{}}']));
	expect((await region.figures.people()) - before).toBe(1);
});

test('many people are read in one ask, in the order asked, unknown ones said to be unknown', async () => {
	const subjects = await Promise.all([person(), person(), person()]);
	const unknown = subjects[0]!.replace(/..$/, subjects[0]!.endsWith('00') ? '01' : '00');
	const results = await vault.read(caller, {
		subjects: [subjects[2]!, unknown, subjects[0]!],
		purpose: 'provide-service',
		items: ['email'],
	});
	expect(results.map(({ subject, known }) => [subject, known])).toEqual([
		[subjects[2], true],
		[unknown, false],
		[subjects[0], true],
	]);
});

test('erasure ends every read, and the person looks as if never registered', async () => {
	const email = 'leaving@example.org';
	const subject = await person({ email });
	await vault.append(caller, { subject, purpose: 'secure', item: 'sign-in', values: [{ n: 1 }] });
	await vault.erase(caller, { subject });
	const [result] = await vault.read(caller, {
		subjects: [subject],
		purpose: 'provide-service',
		items: ['email'],
	});
	expect(result).toEqual({ subject, known: false });
	const found = await vault.lookup(caller, { item: 'email', value: email, purpose: 'provide-service' });
	expect(found).toEqual({ done: { subject: null } });
	await expect(vault.erase(caller, { subject })).rejects.toMatchObject({ code: 'subject-unknown' });
	const again = await person({ email });
	expect(again).not.toBe(subject);
});

test('S3.1: a person of the other region is refused here, by name of the clause', async () => {
	const foreign = (await person()).replace(/^../, '01');
	const [result] = await vault.read(caller, {
		subjects: [foreign],
		purpose: 'provide-service',
		items: ['email'],
	});
	expect(result).toMatchObject({ values: {}, denied: [{ reason: 'wrong-region', clause: 'S3.1' }] });
});

test('S5.1: a minor is nothing but a request for a guardian’s consent', async () => {
	const minor = { purpose: 'ask-guardian', born: '2014-05' };
	const subject = await person({ 'guardian-contact': 'guardian@example.org' }, minor);
	const [result] = await vault.read(caller, {
		subjects: [subject],
		purpose: 'provide-service',
		items: ['email'],
	});
	expect(result).toMatchObject({
		values: {},
		denied: [{ reason: 'minor-without-guardian', clause: 'S5.1' }],
	});
	const refused = await vault.register(caller, {
		residence: 'DE',
		collectedIn: 'DE',
		shown: region.policy.compiled.version,
		purpose: 'provide-service',
		born: '2014-05',
		values: { email: 'child@example.org' },
	});
	expect(refused).toMatchObject({ denied: [{ reason: 'minor-without-guardian' }] });
});

test('S1.1 of a picture nothing but the picture is stored, whichever door it came through', async () => {
	const hidden = 'taken-at-home';
	const bytes = Buffer.from(await picture('red'), 'base64');
	const exif = await sharp(bytes)
		.withExif({ IFD0: { Make: hidden } })
		.png()
		.toBuffer();
	const given = Buffer.concat([exif, Buffer.from(hidden)]);
	expect(given.toString('latin1').split(hidden)).toHaveLength(3);
	const avatar = given.toString('base64');
	const registered = await person({ avatar });
	const written = await person();
	await vault.write(caller, { subject: written, purpose: 'provide-service', values: { avatar } });
	const ask = { subjects: [registered, written], purpose: 'provide-service', items: ['avatar'] };
	for (const result of await vault.read(caller, ask)) {
		if (!result.known) throw new Error('the person is not known');
		const kept = Buffer.from(result.values.avatar as string, 'base64');
		expect((await sharp(kept).metadata()).format).toBe('webp');
		expect(kept.includes(hidden)).toBe(false);
	}
	const gif = Buffer.from('GIF89a').toString('base64');
	const refused = vault.write(caller, {
		subject: written,
		purpose: 'provide-service',
		values: { avatar: gif },
	});
	await expect(refused).rejects.toMatchObject({ code: 'image-invalid' });
});
