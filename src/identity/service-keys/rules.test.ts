import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digestOf, SECRET_BYTES } from '../secrets.js';
import type { ServiceKey } from './model.js';
import { keyText, parseKey, verdictOn } from './rules.js';

const NOW = Date.UTC(2026, 10, 23);
const INDEX = randomBytes(32);
const hashKey = (key: string) => digestOf(INDEX, 'service key', key);

function stored(key: string, changes: Partial<ServiceKey> = {}): ServiceKey {
	return {
		id: '0b9f6f3e-6c1b-4f0e-9f43-0a1de1a4b0c1',
		hash: hashKey(key),
		service: 'app',
		region: 'eu',
		scopes: ['people'],
		createdAt: NOW - 1000,
		expiresAt: null,
		revokedAt: null,
		label: '',
		...changes,
	};
}

const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/);

describe('the text of a key', () => {
	test('names its region and service whatever the secret', () => {
		fc.assert(
			fc.property(
				name,
				name,
				fc.uint8Array({ minLength: SECRET_BYTES, maxLength: SECRET_BYTES }),
				(region, service, secret) => {
					expect(parseKey(keyText({ region, service }, Buffer.from(secret)))).toEqual({ region, service });
				},
			),
		);
	});

	test.each([
		'',
		'obh',
		'obh_eu_app_short',
		`obh_eu_app_${'a'.repeat(44)}x.`,
		`OBH_eu_app_${'a'.repeat(43)}`,
		`obh_eu__${'a'.repeat(43)}`,
	])('%j is not a key', text => {
		expect(parseKey(text)).toBeNull();
	});
});

describe('a presented key', () => {
	const key = keyText({ region: 'eu', service: 'app' }, randomBytes(SECRET_BYTES));
	const invalid = { valid: false, because: 'key-invalid' };

	test('is valid when its hash is stored and it has neither expired nor been revoked', () => {
		expect(verdictOn(hashKey(key), stored(key), NOW)).toMatchObject({
			valid: true,
			service: 'app',
			region: 'eu',
		});
	});

	test('is invalid when nothing is stored, or another hash', () => {
		expect(verdictOn(hashKey(key), null, NOW)).toEqual(invalid);
		expect(verdictOn(hashKey(`${key}x`), stored(key), NOW)).toEqual(invalid);
	});

	test('holds until the instant it expires', () => {
		expect(verdictOn(hashKey(key), stored(key, { expiresAt: NOW + 1 }), NOW).valid).toBe(true);
		expect(verdictOn(hashKey(key), stored(key, { expiresAt: NOW }), NOW)).toEqual({
			valid: false,
			because: 'key-expired',
		});
	});

	test('is invalid once revoked, by whichever clock, and revocation outranks expiry', () => {
		for (const revokedAt of [NOW - 1, NOW, NOW + 60_000]) {
			expect(verdictOn(hashKey(key), stored(key, { revokedAt }), NOW)).toEqual(invalid);
		}
		expect(verdictOn(hashKey(key), stored(key, { revokedAt: NOW, expiresAt: NOW - 1 }), NOW)).toEqual(
			invalid,
		);
	});
});
