/** The logs of all regions as anybody may see them, to follow and check (C2SP tlog-tiles). Nothing here is about a person. */
import type { FastifyInstance, FastifyReply } from 'fastify';
import { type Bundle, MerkleFault, parseTilePath, type Tile } from '../../merkle/index.js';
import { Problem } from '../../platform/problem.js';
import type { House } from '../house.js';

/** Read by programs and pages of others, so that they need not take our word. */
const OPEN = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' };
const SHORT = 'public, max-age=2';
const FOREVER = 'public, max-age=31536000, immutable';

const HINT = 'the logs there are stand at `/log/`';

export function publicLogs(app: FastifyInstance, house: House): void {
	const schema = { hide: true };
	app.get('/log/', { schema }, async (_request, reply) => {
		const logs = [];
		for (const { region, tree } of house.regions.values()) {
			for (const log of await tree.logs()) logs.push({ region, ...log, at: `/log/${region}/${log.epoch}/` });
		}
		reply.headers(OPEN).header('cache-control', SHORT);
		return { logs };
	});
	app.get<{ Params: { region: string; epoch: string; '*': string } }>(
		'/log/:region/:epoch/*',
		{ schema },
		async (request, reply) => {
			const { region, epoch, '*': path } = request.params;
			const tree = house.regions.get(region)?.tree;
			if (!tree || !/^[1-9]\d{0,4}$/.test(epoch) || Number(epoch) > 32_767) throw unknown();
			if (path === 'checkpoint') {
				const note = await tree.checkpoint(Number(epoch));
				return send(reply, note, 'text/plain; charset=utf-8', SHORT);
			}
			const bytes = await tree.tile(Number(epoch), tileAt(path));
			return send(reply, bytes && Buffer.from(bytes), 'application/octet-stream', FOREVER);
		},
	);
}

function send(reply: FastifyReply, body: string | Buffer | null, type: string, cache: string): FastifyReply {
	if (body === null) throw unknown();
	return reply.headers(OPEN).header('cache-control', cache).type(type).send(body);
}

function tileAt(path: string): Tile | Bundle {
	try {
		return parseTilePath(path);
	} catch (error) {
		if (error instanceof MerkleFault) throw unknown();
		throw error;
	}
}

function unknown(): Problem {
	return new Problem('route-unknown', { hint: HINT });
}
