/**
 * The keyring as one file, mode 0600 in a directory of mode 0700, with each signing key in a file beside it. For trying
 * Obhut out and for hosts that keep this directory on another volume than the database; production keeps KEKs in an HSM.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import {
	chmodSync,
	closeSync,
	existsSync,
	fsyncSync,
	openSync,
	readFileSync,
	renameSync,
	statSync,
	writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { makeDirectory } from '../directory.js';
import { syncDirectory } from '../write-whole.js';
import { type Keyring, KeyringFault, type SigningKey, type WrappedKey } from './keyring.js';
import { openSigningKey } from './signing-key.js';

interface KeyringFile {
	format: 1;
	id: string;
	keks: { version: number; created: string; key: string }[];
	index: { version: number; created: string; key: string }[];
}

const NONCE = 12;
const TAG = 16;

/** Opens the keyring at `path`, or creates it where `create` allows: a database that was opened before has one already. */
export function openFileKeyring(path: string, create: boolean): Keyring {
	if (!existsSync(path)) {
		if (!create) {
			throw new KeyringFault(
				`the keyring \`${path}\` is missing although its database was opened with one`,
				'restore the key directory from its own backup; without it nothing in the vault can be opened',
			);
		}
		writeKeyring(path, freshKeyring());
	}
	return new FileKeyring(readKeyring(path), dirname(path));
}

class FileKeyring implements Keyring {
	readonly id: string;
	readonly index: { version: number; key: Buffer };
	readonly #keks = new Map<number, Buffer>();
	readonly #current: number;
	readonly #directory: string;
	#release: SigningKey | null = null;
	#log: SigningKey | null = null;

	constructor(file: KeyringFile, directory: string) {
		this.#directory = directory;
		this.id = file.id;
		for (const kek of file.keks) this.#keks.set(kek.version, Buffer.from(kek.key, 'base64'));
		this.#current = Math.max(...this.#keks.keys());
		const newest = file.index.reduce((a, b) => (b.version > a.version ? b : a));
		this.index = { version: newest.version, key: Buffer.from(newest.key, 'base64') };
	}

	get release(): SigningKey {
		this.#release ??= openSigningKey(join(this.#directory, 'release.pem'));
		return this.#release;
	}

	get log(): SigningKey {
		this.#log ??= openSigningKey(join(this.#directory, 'log.pem'));
		return this.#log;
	}

	wrap(plain: Buffer, context: Buffer): WrappedKey {
		const nonce = randomBytes(NONCE);
		const cipher = createCipheriv('aes-256-gcm', this.#kek(this.#current), nonce);
		cipher.setAAD(context);
		const body = Buffer.concat([cipher.update(plain), cipher.final()]);
		return { kek: this.#current, bytes: Buffer.concat([nonce, body, cipher.getAuthTag()]) };
	}

	unwrap(wrapped: WrappedKey, context: Buffer): Buffer {
		const { bytes } = wrapped;
		const key = this.#kek(wrapped.kek);
		try {
			const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE), { authTagLength: TAG });
			decipher.setAAD(context);
			decipher.setAuthTag(bytes.subarray(bytes.length - TAG));
			const plain = decipher.update(bytes.subarray(NONCE, bytes.length - TAG));
			decipher.final();
			return plain;
		} catch {
			throw new KeyringFault(
				'a wrapped key does not verify',
				'the row or the keyring was altered; run `obhut doctor`',
			);
		}
	}

	#kek(version: number): Buffer {
		const key = this.#keks.get(version);
		if (!key) {
			throw new KeyringFault(
				`key-encryption key version ${version} is gone`,
				'it was destroyed, or this is an older keyring',
			);
		}
		return key;
	}
}

function freshKeyring(): KeyringFile {
	const created = new Date().toISOString();
	const key = () => randomBytes(32).toString('base64');
	return {
		format: 1,
		id: randomBytes(16).toString('base64url'),
		keks: [{ version: 1, created, key: key() }],
		index: [{ version: 1, created, key: key() }],
	};
}

/** Complete or absent, never half: written beside, synced, renamed, and the directory synced. */
function writeKeyring(path: string, file: KeyringFile): void {
	const directory = dirname(path);
	makeDirectory(directory);
	chmodSync(directory, 0o700);
	const draft = join(directory, `.keyring-${process.pid}.draft`);
	const handle = openSync(draft, 'w', 0o600);
	try {
		writeSync(handle, `${JSON.stringify(file, null, '\t')}\n`);
		fsyncSync(handle);
	} finally {
		closeSync(handle);
	}
	renameSync(draft, path);
	syncDirectory(directory);
}

function readKeyring(path: string): KeyringFile {
	const others = statSync(path).mode & 0o077;
	if (others !== 0) {
		throw new KeyringFault(`the keyring \`${path}\` can be read by others`, `run: chmod 600 '${path}'`);
	}
	let file: Partial<KeyringFile>;
	try {
		file = JSON.parse(readFileSync(path, 'utf8'));
	} catch {
		throw new KeyringFault(`the keyring \`${path}\` is not readable`, 'restore it from its backup');
	}
	const sound =
		file.format === 1 &&
		typeof file.id === 'string' &&
		[file.keks, file.index].every(
			keys =>
				Array.isArray(keys) &&
				keys.length > 0 &&
				keys.every(({ key }) => Buffer.from(key, 'base64').length === 32),
		);
	if (!sound) throw new KeyringFault(`the keyring \`${path}\` is damaged`, 'restore it from its backup');
	return file as KeyringFile;
}
