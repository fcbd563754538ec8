/**
 * Carries queued messages to people. What the policy says is asked when a message is sent, not when it was queued: the
 * address is read from the vault under the message's purpose, for the processor that carries the region's mail.
 *
 * Nothing is lost: a message stays queued until what became of it is committed. Couriers at once do not send the same: a
 * claim is one courier's until its lease is over. What nobody can rule out over SMTP: a courier that dies, or is kept
 * waiting past its lease, after the server took a mail and before that is committed leaves the message queued, and it is
 * sent again. The second mail has the first one's Message-ID, made of the message's id, so that servers and mail readers
 * can tell it is the same (RFC 5322 § 3.6.4).
 */
import { reach } from '../platform/fault-points.js';
import type { Keyring } from '../platform/keyring/keyring.js';
import type { Database } from '../platform/postgres/database.js';
import { Problem } from '../platform/problem.js';
import type { CompiledPolicy } from '../policy/compiled.js';
import type { Language, Policy } from '../policy/model.js';
import { mailProcessor } from '../policy/places.js';
import type { OpenVault } from '../vault/index.js';
import { compose } from './compose.js';
import { letterhead } from './letterhead.js';
import { type Mail, type Mailer, MailFailure } from './mailer.js';
import { LEASE, languageItem, languageMeant, retryAfter, worthlessFrom } from './rules.js';
import {
	claimDue,
	type DueMessage,
	forgetMessages,
	postpone,
	type Settlement,
	settleMessage,
} from './store.js';

export interface CourierParts {
	database: Pick<Database, 'transaction'>;
	vault: Pick<OpenVault, 'read' | 'recordAct'>;
	/** The policy in force, as written and as compiled. */
	policy: { policy: Policy; compiled: Pick<CompiledPolicy, 'clauses'> };
	region: string;
	mailer: Mailer;
	keyring: Pick<Keyring, 'index'>;
	/** Obhut's own public origin. */
	base: string;
}

export interface Courier {
	/**
	 * Sends what is due at `now`; gives how many were sent. Whatever fails in an unforeseen way ends the round with
	 * that error, and its message stays claimed until the lease is over.
	 */
	deliver(now: number): Promise<number>;
}

/** Mails under way at once. */
const LANES = 4;

export function openCourier(parts: CourierParts): Courier {
	const claim = (now: number) => parts.database.transaction(session => claimDue(session, now, now + LEASE));
	const lane = async (now: number, first: DueMessage | null): Promise<number> => {
		let sent = 0;
		for (let claimed = first; claimed; claimed = await claim(now)) {
			await reach('message.claimed');
			if (await carry(parts, claimed, now)) sent++;
		}
		return sent;
	};
	return {
		async deliver(now) {
			const first = await claim(now);
			if (!first) return 0;
			const others = Array.from({ length: LANES - 1 }, async () => lane(now, await claim(now)));
			const lanes = await Promise.allSettled([lane(now, first), ...others]);
			const failed = lanes.find(({ status }) => status === 'rejected') as PromiseRejectedResult | undefined;
			if (failed) throw failed.reason;
			return lanes.reduce((sent, one) => sent + (one as PromiseFulfilledResult<number>).value, 0);
		},
	};
}

/** True where the mail server took it. */
async function carry(parts: CourierParts, message: DueMessage, now: number): Promise<boolean> {
	const { policy, compiled } = parts.policy;
	const settle = (settlement: Settlement) => settled(parts, message, settlement);
	const never = (reason: string) => settle({ state: 'failed', reason, clause: null });
	if (now >= worthlessFrom(message)) return never('too-late');
	const recipient = mailProcessor(policy, parts.region, message.purpose);
	if (recipient === null) {
		const clause = compiled.clauses.disclosure;
		return settle({ state: 'refused', reason: 'recipient-without-ground', clause });
	}
	const found = await addressOf(parts, message, recipient);
	if (found === null) return forget(parts, message);
	if ('reason' in found) return settle({ state: 'refused', ...found });
	if (typeof found.address !== 'string') return never('address-missing');
	try {
		await parts.mailer.send(mailOf(parts, message, found.address, found.language));
	} catch (error) {
		if (!(error instanceof MailFailure)) throw error;
		if (error.permanent) return never('mail-refused');
		const again = now + retryAfter(message.attempts);
		await parts.database.transaction(session => postpone(session, message, again));
		return false;
	}
	await reach('message.accepted');
	await settle({ state: 'sent', reason: null, clause: null });
	return true;
}

type Addressed = { address: unknown; language: Language } | { reason: string; clause: string | null };

/** Null where the person is gone. The language is read with the address, where the purpose may use it. */
async function addressOf(
	parts: CourierParts,
	message: DueMessage,
	recipient: string,
): Promise<Addressed | null> {
	const { policy } = parts.policy;
	const { purpose, subject, to } = message;
	const setting = languageItem(policy, purpose);
	const items = setting === null ? [to] : [to, setting];
	const [result] = await parts.vault.read(callerFor(parts, message), {
		...{ subjects: [subject], purpose, items, recipient },
	});
	if (!result?.known) return null;
	const denied = result.denied.find(({ item }) => item === to);
	if (denied) return { reason: denied.reason, clause: denied.clause };
	const meant = setting === null ? null : languageMeant(policy, result.values[setting]);
	return { address: result.values[to], language: meant ?? message.language };
}

/** Puts on record what became of a message. False, for no message is sent by it. */
async function settled(parts: CourierParts, message: DueMessage, settlement: Settlement): Promise<false> {
	const { purpose, subject, template } = message;
	const entry = { kind: 'message' as const, purpose, about: template, act: settlement.state };
	try {
		await parts.vault.recordAct(callerFor(parts, message), subject, entry, (transaction, at) =>
			settleMessage(transaction, message, settlement, at),
		);
	} catch (error) {
		if (error instanceof Problem && error.code === 'subject-unknown') return forget(parts, message);
		throw error;
	}
	return false;
}

async function forget(parts: CourierParts, message: DueMessage): Promise<false> {
	await parts.database.transaction(session => forgetMessages(session, message.subject));
	return false;
}

function callerFor({ region }: CourierParts, { service }: DueMessage) {
	return { service, actor: 'courier', region };
}

function mailOf(parts: CourierParts, message: DueMessage, to: string, language: Language): Mail {
	const { policy } = parts.policy;
	const { base, keyring } = parts;
	return {
		...letterhead(policy, message.id),
		at: message.createdAt,
		to,
		language,
		...compose({ policy, key: keyring.index.key, base }, message, language),
	};
}
