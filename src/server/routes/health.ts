import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import type { House } from '../house.js';

const Answer = Type.Object({
	status: Type.Literal('ok'),
	policy: Type.Object({ id: Type.String(), version: Type.String(), digest: Type.String() }),
	regions: Type.Array(Type.String()),
});

/** Says that the server answers, and under which policy. Asks nothing of the databases. */
export function health(app: FastifyInstance, house: House): void {
	const schema = {
		operationId: 'health',
		summary: 'Whether the server answers, and under which policy',
		security: [],
		response: { 200: Answer },
	};
	app.get('/v1/health', { schema }, async () => {
		const { id, version, digest } = house.policy.compiled;
		return { status: 'ok' as const, policy: { id, version, digest }, regions: [...house.regions.keys()] };
	});
}
