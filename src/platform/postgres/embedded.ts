/**
 * A PostgreSQL of our own for trying Obhut out: npm-shipped programs under this supervisor, data in
 * `<directory>/postgres`, reachable only through a Unix socket in a private directory.
 *
 * Nobody owns the server. Whoever needs it attaches or starts it and holds a shared advisory lock on one connection;
 * the last to stop takes it down. A process that is killed loses its connection, so it holds nothing back, and the
 * server it leaves behind is attached by the next.
 */
import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { accountFor } from './embedded-account.js';
import { findBinaries } from './embedded-binaries.js';
import { ensureCluster, ensureDirectory, SUPERUSER, systemIdentifier } from './embedded-cluster.js';
import { faultFrom, StartFault } from './embedded-fault.js';
import { type Ground, type Hold, letGo, takeHold } from './embedded-hold.js';
import { ensureSocketDirectory } from './embedded-socket.js';

export { StartFault } from './embedded-fault.js';

export interface EmbeddedPostgres {
	/** `host` for `pg`; stays the same over restarts. */
	readonly socketDirectory: string;
	readonly port: number;
	/** Superuser of the cluster; no password. */
	readonly user: string;
	/** Process id of the server now. */
	readonly pid: number;
	/** Lets go of the server; the last process to let go shuts it down and waits until its files are at rest. */
	stop(): Promise<void>;
}

/** The server ended under us: it was started again, or could not be. */
export type PostgresExit = { restarted: true } | { restarted: false; fault: StartFault };

export interface EmbeddedOptions {
	/** Obhut's data directory; made where missing. */
	directory: string;
	/** Told each time the server ended without being asked to. */
	onExit?: (exit: PostgresExit) => void;
	/** Server settings beside ours, for a server this call starts. */
	settings?: Record<string, string>;
	/** Where the programs are, instead of in `node_modules`. */
	native?: string;
}

const RESTARTS_PER_MINUTE = 5;

/** Errors stay out of the log, and so do statements and details: they can carry personal data. */
const SETTINGS: Record<string, string> = {
	listen_addresses: '',
	port: '5432',
	unix_socket_permissions: '0700',
	fsync: 'on',
	synchronous_commit: 'on',
	shared_buffers: '64MB',
	io_method: 'sync',
	jit: 'off',
	log_min_messages: 'log',
	log_min_error_statement: 'panic',
	log_error_verbosity: 'terse',
	log_checkpoints: 'off',
	cluster_name: 'obhut',
};

/**
 * Attaches to the cluster's server, or starts it, making the cluster first where there is none.
 * @throws StartFault
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
	ensureDirectory(options.directory);
	const directory = realpathSync(options.directory);
	const data = join(directory, 'postgres');
	try {
		const account = accountFor(data);
		const binaries = findBinaries(directory, account, options.native);
		ensureCluster(data, binaries, account);
		const socketDirectory = ensureSocketDirectory(`${data}\n${systemIdentifier(data)}`, account);
		const ground = {
			data,
			account,
			binaries,
			socketDirectory,
			settings: { ...SETTINGS, ...options.settings },
		};
		return new Supervisor(ground, await takeHold(ground), options.onExit);
	} catch (cause) {
		throw faultFrom(cause, 'starting the embedded PostgreSQL', directory);
	}
}

class Supervisor implements EmbeddedPostgres {
	readonly user = SUPERUSER;
	readonly port: number;
	readonly socketDirectory: string;
	readonly #ground: Ground;
	readonly #onExit: (exit: PostgresExit) => void;
	#hold: Hold;
	#recovery: Promise<void> = Promise.resolve();
	#restarts: number[] = [];
	#stopped: Promise<void> | null = null;

	constructor(ground: Ground, hold: Hold, onExit: (exit: PostgresExit) => void = () => {}) {
		this.port = hold.postmaster.port;
		this.socketDirectory = hold.postmaster.socketDirectory;
		this.#ground = { ...ground, socketDirectory: this.socketDirectory };
		this.#onExit = onExit;
		this.#hold = hold;
		this.#watch(hold);
	}

	get pid(): number {
		return this.#hold.postmaster.pid;
	}

	stop(): Promise<void> {
		this.#stopped ??= this.#recovery.then(() => letGo(this.#ground, this.#hold));
		return this.#stopped;
	}

	#watch({ client }: Hold): void {
		client.once('end', () => {
			if (!this.#stopped) this.#recovery = this.#recover();
		});
	}

	async #recover(): Promise<void> {
		const before = this.pid;
		try {
			this.#countRestart();
			this.#hold = await takeHold(this.#ground);
			this.#watch(this.#hold);
			if (this.pid !== before) this.#onExit({ restarted: true });
		} catch (cause) {
			this.#onExit({ restarted: false, fault: faultFrom(cause, 'restarting PostgreSQL', this.#ground.data) });
		}
	}

	#countRestart(): void {
		const now = Date.now();
		this.#restarts = [...this.#restarts.filter(at => now - at < 60_000), now];
		if (this.#restarts.length > RESTARTS_PER_MINUTE) {
			throw new StartFault(
				'postgres-failed',
				`the embedded PostgreSQL ended ${this.#restarts.length} times within a minute`,
				`read \`${this.#ground.data}.log\``,
			);
		}
	}
}
