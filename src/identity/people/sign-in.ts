/**
 * Signing in with a one-time code. INVARIANT(alike): for an identifier that finds nobody the same statements run, in the
 * same order, as for one that finds somebody; the answers are the same.
 */
import { randomUUID } from 'node:crypto';
import { Problem } from '../../platform/problem.js';
import { itemOfForm, placeOf } from '../../policy/places.js';
import type { Caller, SubjectId } from '../../vault/model.js';
import type { BegunSession, People } from './model.js';
import {
	ATTEMPTS_AN_HOUR,
	CODE_LASTS,
	CODE_MINUTES,
	CODES_AN_HOUR,
	sameCode,
	signInPurposes,
} from './rules.js';
import type { PeopleParts } from './service.js';
import { newSession } from './sessions.js';
import type { ShownVersions } from './shown.js';
import {
	claimCode,
	countAsking,
	countAttempt,
	deleteOutdated,
	insertSession,
	keptIf,
	putCode,
	spendTry,
} from './store.js';

/** An id no person can have. */
const NOBODY: SubjectId = '00000000-0000-8000-8000-000000000000';

/** Whom an identifier lets in: nobody where it is unknown, or the policy refuses its use under every purpose. */
interface Presented {
	subject: SubjectId | null;
	purpose: string;
	/** The log's reference to the person today. */
	reference: string | null;
}

type AskCode = Parameters<People['askCode']>[0];
type SignInAsk = Parameters<People['signIn']>[0];

export class SignIn {
	readonly #parts: PeopleParts;
	readonly #shown: ShownVersions;

	constructor(parts: PeopleParts, shown: ShownVersions) {
		this.#parts = parts;
		this.#shown = shown;
	}

	async askCode(ask: AskCode): Promise<void> {
		const { clock, database, sender, vault } = this.#parts;
		const now = clock();
		const digest = await vault.identifierDigest(ask);
		await deleteOutdated(database, now);
		if ((await countAsking(database, digest, now)) > CODES_AN_HOUR) {
			await this.#refuse(ask, null, 'too-many', now);
			throw new Problem('too-many-codes', { hint: 'wait an hour, or use the code sent last' });
		}
		const { subject, purpose } = await this.#find(ask);
		const { service } = ask;
		const { policy } = this.#parts.policy;
		const language = policy.languages.find(known => known === ask.language) ?? policy.languages[0]!;
		const item = itemOfForm(policy, purpose, 'email');
		if (item === null) throw new Problem('feature-undeclared');
		const message = { item, purpose, service, language, minutes: CODE_MINUTES };
		await database.transaction(async transaction => {
			const id = await keptIf(transaction, subject !== null, () =>
				sender.put(transaction, { ...message, subject: subject ?? NOBODY }, now),
			);
			const code = { digest, subject, message: subject && id, expiresAt: now + CODE_LASTS };
			await putCode(transaction, code);
		});
	}

	async signIn(ask: SignInAsk): Promise<BegunSession> {
		const { clock, codeOf, database, vault } = this.#parts;
		if (ask.shown !== undefined) this.#shown.ordinalOf(ask.shown);
		const now = clock();
		const digest = await vault.identifierDigest(ask);
		if ((await countAttempt(database, digest, now)) > ATTEMPTS_AN_HOUR) {
			await this.#refuse(ask, null, 'too-many', now);
			throw new Problem('too-many-codes', {
				detail: 'too many codes were tried for this identifier',
				hint: 'wait an hour, then ask for a new code',
			});
		}
		const code = await spendTry(database, digest, now);
		const { subject, reference } = await this.#find(ask);
		const right = sameCode(ask.code, codeOf(code?.message ?? randomUUID()));
		const stands = right && code?.message && subject !== null && subject === code.subject;
		const begun = stands ? await this.#claim(ask, { subject, digest, message: code.message! }) : null;
		if (!begun) {
			await this.#refuse(ask, reference, 'code', now);
			throw new Problem('code-refused', { hint: 'check the digits, or ask for a new code' });
		}
		if (ask.shown !== undefined) await this.#shown.record(begun.subject, ask.shown, ask.service);
		await this.#store(ask, begun.subject);
		return begun;
	}

	async #find({ item, value, service }: Pick<SignInAsk, 'item' | 'value' | 'service'>): Promise<Presented> {
		const [first, ...others] = signInPurposes(this.#parts.policy.policy, item);
		if (first === undefined) {
			throw new Problem('feature-undeclared', {
				detail: `no purpose of the policy lets people in by \`${item}\``,
			});
		}
		const asked = { item, value, purposes: [first, ...others] as [string, ...string[]] };
		const found = await this.#parts.vault.find(this.#caller(service), asked);
		return 'done' in found ? found.done : { subject: null, purpose: first, reference: null };
	}

	/** One transaction: a code is used up exactly when its session and its entry are there. */
	async #claim(
		{ service }: SignInAsk,
		{ subject, digest, message }: { subject: SubjectId; digest: Buffer; message: string },
	): Promise<BegunSession | null> {
		try {
			return await this.#parts.vault.recordAct(
				this.#caller(service),
				subject,
				{ kind: 'sign-in', act: 'accepted', about: 'code' },
				async (transaction, now) => {
					if (!(await claimCode(transaction, message, digest))) throw new Problem('code-refused');
					const { begun, stored } = newSession(this.#parts.key, { subject, acting: 'self', service }, now);
					await insertSession(transaction, stored);
					return begun;
				},
			);
		} catch (error) {
			const lost = error instanceof Problem && ['code-refused', 'subject-unknown'].includes(error.code);
			if (lost) return null;
			throw error;
		}
	}

	/** The signing in as the policy has it observed; nothing is stored where it refuses that. */
	async #store({ service }: SignInAsk, subject: SubjectId): Promise<void> {
		const place = placeOf(this.#parts.policy.policy, 'observed', 'sign-in');
		if (!place) return;
		const at = new Date(this.#parts.clock()).toISOString();
		await this.#parts.vault.append(this.#caller(service), { subject, ...place, values: [{ service, at }] });
	}

	async #refuse(
		{ service }: Pick<SignInAsk, 'service'>,
		subject: string | null,
		about: 'code' | 'too-many',
		at: number,
	): Promise<void> {
		const { log } = this.#parts;
		await log.append([
			log.seal({ kind: 'sign-in', at, service, actor: 'person', subject, act: 'refused', about }),
		]);
	}

	#caller(service: string): Caller {
		return { service, actor: 'person', region: this.#parts.region };
	}
}
