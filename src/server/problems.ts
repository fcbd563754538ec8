/** From anything thrown to one answer: RFC 9457 `application/problem+json`, which never repeats what was sent. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PROBLEMS, Problem, type ProblemCode } from '../platform/problem.js';
import { invalidBody, isInvalidBody } from './invalid.js';
import type { ProblemBody } from './schemas.js';
import { STATUS } from './status.js';

export const PROBLEM_TYPE = 'application/problem+json';

const BY_FRAMEWORK_CODE: Record<string, ProblemCode> = {
	FST_ERR_CTP_INVALID_JSON_BODY: 'malformed-json',
	FST_ERR_CTP_EMPTY_JSON_BODY: 'malformed-json',
	FST_ERR_CTP_BODY_TOO_LARGE: 'body-too-large',
	FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media-type',
	FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'invalid-request',
	FST_ERR_BAD_URL: 'route-unknown',
	FST_ERR_MAX_PARAM_LENGTH: 'route-unknown',
};

const HINTS: Partial<Record<ProblemCode, string>> = {
	'malformed-json': 'send JSON in UTF-8',
	'unsupported-media-type': 'send `content-type: application/json`',
	'route-unknown': 'see `/v1/openapi.json` for every route',
	'key-missing': 'send `authorization: Bearer <service key>`',
	'key-invalid': 'issue a key with `obhut serve --new-key`',
	'key-expired': 'issue a key with `obhut serve --new-key`',
	internal: 'the log names this occurrence by its `instance`',
};

/** The problem in a thrown thing; what is not known is `internal`, whatever it says. */
export function asProblem(error: unknown): Problem {
	if (error instanceof Problem) return error;
	if (isInvalidBody(error)) return invalidBody(error);
	const code = BY_FRAMEWORK_CODE[(error as { code?: string } | null)?.code ?? ''];
	return new Problem(code ?? 'internal');
}

/** A problem as it is sent; `instance` is the request's id, which the log line carries too. */
export function problemBody(problem: Problem, requestId: string): ProblemBody {
	const { details, code } = problem;
	const hint = details.hint ?? HINTS[code];
	return {
		type: `/problems/${code}`,
		title: PROBLEMS[code],
		status: STATUS[code],
		code,
		...(details.detail === undefined ? {} : { detail: details.detail }),
		...(details.where === undefined ? {} : { where: details.where }),
		...(hint === undefined ? {} : { hint }),
		...(details.clause === undefined ? {} : { clause: details.clause }),
		...(details.reason === undefined ? {} : { reason: details.reason }),
		...(details.items === undefined ? {} : { items: details.items }),
		instance: `urn:uuid:${requestId}`,
	};
}

/** Answers with a problem, and keeps its code for the request's log line. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, problem: Problem): FastifyReply {
	const body = problemBody(problem, request.id);
	reply.problem = problem.code;
	if (body.status === 401) reply.header('www-authenticate', 'Bearer');
	return reply.code(body.status).type(PROBLEM_TYPE).send(body);
}
