import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openFileKeyring } from './file-keyring.js';
import { KeyringFault } from './keyring.js';

const home = mkdtempSync(join(tmpdir(), 'obhut-keyring-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

let made = 0;
const path = () => join(home, `keys-${made++}`, 'keyring.json');

test('a keyring is made once, for its owner only, and opens what it wrapped', () => {
	const at = path();
	const keyring = openFileKeyring(at, true);
	expect(statSync(at).mode & 0o777).toBe(0o600);
	expect(statSync(join(at, '..')).mode & 0o777).toBe(0o700);
	const wrapped = keyring.wrap(Buffer.from('secret'), Buffer.from('place'));
	const again = openFileKeyring(at, false);
	expect(again.id).toBe(keyring.id);
	expect(again.index).toEqual(keyring.index);
	expect(again.unwrap(wrapped, Buffer.from('place')).toString()).toBe('secret');
});

test('another place, another keyring, a changed byte or a version that is gone open nothing', () => {
	const keyring = openFileKeyring(path(), true);
	const wrapped = keyring.wrap(Buffer.from('secret'), Buffer.from('place'));
	expect(() => keyring.unwrap(wrapped, Buffer.from('elsewhere'))).toThrow(KeyringFault);
	expect(() => openFileKeyring(path(), true).unwrap(wrapped, Buffer.from('place'))).toThrow(KeyringFault);
	expect(() => keyring.unwrap({ ...wrapped, kek: 7 }, Buffer.from('place'))).toThrow(/version 7 is gone/);
	for (let at = 0; at < wrapped.bytes.length; at++) {
		const bytes = Buffer.from(wrapped.bytes);
		bytes[at]! ^= 1;
		expect(() => keyring.unwrap({ ...wrapped, bytes }, Buffer.from('place'))).toThrow(KeyringFault);
	}
	expect(() => keyring.unwrap({ ...wrapped, bytes: Buffer.alloc(3) }, Buffer.from('place'))).toThrow(
		KeyringFault,
	);
});

test('a missing keyring is not replaced where its database was opened before', () => {
	expect(() => openFileKeyring(path(), false)).toThrow(
		/is missing although its database was opened with one/,
	);
});

test.each([
	['not JSON', () => 'x'],
	['another format', (text: string) => text.replace('"format": 1', '"format": 2')],
	['a short key', (text: string) => text.replace(/("key": ")[^"]{8}/, '$1')],
	['no keys', (text: string) => JSON.stringify({ ...JSON.parse(text), keks: [] })],
])('%s is refused, and no key is echoed', (_name, damage) => {
	const at = path();
	openFileKeyring(at, true);
	const text = readFileSync(at, 'utf8');
	writeFileSync(at, damage(text));
	try {
		openFileKeyring(at, false);
		expect.unreachable();
	} catch (error) {
		expect(error).toBeInstanceOf(KeyringFault);
		for (const { key } of JSON.parse(text).keks) expect(String(error)).not.toContain(key);
	}
});

test('a keyring others can read is refused', () => {
	const at = path();
	openFileKeyring(at, true);
	chmodSync(at, 0o644);
	expect(() => openFileKeyring(at, false)).toThrow(/can be read by others/);
});
