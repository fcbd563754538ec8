/** What the pages for people share. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../../platform/problem.js';
import type { Language } from '../../policy/model.js';
import { itemOfForm, placeOf } from '../../policy/places.js';
import type { House, RegionHouse } from '../house.js';
import type { SendPage } from '../pages/form-page.js';
import { AttemptLimit } from '../staff/attempts.js';
import { fromOurPage } from '../staff/same-origin.js';
import { keepSession } from './cookie.js';

export interface CenterParts {
	send: SendPage;
	https: boolean;
	clock: () => number;
	/** Throws `too-many-codes` where one address of the network tries too often. */
	slow(request: FastifyRequest): void;
	/** Sets the cookie of a session just begun and shows the center. */
	welcome(
		reply: FastifyReply,
		language: Language,
		region: string,
		begun: { token: string; endsAt: number },
	): FastifyReply;
}

export function centerParts(options: {
	send: SendPage;
	https: boolean;
	clock: () => number;
	attemptsPerMinute: number;
}): CenterParts {
	const { send, https, clock } = options;
	const attempts = new AttemptLimit(options.attemptsPerMinute, () => performance.now());
	return {
		send,
		https,
		clock,
		slow: request => {
			if (attempts.take(request.ip) > 0) throw new Problem('too-many-codes');
		},
		welcome: (reply, language, region, { token, endsAt }) => {
			const seconds = Math.max(1, Math.floor((endsAt - clock()) / 1000));
			reply.header('set-cookie', keepSession({ region, secret: token }, seconds, https));
			return reply.redirect(`/privacy?lang=${language}`, 303);
		},
	};
}

/** People sign in to the center for the service that watches over sign-ins; the first where none does. */
export function identifier({ policy: { policy } }: House, value: string) {
	const purpose = placeOf(policy, 'observed', 'sign-in')?.purpose ?? '';
	const item = itemOfForm(policy, purpose, 'email') ?? 'email';
	const service = policy.purposes[purpose]?.services?.[0] ?? Object.keys(policy.services)[0] ?? '';
	return { item, value, service };
}

/** Throws `code-refused`: which regions there are is no secret, but an answer of its own would help nobody. */
export function requireRoom(house: House, region: string): RegionHouse {
	const room = house.regions.get(region);
	if (!room) throw new Problem('code-refused');
	return room;
}

/** Throws `form-from-elsewhere` for a form that no page of ours sent. */
export function requireOurs(request: FastifyRequest): void {
	if (!fromOurPage(request.headers)) throw new Problem('form-from-elsewhere');
}
