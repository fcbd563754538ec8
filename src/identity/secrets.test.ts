import { createHmac, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digestOf, newSecret, SECRET_BYTES, type SecretKind, tokenDigest } from './secrets.js';

const KINDS: SecretKind[] = ['service key', 'staff code', 'staff session', 'person session', 'person link'];
const KEY = randomBytes(32);

describe('the digest of a secret', () => {
	test.each(KINDS)('of kind %s is an HMAC-SHA-256 under a prefix of its own', kind => {
		const { text, hash } = newSecret(KEY, kind);
		expect(Buffer.from(text, 'base64url')).toHaveLength(SECRET_BYTES);
		expect(hash).toEqual(createHmac('sha256', KEY).update(`obhut ${kind} 1\0`).update(text).digest());
		expect(tokenDigest(KEY, kind, text)).toEqual(hash);
	});

	test('is another under another key, for another kind, and of another secret', () => {
		const bytes = fc.uint8Array({ minLength: SECRET_BYTES, maxLength: SECRET_BYTES });
		fc.assert(
			fc.property(fc.uniqueArray(bytes, { minLength: 2, maxLength: 2, selector: String }), secrets => {
				const digests = [KEY, randomBytes(32)].flatMap(key =>
					KINDS.flatMap(kind =>
						secrets.map(secret => digestOf(key, kind, Buffer.from(secret).toString('base64url'))),
					),
				);
				expect(new Set(digests.map(digest => digest.toString('hex'))).size).toBe(4 * KINDS.length);
			}),
		);
	});

	test.each(['', 'a', 'a'.repeat(42), 'a'.repeat(44), `${'a'.repeat(42)}=`, `${'a'.repeat(43)}\n`])(
		'%j is no code or token',
		text => {
			expect(tokenDigest(KEY, 'staff code', text)).toBeNull();
		},
	);
});
