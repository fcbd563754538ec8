/**
 * Holding the embedded server: a connection with a shared advisory lock, taken by attaching or starting, given back
 * so that exactly the last holder shuts the server down.
 */
import type { ChildProcess } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { Account } from './embedded-account.js';
import type { Binaries } from './embedded-binaries.js';
import {
	alive,
	dropLock,
	type Postmaster,
	readPostmaster,
	SUPERUSER,
	serves,
	spawnPostmaster,
} from './embedded-cluster.js';
import { faultFrom, StartFault } from './embedded-fault.js';
import { dropSocketDirectory, keepSocketDirectory } from './embedded-socket.js';

/** What a server is started on. */
export interface Ground {
	/** The cluster's directory. */
	data: string;
	account: Account;
	binaries: Binaries;
	socketDirectory: string;
	settings: Record<string, string>;
}

/** A living server and the connection that holds it. */
export interface Hold {
	client: pg.Client;
	postmaster: Postmaster;
}

/** Any constant: the server's other locks live in other databases. */
const HOLD = 7_064_101;
const START_PATIENCE = 30_000;
const STOP_PATIENCE = 60_000;

/**
 * Look again: another server has the cluster, the last one's backends are still leaving it, or the last holder has
 * just taken the socket directory away.
 */
const YIELDED =
	/lock file "[^"]*" already exists|lock file "[^"]*" is empty|pre-existing shared memory block|could not create lock file "[^"]*": No such file/;

/** Attaches or starts, until one succeeds: others may be starting or stopping the same cluster meanwhile. */
export async function takeHold(ground: Ground): Promise<Hold> {
	const deadline = Date.now() + START_PATIENCE;
	let started: ReturnType<typeof start> | null = null;
	for (;;) {
		const held = readPostmaster(ground.data);
		if (held && serves(ground.data, held)) {
			const client = await attach(held);
			if (client) return { client, postmaster: held };
		} else if (!started) {
			if (held) dropLock(ground.data, held);
			started = start(ground);
		}
		if (started && hasEnded(started.child)) {
			const said = started.said();
			if (!YIELDED.test(said)) throw faultFrom(said, 'starting the embedded PostgreSQL', ground.data);
			started = null;
		}
		if (held?.status !== 'starting' && Date.now() > deadline) throw unanswered(ground.data, held);
		await delay(10);
	}
}

/** Gives the hold back; shuts the server down where nobody else holds it. */
export async function letGo(ground: Ground, { client, postmaster }: Hold): Promise<void> {
	if (!(await isLast(client))) {
		await client.end().catch(() => {});
		return;
	}
	if (alive(postmaster.pid)) process.kill(postmaster.pid, 'SIGINT');
	const deadline = Date.now() + STOP_PATIENCE;
	while (readPostmaster(ground.data)?.pid === postmaster.pid && serves(ground.data, postmaster)) {
		if (Date.now() > deadline) {
			throw new StartFault(
				'postgres-failed',
				`the embedded PostgreSQL (process ${postmaster.pid}) does not stop`,
				`read \`${ground.data}.log\``,
			);
		}
		await delay(5);
	}
	await client.end().catch(() => {});
	dropSocketDirectory(ground.socketDirectory);
}

/** Null while the server does not answer yet, or no longer. */
async function attach({ socketDirectory, port }: Postmaster): Promise<pg.Client | null> {
	const client = new pg.Client({
		host: socketDirectory,
		port,
		user: SUPERUSER,
		database: 'postgres',
		application_name: 'obhut hold',
		connectionTimeoutMillis: 5_000,
	});
	client.on('error', () => {});
	try {
		await client.connect();
		await client.query('select pg_advisory_lock_shared($1)', [HOLD]);
		return client;
	} catch {
		client.end().catch(() => {});
		return null;
	}
}

/** False also where the server is already gone: then there is nothing to stop. */
async function isLast(client: pg.Client): Promise<boolean> {
	try {
		await client.query('select pg_advisory_unlock_shared($1)', [HOLD]);
		const { rows } = await client.query<{ last: boolean }>('select pg_try_advisory_lock($1) as last', [HOLD]);
		return rows[0]?.last === true;
	} catch {
		return false;
	}
}

function start(ground: Ground): ReturnType<typeof spawnPostmaster> {
	keepSocketDirectory(ground.socketDirectory, ground.account);
	const started = spawnPostmaster(ground);
	started.child.on('error', () => {});
	started.child.unref();
	return started;
}

function hasEnded(child: ChildProcess): boolean {
	return child.exitCode !== null || child.signalCode !== null || child.pid === undefined;
}

function unanswered(data: string, held: Postmaster | null): StartFault {
	return new StartFault(
		'postgres-failed',
		held
			? `the embedded PostgreSQL (process ${held.pid}) does not answer`
			: 'the embedded PostgreSQL does not start',
		`read \`${data}.log\``,
	);
}
