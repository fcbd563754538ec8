/** The person behind a request. */
import type { FastifyRequest } from 'fastify';
import type { PersonSession } from '../../identity/people/index.js';
import type { GuardianStanding } from '../../obligations/minors/index.js';
import { Problem } from '../../platform/problem.js';
import type { Caller } from '../../vault/model.js';
import type { House, RegionHouse } from '../house.js';
import { keptSession } from './cookie.js';

export interface Visit {
	room: RegionHouse;
	session: PersonSession;
	token: string;
	/** Of the person the session is about. */
	standing: GuardianStanding;
}

/** How a person acts in the log: themselves, or as a guardian; the person they act on stands as a reference. */
export function personCaller({ service, acting }: PersonSession, region: string): Caller {
	return { service, actor: acting === 'self' ? 'person' : 'guardian', region };
}

/** Throws `session-ended`; a guardian's session ends with what it rests on (S5.2). */
export async function visitOf(house: House, request: FastifyRequest): Promise<Visit> {
	const kept = keptSession(request.headers.cookie);
	const room = kept && house.regions.get(kept.region);
	if (!kept || !room) throw new Problem('session-ended');
	const { minors, people } = room.rooms;
	const token = kept.secret;
	const session = await people.verify(token);
	const standing = await minors.standing(session.subject, personCaller(session, room.region));
	if (session.acting === 'guardian' && standing !== 'agreed') {
		await people.signOut(token);
		throw new Problem('session-ended');
	}
	return { room, token, session, standing };
}

/** Throws `denied` for a minor whose guardian has not agreed (S5.1). */
export function requireGuardian({ policy: { compiled } }: House, { standing }: Visit): void {
	if (standing !== 'pending') return;
	throw new Problem('denied', { reason: 'minor-without-guardian', clause: compiled.clauses.minors });
}
