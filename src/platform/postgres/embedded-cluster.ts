/** The files of the embedded cluster: made whole or not at all, started, and read for who serves them. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
	closeSync,
	existsSync,
	fstatSync,
	fsyncSync,
	mkdtempSync,
	openSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmdirSync,
	rmSync,
	statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { makeDirectory } from '../directory.js';
import { type Account, give, identity } from './embedded-account.js';
import { type Binaries, CLEAN_ENVIRONMENT } from './embedded-binaries.js';
import { faultFrom, notWritable, StartFault } from './embedded-fault.js';

export const SUPERUSER = 'postgres';

const LOG_LIMIT = 8 * 1024 * 1024;

/** What `postmaster.pid` says of the server that holds the cluster. */
export interface Postmaster {
	pid: number;
	port: number;
	socketDirectory: string;
	/** Its last word on itself: `starting`, `ready`, `stopping`; empty before it said any. */
	status: string;
}

/** Makes `data` where there is none: initialised beside it and renamed, so that a crash leaves no half cluster. */
export function ensureCluster(data: string, binaries: Binaries, account: Account): void {
	sweepDrafts(data);
	if (existsSync(data) && readdirSync(data).length === 0) rmdirSync(data);
	if (!existsSync(data)) initialise(data, binaries, account);
	const version =
		existsSync(join(data, 'PG_VERSION')) && readFileSync(join(data, 'PG_VERSION'), 'utf8').trim();
	if (!version || !existsSync(join(data, 'global', 'pg_control'))) {
		throw new StartFault(
			'postgres-failed',
			`\`${data}\` is not a complete PostgreSQL cluster`,
			'restore it from a backup, or move it away to begin with an empty database',
		);
	}
	if (version !== binaries.major) {
		throw new StartFault(
			'postgres-version',
			`\`${data}\` was written by PostgreSQL ${version}, and this installation brings ${binaries.major}`,
			'export with the version that wrote it, then import',
		);
	}
}

function initialise(data: string, binaries: Binaries, account: Account): void {
	const draft = mkdtempSync(`${data}.init-${process.pid}-`);
	try {
		give(draft, account);
		const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
		const access = [`--username=${SUPERUSER}`, '--auth-local=trust', '--auth-host=reject'];
		const made = spawnSync(
			binaries.initdb,
			[...locale, ...access, '--no-instructions', '-D', reachable(draft)],
			{
				...identity(account),
				cwd: draft,
				env: CLEAN_ENVIRONMENT,
				encoding: 'utf8',
			},
		);
		if (made.status !== 0) {
			throw faultFrom(made.error ?? made.stderr, 'making the database files', dirname(data));
		}
		renameSync(draft, data);
		syncDirectory(dirname(data));
	} catch (cause) {
		// Two processes may begin at once; the first rename wins and the other draft is dropped.
		if (!existsSync(join(data, 'PG_VERSION')))
			throw faultFrom(cause, 'making the database files', dirname(data));
	} finally {
		rmSync(draft, { recursive: true, force: true });
	}
}

/** Removes what a crash during `initialise` left: drafts whose maker is gone, or that no initdb takes so long for. */
function sweepDrafts(data: string): void {
	const prefix = `${basename(data)}.init-`;
	for (const name of readdirSync(dirname(data)).filter(name => name.startsWith(prefix))) {
		const draft = join(dirname(data), name);
		const maker = Number(name.slice(prefix.length).split('-')[0]);
		const age = Date.now() - (statSync(draft, { throwIfNoEntry: false })?.mtimeMs ?? 0);
		if (!alive(maker) || age > 3_600_000) rmSync(draft, { recursive: true, force: true });
	}
}

/**
 * The cluster's path as the server is to be told it. On Linux it is its working directory, entered before rights are
 * dropped: a path of any length, and one that leads through folders closed to the account, serve equally.
 */
function reachable(data: string): string {
	return process.platform === 'linux' ? '/proc/self/cwd' : data;
}

/**
 * Starts the server in a session of its own, so that neither Ctrl-C nor our end takes it down half-way.
 * @returns the process, and a way to read what it wrote to the log
 */
export function spawnPostmaster(options: {
	data: string;
	socketDirectory: string;
	settings: Record<string, string>;
	binaries: Binaries;
	account: Account;
}): { child: ChildProcess; said: () => string } {
	const { data, binaries, account } = options;
	const settings = { ...options.settings, unix_socket_directories: options.socketDirectory };
	const path = `${data}.log`;
	if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT) renameSync(path, `${path}.1`);
	const log = openSync(path, 'a', 0o600);
	try {
		const begin = fstatSync(log).size;
		const child = spawn(
			binaries.postgres,
			[
				'-D',
				reachable(data),
				...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
			],
			{
				...identity(account),
				cwd: data,
				env: CLEAN_ENVIRONMENT,
				detached: true,
				stdio: ['ignore', log, log],
			},
		);
		return { child, said: () => readFileSync(path).subarray(begin).toString('utf8') };
	} finally {
		closeSync(log);
	}
}

/** Who holds the cluster, by its lock file; null where nobody does or the file is still being written. */
export function readPostmaster(data: string): Postmaster | null {
	let text: string;
	try {
		text = readFileSync(join(data, 'postmaster.pid'), 'utf8');
	} catch (cause) {
		if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
		throw faultFrom(cause, 'reading the database lock', data);
	}
	const [pid, , , port, socketDirectory, , , status] = text.split('\n');
	if (!pid || !port || !socketDirectory) return null;
	return { pid: Number(pid), port: Number(port), socketDirectory, status: status?.trim() ?? '' };
}

/** Whether the process exists, ours or not. */
export function alive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (cause) {
		return (cause as NodeJS.ErrnoException).code === 'EPERM';
	}
}

/**
 * Whether the process that the lock file names is still this cluster's server. After a crash its id may belong to
 * another program, or to another cluster's server; PostgreSQL itself would take either for the living holder.
 */
export function serves(data: string, held: Postmaster): boolean {
	if (!alive(held.pid)) return false;
	const cluster = statSync(data);
	if (process.platform !== 'linux') {
		const { stdout } = spawnSync('ps', ['-o', 'comm=', '-p', String(held.pid)], { encoding: 'utf8' });
		return basename(stdout.trim()) === 'postgres';
	}
	try {
		const working = statSync(`/proc/${held.pid}/cwd`);
		return working.ino === cluster.ino && working.dev === cluster.dev;
	} catch (cause) {
		// A container without CAP_SYS_PTRACE hides other accounts' working directories, even from root.
		if ((cause as NodeJS.ErrnoException).code !== 'EACCES') return false;
		const server = readFileSync(`/proc/${held.pid}/comm`, 'utf8').trim() === 'postgres';
		return server && statSync(`/proc/${held.pid}`).uid === cluster.uid;
	}
}

/**
 * Removes the lock file of a server that is gone. Backends that survived it are still found by the next server, by
 * their shared memory, so nothing is risked but the file.
 */
export function dropLock(data: string, held: Postmaster): void {
	const locks = [join(data, 'postmaster.pid'), join(held.socketDirectory, `.s.PGSQL.${held.port}.lock`)];
	for (const lock of locks) {
		const holder = existsSync(lock) ? Number.parseInt(readFileSync(lock, 'utf8'), 10) : null;
		if (holder === held.pid) rmSync(lock, { force: true });
	}
}

/** Identifies the cluster for good: set by initdb, first in its control file. */
export function systemIdentifier(data: string): string {
	return readFileSync(join(data, 'global', 'pg_control'))
		.subarray(0, 8)
		.toString('hex');
}

/** Makes Obhut's data directory, closed to others. */
export function ensureDirectory(directory: string): void {
	try {
		makeDirectory(directory);
	} catch (cause) {
		const fault = faultFrom(cause, 'making the data directory', directory);
		if (fault.code === 'disk-full') throw fault;
		throw notWritable(directory, 'it cannot be made');
	}
}

function syncDirectory(directory: string): void {
	const handle = openSync(directory, 'r');
	try {
		fsyncSync(handle);
	} finally {
		closeSync(handle);
	}
}
