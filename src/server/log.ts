/** What may be written down of a request: method, route pattern, status, code, duration, key id. Nothing that was sent. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type pino from 'pino';

/** The house's logger for the server: whatever a library logs of requests and errors passes these serializers. */
export function serverLogger(logger: pino.Logger): pino.Logger {
	return logger.child(
		{},
		{
			serializers: {
				req: (request: FastifyRequest) => ({ method: request.method, route: routeOf(request) }),
				res: (reply: { statusCode?: number }) => ({ status: reply.statusCode }),
				err: errorTrace,
				error: errorTrace,
			},
		},
	);
}

/** An error by name, code and place. Its message stays out: libraries quote what they were given. */
export function errorTrace(error: unknown): { name: string; code?: string; at: string[] } {
	if (!(error instanceof Error)) return { name: typeof error, at: [] };
	const code = (error as { code?: unknown }).code;
	const frames = (error.stack ?? '').split('\n').filter(line => /^\s+at /.test(line));
	return {
		name: error.constructor.name,
		...(typeof code === 'string' && /^[A-Za-z0-9_-]{1,40}$/.test(code) ? { code } : {}),
		at: frames.slice(0, 12).map(line => line.trim()),
	};
}

/** One line per request, once it is answered. */
export function logAnswer(logger: pino.Logger, request: FastifyRequest, reply: FastifyReply): void {
	const line = {
		request: request.id,
		method: request.method,
		route: routeOf(request),
		status: reply.statusCode,
		...(reply.problem ? { code: reply.problem } : {}),
		...(request.entrance ? { key: request.entrance.key } : {}),
		ms: Math.round(reply.elapsedTime * 100) / 100,
	};
	if (reply.statusCode >= 500) logger.error(line, 'failed');
	else logger.info(line, 'answered');
}

function routeOf(request: FastifyRequest): string {
	return request.routeOptions?.url ?? 'unknown';
}
