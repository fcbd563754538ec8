/** Builds the HTTP server over an open house. Nothing listens yet: `serve` does that, tests inject. */
import { randomUUID } from 'node:crypto';
import fastify, {
	type FastifyBaseLogger,
	type FastifyInstance,
	type FastifyPluginAsync,
	LogController,
} from 'fastify';
import { Problem, type ProblemCode } from '../platform/problem.js';
import { type Entrance, enter, TooManyDenials } from './access.js';
import { DenialLimit } from './denials.js';
import { askAt, type Door } from './door.js';
import { DOORS } from './doors.js';
import { securityHeaders } from './headers.js';
import type { House } from './house.js';
import type { HouseEvidence } from './house-evidence.js';
import { errorTrace, logAnswer, serverLogger } from './log.js';
import { requireShallow } from './nesting.js';
import { onceFrom } from './once.js';
import { describeRoutes, doorSchema } from './openapi.js';
import { asProblem, sendProblem } from './problems.js';
import { evidence } from './routes/evidence.js';
import { health } from './routes/health.js';
import { publicLogs } from './routes/log.js';
import { metrics } from './routes/metrics.js';
import { problemPages } from './routes/problems.js';

declare module 'fastify' {
	interface FastifyRequest {
		/** Set once the key was verified. */
		entrance: Entrance | null;
	}
	interface FastifyReply {
		/** Code of the problem answered with. */
		problem: ProblemCode | null;
	}
}

export interface AppOptions {
	/** People reach the server over TLS. */
	https?: boolean;
	/** Denials a key may collect per minute before it must wait. */
	denialsPerMinute?: number;
	/** What the house shows of itself; absent: it shows nothing, and its health is that it answers. */
	evidence?: HouseEvidence;
	/** Pages for people: the published policy, the console. They set their own headers. */
	pages?: FastifyPluginAsync;
}

/** Bytes. */
const BODY_LIMIT = 1024 ** 2;

/** Bytes: an image of 8 MiB as base64 in JSON. */
const LARGE_BODY_LIMIT = 12 * 1024 ** 2;

export function buildApp(house: House, options: AppOptions = {}): FastifyInstance {
	const logger = serverLogger(house.logger);
	const app = fastify({
		loggerInstance: logger as FastifyBaseLogger,
		logController: new LogController({ disableRequestLogging: true }),
		childLoggerFactory: () => logger,
		genReqId: () => randomUUID(),
		bodyLimit: BODY_LIMIT,
		forceCloseConnections: 'idle',
		ajv: {
			customOptions: {
				coerceTypes: false,
				removeAdditional: false,
				useDefaults: false,
				allErrors: false,
				verbose: true,
			},
		},
		frameworkErrors: (error, request, reply) => {
			sendProblem(request, reply, asProblem(error));
		},
		clientErrorHandler: refuseConnection,
	});
	app.decorateRequest('entrance', null);
	app.decorateReply('problem', null);
	app.removeContentTypeParser('text/plain');
	const headers = securityHeaders(options.https ?? false);
	app.addHook('onRequest', async (_request, reply) => {
		reply.headers(headers);
	});
	app.addHook('onResponse', async (request, reply) => logAnswer(logger, request, reply));
	answerProblems(app);
	describeRoutes(app);
	const denials = new DenialLimit(options.denialsPerMinute ?? 600, () => performance.now());
	app.register(async doors => {
		for (const door of Object.values(DOORS)) openDoor(doors, house, denials, door);
		health(doors, house, options.evidence?.watch);
		evidence(doors, house, options.evidence?.site);
		if (options.evidence) metrics(doors, house, denials, options.evidence);
	});
	problemPages(app);
	publicLogs(app, house);
	if (options.pages) app.register(options.pages);
	return app;
}

function openDoor(app: FastifyInstance, house: House, denials: DenialLimit, door: Door): void {
	app.post(
		door.path,
		{
			schema: doorSchema(door),
			...(door.large ? { bodyLimit: LARGE_BODY_LIMIT } : {}),
			onRequest: async request => {
				request.entrance = await enter(house, denials, request, door.scope);
			},
		},
		async (request, reply) => {
			const entrance = request.entrance as Entrance;
			requireShallow(request.body);
			const once = door.once
				? onceFrom(request.headers['idempotency-key'], door.path, request.body)
				: undefined;
			if (door.accepted) reply.code(202);
			try {
				return await askAt(house, door, entrance, request.body, once);
			} catch (error) {
				if (error instanceof Problem && error.code === 'denied') denials.denied(entrance.key);
				throw error;
			}
		},
	);
}

/** Everything thrown, and every address nobody answers at, becomes a problem. */
function answerProblems(app: FastifyInstance): void {
	const methods = new Map<string, Set<string>>();
	app.addHook('onRoute', route => {
		const known = methods.get(route.url) ?? new Set();
		for (const method of [route.method].flat()) known.add(method);
		methods.set(route.url, known);
	});
	app.setErrorHandler((error, request, reply) => {
		const problem = asProblem(error);
		if (problem.code === 'internal')
			app.log.error({ request: request.id, error: errorTrace(error) }, 'broke');
		if (problem instanceof TooManyDenials) reply.header('retry-after', problem.seconds);
		return sendProblem(request, reply, problem);
	});
	app.setNotFoundHandler((request, reply) => {
		const allowed = methods.get(request.url.split('?', 1)[0] as string);
		if (!allowed) return sendProblem(request, reply, new Problem('route-unknown'));
		const allow = [...allowed].join(', ');
		reply.header('allow', allow);
		return sendProblem(request, reply, new Problem('method-not-allowed', { hint: `use ${allow}` }));
	});
}

/** Bytes that are not HTTP get a bare answer; nothing of them is kept. */
export function refuseConnection(error: { code?: string }, socket: import('node:net').Socket): void {
	if (error.code === 'ECONNRESET' || socket.destroyed) return;
	if (socket.writable)
		socket.write('HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\nconnection: close\r\n\r\n');
	socket.destroy();
}
