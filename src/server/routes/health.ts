import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import type { House } from '../house.js';
import type { Watch } from '../watch.js';

const Answer = Type.Object({
	status: Type.Union([Type.Literal('ok'), Type.Literal('degraded')]),
	alarms: Type.Array(Type.String({ description: 'code of an alarm that is on in some region' })),
	policy: Type.Object({ id: Type.String(), version: Type.String(), digest: Type.String() }),
	regions: Type.Array(Type.String()),
});

/** Milliseconds the alarms may take: who asks for health wants an answer. */
const WAIT = 2_000;

/** Databases that do not answer are an alarm of their own. */
const UNREACHED = ['storage-unavailable'];

/** Says that the server answers, under which policy, and which alarms are on: their codes and nothing else. */
export function health(app: FastifyInstance, house: House, watch: Watch | undefined): void {
	const schema = {
		operationId: 'health',
		summary: 'Whether the server answers, under which policy, and which alarms are on',
		security: [],
		response: { 200: Answer },
	};
	app.get('/v1/health', { schema }, async () => {
		const { id, version, digest } = house.policy.compiled;
		const alarms = watch ? await codesOn(watch) : [];
		const status = alarms.length === 0 ? ('ok' as const) : ('degraded' as const);
		return { status, alarms, policy: { id, version, digest }, regions: [...house.regions.keys()] };
	});
}

async function codesOn(watch: Watch): Promise<string[]> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<string[]>(resolve => {
		timer = setTimeout(() => resolve(UNREACHED), WAIT).unref();
	});
	const codes = watch.alarms().then(
		alarms => [...new Set(alarms.filter(({ standing }) => standing === 'on').map(({ code }) => code))],
		() => UNREACHED,
	);
	try {
		return await Promise.race([codes, late]);
	} finally {
		clearTimeout(timer);
	}
}
