/** Lets staff in and out. Every act, and every refused attempt, is an entry of the log. */
import { randomBytes, randomUUID } from 'node:crypto';
import type { NewEntry } from '../../audit/entry.js';
import type { AuditLog } from '../../audit/log.js';
import type { Clock } from '../../platform/clock.js';
import type { Database } from '../../platform/postgres/database.js';
import { newSecret, tokenDigest } from '../secrets.js';
import type { SignedIn, StaffMember, StaffRole, StaffSession } from './model.js';
import { actorOf, CODE_LASTS, isNewUse, memberOf, personBehind, SESSION_LASTS } from './rules.js';
import {
	claimCode,
	deleteOutdated,
	deleteSession,
	findSession,
	insertCode,
	insertMember,
	insertSession,
	markSeen,
} from './store.js';

type Act = 'invited' | 'signed-in' | 'sign-in-refused' | 'signed-out';

export class Staff {
	readonly #database: Pick<Database, 'query' | 'transaction'>;
	readonly #log: AuditLog;
	readonly #clock: Clock;
	readonly #key: Buffer;

	/** @param key the keyring's index key: without it nothing put into the database lets in, or tells a person */
	constructor(database: Pick<Database, 'query' | 'transaction'>, log: AuditLog, clock: Clock, key: Buffer) {
		this.#database = database;
		this.#log = log;
		this.#clock = clock;
		this.#key = key;
	}

	/**
	 * Makes a code that lets one staff member in, once, within 15 minutes. It cannot be shown again.
	 * @param inviter reference of who invites, for the log; `bootstrap` for whoever starts Obhut
	 * @param address the invitee's work e-mail address, kept only as what tells one person's accounts (`personBehind`);
	 *   without it the code lets in a person of its own
	 * Throws `identifier-invalid`.
	 */
	async invite(role: StaffRole, inviter: string, address?: string): Promise<{ code: string }> {
		const now = this.#clock();
		const person = address === undefined ? nobodyElse() : personBehind(this.#key, address);
		const { text: code, hash } = newSecret(this.#key, 'staff code');
		await this.#database.transaction(async transaction => {
			await deleteOutdated(transaction, now);
			await insertCode(transaction, { hash, role, person, expiresAt: now + CODE_LASTS });
			await this.#log.within(transaction, [this.#entry('invited', inviter, now, role)]);
		});
		return { code };
	}

	/** Uses a code up for a new staff member and session; null when it is wrong, used or expired, without saying which. */
	async signIn(code: string): Promise<SignedIn | null> {
		const now = this.#clock();
		const hash = tokenDigest(this.#key, 'staff code', code);
		const signedIn = hash && (await this.#claim(hash, now));
		if (!signedIn) await this.#log.append([this.#entry('sign-in-refused', 'unknown', now)]);
		return signedIn;
	}

	/** Who a session token stands for, or null. Asked of the database every time, so that a sign-out holds at once. */
	async verify(token: string): Promise<StaffMember | null> {
		const now = this.#clock();
		const hash = tokenDigest(this.#key, 'staff session', token);
		if (!hash) return null;
		const stored = await findSession(this.#database, hash);
		const member = memberOf(hash, stored, now);
		if (member && stored && isNewUse(stored, now)) await markSeen(this.#database, hash, now);
		return member;
	}

	/** Ends a session now. False when there was none. */
	async signOut(token: string): Promise<boolean> {
		const now = this.#clock();
		const hash = tokenDigest(this.#key, 'staff session', token);
		if (!hash) return false;
		return await this.#database.transaction(async transaction => {
			const stored = await findSession(transaction, hash);
			if (!stored || !(await deleteSession(transaction, hash))) return false;
			await this.#log.within(transaction, [this.#entry('signed-out', actorOf(stored.member), now)]);
			return true;
		});
	}

	/** One transaction: a code is used up exactly when its session and its entry are there. */
	async #claim(hash: Buffer, now: number): Promise<SignedIn | null> {
		return await this.#database.transaction(async transaction => {
			const invited = await claimCode(transaction, hash, now);
			if (!invited) return null;
			const member: StaffMember = { id: randomUUID(), ...invited };
			const { text: token, hash: tokenHash } = newSecret(this.#key, 'staff session');
			const session: StaffSession = { hash: tokenHash, member, endsAt: now + SESSION_LASTS, seenAt: now };
			await insertMember(transaction, member, now);
			await insertSession(transaction, session);
			await this.#log.within(transaction, [this.#entry('signed-in', actorOf(member), now, member.role)]);
			return { token, member };
		});
	}

	#entry(act: Act, actor: string, at: number, role?: StaffRole): NewEntry {
		const about = role === undefined ? {} : { about: role };
		return this.#log.seal({ kind: 'staff', at, service: 'obhut', actor, subject: null, ...about, act });
	}
}

/** A person no address stands for. */
function nobodyElse(): string {
	return randomBytes(32).toString('base64url');
}
