import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openTestDatabase } from '../../../test/postgres.js';
import { openTestRegion } from '../../../test/region.js';
import { verifyRelease } from '../../client/verify-release.js';
import type { StoredRecord } from '../../vault/model.js';
import { openFeatures } from '../features.fixture.js';
import { compareVersions, isVersion, newestSince } from './rules.js';

const testDatabase = await openTestDatabase();
const opened = await openTestRegion(testDatabase);
const { person, time } = opened;
const { updates, off, database, keyring, vault } = openFeatures(opened, testDatabase.config);
const caller = { ...opened.caller, service: 'app' };

const FILE = { digest: 'ab'.repeat(32), url: 'https://app.example.org/file' };
const KEY = keyring.release.publicKey.toString('base64url');
const publish = (platform: string, version: string) =>
	updates.publish(caller, { platform, version, ...FILE });

test('S2.5 a check is answered with the newest release newer than what is installed', async () => {
	const subject = await person();
	for (const version of ['1.9.0', '1.10.0', '1.2.0']) await publish('linux', version);
	await publish('android', '9.0');
	const check = (installed: string) => updates.check(caller, { subject, platform: 'linux', installed });
	const release = await verifyRelease((await check('1.9.0'))!, KEY);
	expect(release).toEqual({
		service: 'app',
		platform: 'linux',
		version: '1.10.0',
		...FILE,
		publishedAt: time.now,
	});
	expect(await check('1.10')).toBeNull();
	expect(await check('2')).toBeNull();
	const elsewhere = await updates.check(caller, { subject, platform: 'windows', installed: '1' });
	expect(elsewhere).toBeNull();
});

test('a check leaves what was observed, and what is installed', async () => {
	const subject = await person();
	await updates.check(caller, { subject, platform: 'linux', installed: '1.0' });
	await updates.check(caller, { subject, platform: 'linux', installed: '1.1' });
	const asked = { subjects: [subject], purpose: 'manage-software', items: ['update-check', 'licence'] };
	const [result] = await vault.read(caller, asked);
	if (!result?.known) throw new Error('the person is not known');
	const checks = result.values['update-check'] as StoredRecord[];
	expect(checks.map(({ value }) => value)).toEqual([
		{ platform: 'linux', version: '1.0' },
		{ platform: 'linux', version: '1.1' },
	]);
	expect(result.values.licence).toEqual({ platform: 'linux', version: '1.1' });
});

test('a denied purpose denies the check', async () => {
	const subject = await person();
	const shop = updates.check(opened.caller, { subject, platform: 'linux', installed: '1.0' });
	await expect(shop).rejects.toMatchObject({ code: 'denied', details: { reason: 'service-not-covered' } });
	const minor = await person(
		{ residence: 'DE', 'guardian-contact': 'g@example.org' },
		{ born: '2014-05', purpose: 'ask-guardian' },
	);
	const early = updates.check(caller, { subject: minor, platform: 'linux', installed: '1.0' });
	await expect(early).rejects.toMatchObject({
		code: 'denied',
		details: { reason: 'minor-without-guardian' },
	});
	const none = off().updates.check(caller, { subject, platform: 'linux', installed: '1.0' });
	await expect(none).rejects.toMatchObject({ code: 'feature-undeclared' });
});

test('a published version never changes', async () => {
	const first = await publish('mac', '1.0');
	time.now += 1000;
	expect(await publish('mac', '1.0')).toEqual(first);
	const other = updates.publish(caller, {
		platform: 'mac',
		version: '1.0',
		...FILE,
		digest: 'cd'.repeat(32),
	});
	await expect(other).rejects.toMatchObject({ code: 'invalid-request', details: { where: '/version' } });
	for (const version of ['', '1.', 'v1', '1.0-beta', '1'.repeat(10), '1.2.3.4.5']) {
		await expect(publish('mac', version)).rejects.toMatchObject({ code: 'invalid-request' });
	}
});

test('a release altered anywhere, or signed with another key, is not genuine', async () => {
	const signed = await publish('web', '1.0');
	expect(await verifyRelease(signed, KEY)).toMatchObject({ version: '1.0' });
	const manifest = signed.manifest.replace('1.0', '1.1');
	expect(await verifyRelease({ ...signed, manifest }, KEY)).toBeNull();
	for (let at = 0; at < 64; at++) {
		const bytes = Buffer.from(signed.signature, 'base64url');
		bytes[at]! ^= 1;
		expect(await verifyRelease({ ...signed, signature: bytes.toString('base64url') }, KEY)).toBeNull();
	}
	const { openSigningKey } = await import('../../platform/keyring/signing-key.js');
	const another = openSigningKey(`${opened.home}/another.pem`);
	const forged = {
		manifest,
		signature: another.sign(Buffer.from(manifest)).toString('base64url'),
		key: another.publicKey.toString('base64url'),
	};
	expect(await verifyRelease(forged, KEY)).toBeNull();
	// A receiver who believed the key in the answer would take it.
	expect(await verifyRelease(forged, forged.key)).toMatchObject({ version: '1.1' });
	for (const odd of ['', '*', 'AA', `${signed.signature}A`]) {
		expect(await verifyRelease({ ...signed, signature: odd }, KEY)).toBeNull();
		expect(await verifyRelease(signed, odd)).toBeNull();
	}
});

test('the signing key is in no table', async () => {
	await publish('tablet', '1.0');
	const { readFileSync } = await import('node:fs');
	const pem = readFileSync(`${opened.home}/keys/eu/release.pem`, 'utf8');
	const secret = Buffer.from(pem.split('\n')[1]!, 'base64').subarray(-32);
	const rows = await database.query({ name: 'test-releases', text: 'select * from release' });
	const stored =
		JSON.stringify(rows) +
		rows
			.flat()
			.filter(Buffer.isBuffer)
			.map(bytes => bytes.toString('hex'));
	expect(stored).toContain(keyring.release.publicKey.toString('hex'));
	expect(stored).not.toContain(secret.toString('hex'));
});

test('versions compare number by number', () => {
	const number = fc.nat(999_999_999);
	const version = fc.array(number, { minLength: 1, maxLength: 4 }).map(numbers => numbers.join('.'));
	fc.assert(
		fc.property(version, version, (a, b) => {
			expect(isVersion(a)).toBe(true);
			expect(Math.sign(compareVersions(a, b))).toBe(-Math.sign(compareVersions(b, a)) + 0);
			expect(compareVersions(a, `${a.split('.').slice(0, 3).join('.')}.0`)).toBeGreaterThanOrEqual(0);
			expect(newestSince([a, b], '0') === null).toBe(
				compareVersions(a, '0') === 0 && compareVersions(b, '0') === 0,
			);
		}),
	);
	expect(compareVersions('1.10', '1.9.9')).toBeGreaterThan(0);
	expect(compareVersions('1.0', '1')).toBe(0);
	expect(newestSince(['2', '10', '9.9'], '3')).toBe('10');
	expect(newestSince([], '3')).toBeNull();
});
