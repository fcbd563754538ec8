/** SHA-256 and Ed25519 of Node for the tests, the recorded data, and what they compare by. */
import { createPrivateKey, createPublicKey, hash, sign, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type FaultCode, type Hash, MerkleFault, type Verify } from './index.js';

/** By way of a string: two to three times as fast as a digest in a buffer of its own. */
export const sha256: Hash = data => Buffer.from(hash('sha256', data, 'binary'), 'binary');

const PRIVATE_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC_HEAD = Buffer.from('302a300506032b6570032100', 'hex');

const privateKey = (seed: Uint8Array) =>
	createPrivateKey({ key: Buffer.concat([PRIVATE_HEAD, seed]), format: 'der', type: 'pkcs8' });

const publicKey = (bytes: Uint8Array) =>
	createPublicKey({ key: Buffer.concat([PUBLIC_HEAD, bytes]), format: 'der', type: 'spki' });

export const signWith = (seed: Uint8Array) => (message: Uint8Array) => sign(null, message, privateKey(seed));

export const publicKeyOf = (seed: Uint8Array): Uint8Array =>
	createPublicKey(privateKey(seed)).export({ format: 'der', type: 'spki' }).subarray(PUBLIC_HEAD.length);

export const verifyEd25519: Verify = (key, message, signature) =>
	verify(null, message, publicKey(key), signature);

export const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
export const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
export const fromHex = (text: string) => new Uint8Array(Buffer.from(text, 'hex'));
export const fromText = (text: string) => new TextEncoder().encode(text);
export const decoded = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));

/** Different 32 bytes for each number. */
export const someHash = (number: number) => new Uint8Array(sha256(fromText(`hash ${number}`)));

/** Different entries. */
export const someEntries = (count: number) => Array.from({ length: count }, (_, i) => fromText(`entry ${i}`));

export function recorded<Recorded>(file: string): Recorded {
	return JSON.parse(readFileSync(`corpus/log/${file}`, 'utf8')) as Recorded;
}

/** The code of what is thrown; `null` where nothing is. Any other error is not expected and goes on. */
export function faultOf(act: () => unknown): FaultCode | null {
	try {
		act();
	} catch (error) {
		return codeOf(error);
	}
	return null;
}

/** The same of what is not done at once. */
export function laterFaultOf(act: Promise<unknown>): Promise<FaultCode | null> {
	return act.then(() => null, codeOf);
}

function codeOf(error: unknown): FaultCode {
	if (error instanceof MerkleFault) return error.code;
	throw error;
}
