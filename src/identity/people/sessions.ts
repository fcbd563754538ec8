/** Sessions of people, and the one-time links that carry one from page to page. */
import { Problem } from '../../platform/problem.js';
import { placeOf } from '../../policy/places.js';
import type { Caller, SubjectId } from '../../vault/model.js';
import { newSecret, tokenDigest } from '../secrets.js';
import type { Acting, BegunSession, PersonSession } from './model.js';
import { isNewUse, LINK_LASTS, SESSION_LASTS, type StoredSession, sessionOf } from './rules.js';
import type { PeopleParts } from './service.js';
import {
	claimLink,
	deleteSession,
	deleteSessionsOf,
	findLink,
	findSession,
	insertLink,
	insertSession,
	markSeen,
} from './store.js';

type SessionsParts = Pick<PeopleParts, 'database' | 'vault' | 'log' | 'policy' | 'region' | 'clock' | 'key'>;

/** A session as it begins at `now`, to end at `latest` at the latest. */
export function newSession(
	key: Buffer,
	who: { subject: SubjectId; acting: Acting; service: string },
	now: number,
	latest = Number.POSITIVE_INFINITY,
): { begun: BegunSession; stored: StoredSession } {
	const { text: token, hash } = newSecret(key, 'person session');
	const { subject, acting, service } = who;
	const session = { subject, acting, service, endsAt: Math.min(now + SESSION_LASTS, latest) };
	return { begun: { ...session, token }, stored: { ...session, hash, seenAt: now } };
}

export class PersonSessions {
	readonly #parts: SessionsParts;

	constructor(parts: SessionsParts) {
		this.#parts = parts;
	}

	async verify(token: string): Promise<PersonSession> {
		return (await this.#opened(token)).session;
	}

	async signOut(token: string): Promise<void> {
		const { hash, session } = await this.#opened(token);
		const caller = this.#caller(session.acting, session.service);
		await this.#parts.vault.recordAct(
			caller,
			session.subject,
			{ kind: 'sign-in', act: 'signed-out' },
			async transaction => {
				if (!(await deleteSession(transaction, hash))) throw new Problem('session-ended');
			},
		);
		if (session.acting === 'self') await this.#stored(caller, session.subject);
	}

	async link(token: string): Promise<{ code: string }> {
		const { hash, session } = await this.#opened(token);
		const made = newSecret(this.#parts.key, 'person link');
		const caller = this.#caller(session.acting, session.service);
		await this.#parts.vault.recordAct(
			caller,
			session.subject,
			{ kind: 'sign-in', act: 'linked' },
			async (transaction, now) => {
				const link = { hash: made.hash, session: hash, expiresAt: now + LINK_LASTS };
				if (!(await insertLink(transaction, link))) throw new Problem('session-ended');
			},
		);
		return { code: made.text };
	}

	/** The new session ends no later than the one it was made in. */
	async enter(code: string): Promise<BegunSession> {
		const { clock, database, key, log, vault } = this.#parts;
		const now = clock();
		const hash = tokenDigest(key, 'person link', code);
		const stored = hash && (await findLink(database, hash, now));
		const from = stored && sessionOf(stored.hash, stored, now);
		if (!hash || !from) {
			const bare = { service: 'obhut', actor: 'unknown', subject: null };
			await log.append([log.seal({ kind: 'sign-in', at: now, ...bare, act: 'refused', about: 'link' })]);
			throw new Problem('code-refused');
		}
		return await vault.recordAct(
			this.#caller(from.acting, from.service),
			from.subject,
			{ kind: 'sign-in', act: 'accepted', about: 'link' },
			async (transaction, at) => {
				if (!(await claimLink(transaction, hash))) throw new Problem('code-refused');
				const { begun, stored: session } = newSession(key, from, at, from.endsAt);
				await insertSession(transaction, session);
				return begun;
			},
		);
	}

	async begin(subject: SubjectId, acting: Acting, service: string, latest?: number): Promise<BegunSession> {
		return await this.#parts.vault.recordAct(
			this.#caller(acting, service),
			subject,
			{ kind: 'sign-in', act: 'begun', about: acting },
			async (transaction, now) => {
				const { begun, stored } = newSession(this.#parts.key, { subject, acting, service }, now, latest);
				await insertSession(transaction, stored);
				return begun;
			},
		);
	}

	async endAll(subject: SubjectId): Promise<number> {
		const caller = { service: 'obhut', actor: 'obhut', region: this.#parts.region };
		return await this.#parts.vault.recordAct(
			caller,
			subject,
			{ kind: 'sign-in', act: 'all-ended' },
			transaction => deleteSessionsOf(transaction, subject),
		);
	}

	/** Throws `session-ended`. */
	async #opened(token: string): Promise<{ hash: Buffer; session: PersonSession }> {
		const { clock, database, key } = this.#parts;
		const now = clock();
		const hash = tokenDigest(key, 'person session', token);
		const stored = hash && (await findSession(database, hash));
		const session = hash && sessionOf(hash, stored, now);
		if (!stored || !session) throw new Problem('session-ended');
		if (isNewUse(stored, now)) await markSeen(database, stored.hash, now);
		return { hash: stored.hash, session };
	}

	/** The end of use as the policy has it observed; nothing is stored where it refuses that. */
	async #stored(caller: Caller, subject: SubjectId): Promise<void> {
		const place = placeOf(this.#parts.policy.policy, 'observed', 'sign-out');
		if (!place) return;
		const at = new Date(this.#parts.clock()).toISOString();
		await this.#parts.vault.append(caller, { subject, ...place, values: [{ service: caller.service, at }] });
	}

	#caller(acting: Acting, service: string): Caller {
		return { service, actor: acting === 'self' ? 'person' : 'guardian', region: this.#parts.region };
	}
}
