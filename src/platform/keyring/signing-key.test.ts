import { createPublicKey, verify } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openFileKeyring } from './file-keyring.js';
import { KeyringFault } from './keyring.js';
import { openSigningKey } from './signing-key.js';

const home = mkdtempSync(join(tmpdir(), 'obhut-signing-key-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

let made = 0;
function folder(): string {
	const path = join(home, `keys-${made++}`);
	mkdirSync(path, { mode: 0o700 });
	return path;
}

test('it is made with its first use, for its owner only, and stays', () => {
	const keys = folder();
	const keyring = openFileKeyring(join(keys, 'keyring.json'), true);
	expect(() => statSync(join(keys, 'release.pem'))).toThrow(/ENOENT/);
	const { publicKey } = keyring.release;
	expect(publicKey).toHaveLength(32);
	expect(statSync(join(keys, 'release.pem')).mode & 0o777).toBe(0o600);
	expect(openFileKeyring(join(keys, 'keyring.json'), false).release.publicKey).toEqual(publicKey);
});

test('a keyring from before it opens as it did, byte for byte', () => {
	const keys = folder();
	const path = join(keys, 'keyring.json');
	const key = Buffer.alloc(32, 7).toString('base64');
	const one = [{ version: 1, created: '2026-01-01T00:00:00.000Z', key }];
	const text = JSON.stringify({ format: 1, id: 'from-before', keks: one, index: one });
	writeFileSync(path, text, { mode: 0o600 });
	const keyring = openFileKeyring(path, false);
	expect(keyring.id).toBe('from-before');
	expect(keyring.release.publicKey).toHaveLength(32);
	expect(readFileSync(path, 'utf8')).toBe(text);
});

test('what it signs verifies, and nothing else does', () => {
	const key = openSigningKey(join(folder(), 'release.pem'));
	const x = key.publicKey.toString('base64url');
	const known = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
	const bytes = Buffer.from('a manifest');
	expect(verify(null, bytes, known, key.sign(bytes))).toBe(true);
	expect(verify(null, Buffer.from('another'), known, key.sign(bytes))).toBe(false);
});

test('a damaged or readable one is refused and never replaced', () => {
	const path = join(folder(), 'release.pem');
	openSigningKey(path);
	chmodSync(path, 0o640);
	expect(() => openSigningKey(path)).toThrow(/can be read by others/);
	writeFileSync(path, 'x');
	chmodSync(path, 0o600);
	expect(() => openSigningKey(path)).toThrow(KeyringFault);
	expect(readFileSync(path, 'utf8')).toBe('x');
});
