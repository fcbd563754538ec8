import type { FastifyInstance } from 'fastify';
import { PROBLEMS, Problem, type ProblemCode } from '../../platform/problem.js';
import { STATUS } from '../status.js';

/** What a problem's `type` leads to: what it means and the status it comes with. */
export function problemPages(app: FastifyInstance): void {
	app.get<{ Params: { code: string } }>('/problems/:code', { schema: { hide: true } }, async request => {
		const { code } = request.params;
		if (!Object.hasOwn(PROBLEMS, code)) throw new Problem('route-unknown');
		return { code, title: PROBLEMS[code as ProblemCode], status: STATUS[code as ProblemCode] };
	});
}
