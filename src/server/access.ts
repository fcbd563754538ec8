/** Who is calling: a service key becomes a caller before a body is read. */
import type { FastifyRequest } from 'fastify';
import { parseKey, type Scope } from '../identity/service-keys/index.js';
import { Problem } from '../platform/problem.js';
import type { Caller } from '../vault/model.js';
import type { DenialLimit } from './denials.js';
import type { House, RegionHouse } from './house.js';

/** A verified caller and the region it works in. */
export interface Entrance {
	room: RegionHouse;
	caller: Caller;
	/** Id of the key. */
	key: string;
}

const BEARER = /^Bearer +(\S+)$/i;

/** The caller a request's key stands for. Throws `key-…` and `too-many-denials` problems. */
export async function enter(
	house: House,
	denials: DenialLimit,
	request: FastifyRequest,
	scope: Scope,
): Promise<Entrance> {
	const [, presented] = BEARER.exec(request.headers.authorization ?? '') ?? [];
	if (presented === undefined) throw new Problem('key-missing');
	const room = house.regions.get(parseKey(presented)?.region ?? '');
	if (!room) throw new Problem('key-invalid');
	const verdict = await room.keys.verify(presented);
	if (!verdict.valid) throw new Problem(verdict.because);
	if (!verdict.scopes.includes(scope)) {
		throw new Problem('key-scope-missing', { hint: `use a key with the scope \`${scope}\`` });
	}
	const seconds = denials.wait(verdict.id);
	if (seconds > 0) throw new TooManyDenials(seconds);
	const caller = { service: verdict.service, actor: `key:${verdict.id}`, region: room.region };
	return { room, caller, key: verdict.id };
}

/** `too-many-denials`, with the seconds to wait. */
export class TooManyDenials extends Problem {
	readonly seconds: number;

	constructor(seconds: number) {
		super('too-many-denials', { hint: `wait ${seconds} s; ask \`/v1/decisions\` why the policy refuses` });
		this.seconds = seconds;
	}
}
