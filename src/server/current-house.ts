/**
 * The house that is served now. When a version of the policy comes into force, a house is opened under it beside the old
 * one, requests go to it from one instant on, and the old one closes behind the last answer it still owes.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { SourceFile } from '../policy/source-file.js';
import { refuseConnection } from './app.js';
import type { House } from './house.js';
import { errorTrace } from './log.js';

export interface CurrentHouseOptions {
	/** Opens the house; with the files of a version once another one is in force. */
	open(sources?: SourceFile[]): Promise<House>;
	/** The server over a house; nothing listens. */
	build(house: House): FastifyInstance;
	/** Milliseconds between looks at what is in force; absent: only when told to look. */
	every?: number;
}

interface Served {
	house: House;
	app: FastifyInstance;
	/** Answers owed. */
	owed: number;
	/** Called when the last answer is out and no further request comes. */
	drained: (() => void) | null;
}

/** Milliseconds an idle connection is kept for a further request; longer than proxies keep theirs. */
const KEEP_ALIVE = 72_000;

export class CurrentHouse {
	/** Not listening yet. */
	readonly server: Server;
	readonly #options: CurrentHouseOptions;
	readonly #timer: NodeJS.Timeout | undefined;
	#served: Served;
	#looking: Promise<void> | null = null;
	#closing = false;
	/** Houses that still close behind their last answers. */
	readonly #leaving = new Set<Promise<void>>();

	/** Throws what `open` and the app's own start throw. */
	static async open(options: CurrentHouseOptions): Promise<CurrentHouse> {
		return new CurrentHouse(options, await served(options));
	}

	private constructor(options: CurrentHouseOptions, first: Served) {
		this.#options = options;
		this.#served = first;
		this.server = createServer((request, response) => this.#answer(request, response));
		this.server.keepAliveTimeout = KEEP_ALIVE;
		this.server.on('clientError', refuseConnection);
		const { every } = options;
		if (every !== undefined) this.#timer = setInterval(() => void this.look(), every).unref();
	}

	get house(): House {
		return this.#served.house;
	}

	/** Carries publication on and moves to the version in force; at most one look at a time. Failures are logged. */
	look(): Promise<void> {
		if (this.#closing) return Promise.resolve();
		this.#looking ??= this.#follow()
			.catch(error => {
				this.house.logger.error({ error: errorTrace(error) }, 'the version in force was not followed');
			})
			.finally(() => {
				this.#looking = null;
			});
		return this.#looking;
	}

	/** Ends once every answer is out and every house closed; the server no longer accepts anybody. */
	async close(): Promise<void> {
		this.#closing = true;
		clearInterval(this.#timer);
		await this.#looking;
		await new Promise<void>(resolve => {
			if (!this.server.listening) resolve();
			else this.server.close(() => resolve());
		});
		await Promise.all(this.#leaving);
		await leave(this.#served);
	}

	#answer(request: IncomingMessage, response: ServerResponse): void {
		const serving = this.#served;
		serving.owed += 1;
		response.once('close', () => {
			serving.owed -= 1;
			if (serving.owed === 0) serving.drained?.();
		});
		if (this.#closing) response.setHeader('connection', 'close');
		serving.app.routing(request, response);
	}

	async #follow(): Promise<void> {
		const { publication, policy } = this.house;
		const version = await publication.carryOn();
		if (version === policy.compiled.version || this.#closing) return;
		const next = await served(this.#options, await publication.filesOf(version));
		const before = this.#served;
		this.#served = next;
		const left = leave(before)
			.catch(error => next.house.logger.error({ error: errorTrace(error) }, 'a house did not close'))
			.finally(() => this.#leaving.delete(left));
		this.#leaving.add(left);
	}
}

async function served({ open, build }: CurrentHouseOptions, sources?: SourceFile[]): Promise<Served> {
	const house = await open(sources);
	try {
		const app = build(house);
		await app.ready();
		return { house, app, owed: 0, drained: null };
	} catch (error) {
		await house.close();
		throw error;
	}
}

/** Closes a house no further request goes to, behind its last answer. */
async function leave(serving: Served): Promise<void> {
	if (serving.owed > 0) {
		await new Promise<void>(resolve => {
			serving.drained = resolve;
		});
	}
	await serving.app.close();
	await serving.house.close();
}
