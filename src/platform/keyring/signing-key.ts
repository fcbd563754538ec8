/**
 * The keys Obhut signs with, releases of software and heads of the log: Ed25519 (RFC 8032), each a file of its own beside
 * the keyring's, made when it is first used. Others know its public half already, so it is never made anew where one was.
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import {
	closeSync,
	existsSync,
	fsyncSync,
	linkSync,
	openSync,
	readFileSync,
	statSync,
	unlinkSync,
	writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { syncDirectory } from '../write-whole.js';
import { KeyringFault, type SigningKey } from './keyring.js';

/** DER before the 32 bytes of a public key (RFC 8410). */
const PREFIX = 12;

/** Throws `KeyringFault` where the file is there and no such key, or can be read by others. */
export function openSigningKey(path: string): SigningKey {
	if (!existsSync(path)) makeKey(path);
	const secret = readKey(path);
	const publicKey = createPublicKey(secret).export({ format: 'der', type: 'spki' }).subarray(PREFIX);
	return { publicKey, sign: bytes => sign(null, bytes, secret) };
}

/** Complete or absent, and only the first of several processes makes it: linking fails where the name is taken. */
function makeKey(path: string): void {
	const pem = generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' });
	const draft = join(dirname(path), `.${basename(path)}-${process.pid}.draft`);
	const handle = openSync(draft, 'w', 0o600);
	try {
		writeSync(handle, pem as string);
		fsyncSync(handle);
	} finally {
		closeSync(handle);
	}
	try {
		linkSync(draft, path);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
	} finally {
		unlinkSync(draft);
	}
	syncDirectory(dirname(path));
}

function readKey(path: string): KeyObject {
	if ((statSync(path).mode & 0o077) !== 0) {
		throw new KeyringFault(`the signing key \`${path}\` can be read by others`, `run: chmod 600 '${path}'`);
	}
	try {
		const key = createPrivateKey(readFileSync(path));
		if (key.asymmetricKeyType === 'ed25519') return key;
	} catch {}
	throw new KeyringFault(`the signing key \`${path}\` is damaged`, 'restore it from its backup');
}
