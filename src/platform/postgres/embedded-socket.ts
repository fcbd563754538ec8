/**
 * Where the server's socket lies: a short path of its own outside the data directory, because a socket's path holds
 * 107 bytes at most (`sun_path`), however long the checkout's is. Only the server's account may enter.
 */
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, lstatSync, mkdirSync, mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Account, give } from './embedded-account.js';
import { faultFrom } from './embedded-fault.js';

const LONGEST = 107 - '/.s.PGSQL.65535.lock'.length;

/**
 * @param cluster what names the cluster, whatever it is; equal names give the same directory
 * @returns a directory this process just made or has verified to be the account's and closed to others
 */
export function ensureSocketDirectory(cluster: string, account: Account): string {
	const name = `obhut-${createHash('sha256').update(`${account.uid}\n${cluster}`).digest('hex').slice(0, 16)}`;
	let last: unknown;
	for (const root of roots(account, name)) {
		const path = join(root, name);
		try {
			return claim(path, account) ? path : secure(mkdtempSync(`${path}-`), account);
		} catch (cause) {
			last = cause;
		}
	}
	throw faultFrom(last, 'making the socket directory', '/tmp');
}

/** Makes the directory again where a cleaner of temporary files took it away. */
export function keepSocketDirectory(path: string, account: Account): void {
	if (!existsSync(path)) claim(path, account);
}

/** Removes the directory once the server has left it. */
export function dropSocketDirectory(path: string): void {
	try {
		rmdirSync(path);
	} catch {
		// A server that is just starting there keeps it.
	}
}

/** Root lends the directory to another account, which may not reach root's own temporary directory. */
function roots(account: Account, name: string): string[] {
	const own = account.lent || `${tmpdir()}/${name}-XXXXXX`.length > LONGEST ? [] : [tmpdir()];
	return [...own, '/tmp', '/var/tmp'];
}

/** False where somebody else has taken the name. */
function claim(path: string, account: Account): boolean {
	try {
		mkdirSync(path, { mode: 0o700 });
	} catch (cause) {
		if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
		const found = lstatSync(path);
		const trusted = account.uid === -1 || found.uid === account.uid || (account.lent && found.uid === 0);
		if (!found.isDirectory() || !trusted || (found.mode & 0o077) !== 0) return false;
	}
	secure(path, account);
	return true;
}

function secure(path: string, account: Account): string {
	chmodSync(path, 0o700);
	give(path, account);
	return path;
}
