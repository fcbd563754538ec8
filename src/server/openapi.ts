/** The OpenAPI 3.1 document, made from the same doors the routes are made from. */
import swagger, { type FastifyDynamicSwaggerOptions } from '@fastify/swagger';
import type { FastifyInstance, FastifySchema } from 'fastify';
import { PROBLEMS } from '../platform/problem.js';
import type { Door } from './door.js';
import { PROBLEM_TYPE } from './problems.js';
import { ProblemBody } from './schemas.js';

/** Version of the HTTP interface, as in `/v1`. */
const INTERFACE_VERSION = '1.0.0';

const OPTIONS: FastifyDynamicSwaggerOptions = {
	transform: ({ schema, url }) => ({
		schema: { ...schema, hide: schema?.hide ?? !url.startsWith('/v1/') },
		url,
	}),
	openapi: {
		openapi: '3.1.0',
		info: {
			title: 'Obhut',
			version: INTERFACE_VERSION,
			description:
				'The vault of a privacy policy that runs. Every route is a POST with ids and values in the body, so that none ' +
				'stands in a URL. Every read names its purpose; refusals name the clause of the published policy that speaks. ' +
				`Problems are RFC 9457 with a stable \`code\`: ${Object.keys(PROBLEMS).join(', ')}.`,
			license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
		},
		components: {
			securitySchemes: {
				serviceKey: {
					type: 'http',
					scheme: 'bearer',
					description: 'a service key, `obh_<region>_<service>_…`',
				},
			},
		},
	},
};

/** Collects every route registered after it. */
export function describeRoutes(app: FastifyInstance): void {
	app.register(swagger, OPTIONS);
	app.get('/v1/openapi.json', { schema: { hide: true } }, async () => app.swagger());
}

/** A door's schemas, with the problems every door can answer with. */
export function doorSchema(door: Door): FastifySchema {
	const problem = {
		description: 'a problem, by `code`',
		content: { [PROBLEM_TYPE]: { schema: ProblemBody } },
	};
	return {
		operationId: door.name,
		summary: door.summary,
		description: door.description,
		security: [{ serviceKey: [] }],
		body: door.body,
		...(door.once ? { headers: IDEMPOTENCY } : {}),
		response: { [door.accepted ? 202 : 200]: door.answer, '4xx': problem, '5xx': problem },
	};
}

const IDEMPOTENCY = {
	type: 'object',
	properties: {
		'idempotency-key': {
			type: 'string',
			description:
				'new for each act, 8 to 128 letters, digits, `-`, `.`, `_` or `~`; the act is done once however often it is sent',
		},
	},
};
