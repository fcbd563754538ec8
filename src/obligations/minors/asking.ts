/** Mails to guardians: the question, and later ways in. Both go to the stored address and nowhere else. */
import { randomUUID } from 'node:crypto';
import type { Transaction } from '../../platform/postgres/database.js';
import { Problem, type ProblemCode } from '../../platform/problem.js';
import type { Language } from '../../policy/model.js';
import { guardianPlace, type Place } from '../../policy/places.js';
import { done, refusal } from '../../vault/index.js';
import type { Caller, Idempotency, SubjectId } from '../../vault/model.js';
import { change, guardianAt, type MinorsParts, note } from './guardian-act.js';
import {
	MAILS_A_DAY,
	mailsCountFrom,
	QUESTION_LASTS,
	requirePending,
	requireStanding,
	WAY_IN_LASTS,
} from './rules.js';
import { countSince, newestAsk } from './store.js';

/** An id no person can have: an unknown identifier takes the same steps as a known one. */
const NOBODY = '00000000-0000-8000-8000-000000000000';

/** Why no way in is sent, without saying so. */
const SILENT: readonly ProblemCode[] = ['subject-unknown', 'code-refused', 'too-many-codes', 'denied'];

interface Mail {
	subject: SubjectId;
	caller: Caller;
	place: Place;
	language: Language;
	act: 'asked' | 'linked';
	template: 'ask-guardian' | 'guardian-link';
	/** How long its link can be followed, milliseconds. */
	lasts: number;
}

export async function ask(
	parts: MinorsParts,
	caller: Caller,
	{ subject, language }: { subject: SubjectId; language?: Language },
	once?: Idempotency,
): Promise<void> {
	const { compiled } = parts.policy;
	const place = placeIn(parts);
	const speaks = languageOf(parts, language);
	await requireContact(parts, caller, subject, place);
	const mail: Mail = {
		subject,
		caller,
		place,
		language: speaks,
		act: 'asked',
		template: 'ask-guardian',
		lasts: QUESTION_LASTS,
	};
	const asked = {
		subject,
		act: mail.act,
		apply: requirePending.bind(null, compiled),
		remember: (transaction: Transaction, now: number) => send(parts, transaction, now, mail),
	};
	await change(parts, caller, asked, once);
}

export async function requestLink(
	parts: MinorsParts,
	{ item, value, language }: { item: string; value: string; language?: Language },
): Promise<void> {
	const { compiled, policy } = parts.policy;
	const place = placeIn(parts);
	const speaks = languageOf(parts, language);
	if (!policy.purposes[place.purpose]?.uses.includes(item)) {
		throw new Problem('identifier-invalid', { where: 'item' });
	}
	const caller = guardianAt(parts, Object.keys(policy.services)[0]!);
	try {
		const found = done(await parts.vault.lookup(caller, { item, value, purpose: place.purpose }));
		const subject = found.subject ?? NOBODY;
		const mail: Mail = {
			subject,
			caller,
			place,
			language: speaks,
			act: 'linked',
			template: 'guardian-link',
			lasts: WAY_IN_LASTS,
		};
		await change(parts, caller, {
			subject,
			act: mail.act,
			apply: requireStanding.bind(null, compiled, 'agreed'),
			remember: (transaction, now) => send(parts, transaction, now, mail),
		});
	} catch (error) {
		if (!(error instanceof Problem && SILENT.includes(error.code))) throw error;
	}
}

function placeIn(parts: MinorsParts): Place {
	const place = guardianPlace(parts.policy.policy);
	if (place) return place;
	throw new Problem('feature-undeclared', {
		hint: 'declare a purpose with `before-guardian` and the item it requires',
	});
}

function languageOf({ policy: { policy } }: MinorsParts, asked?: Language): Language {
	const language = asked ?? policy.languages[0]!;
	if (policy.languages.includes(language)) return language;
	const published = policy.languages.map(name => `\`${name}\``).join(', ');
	throw new Problem('invalid-request', {
		where: 'language',
		hint: `the policy is published in ${published}`,
	});
}

/** Nobody can be asked without an address (S5.1): the item that is missing is named. */
async function requireContact(
	{ vault, policy }: MinorsParts,
	caller: Caller,
	subject: SubjectId,
	{ item, purpose }: Place,
): Promise<void> {
	const [result] = await vault.read(caller, { subjects: [subject], purpose, items: [item] });
	if (!result?.known) throw new Problem('subject-unknown', { where: 'subject' });
	if (result.denied.length > 0) throw refusal(result.denied);
	if (result.values[item] !== undefined) return;
	await vault.viewState(caller, subject, 'guardian', requirePending.bind(null, policy.compiled));
	const reason = 'minor-without-guardian' as const;
	const clause = policy.compiled.clauses.minors;
	throw new Problem('denied', {
		detail: `\`${item}\` is not stored`,
		reason,
		clause,
		items: [{ item, reason, clause }],
		hint: `write \`${item}\` for \`${purpose}\` first`,
	});
}

async function send(parts: MinorsParts, transaction: Transaction, now: number, mail: Mail): Promise<void> {
	const { subject, caller, place, act, template, lasts, language } = mail;
	if ((await countSince(transaction, subject, act, mailsCountFrom(now))) >= MAILS_A_DAY) {
		throw new Problem('too-many-codes');
	}
	const event = randomUUID();
	// A guardian's way in leads back to the service the child is at, whoever looked the child up.
	const service = act === 'asked' ? caller.service : (await newestAsk(transaction, subject))!.service;
	await note(parts, transaction, now, { subject, id: event, act, service });
	const params = { service, event, until: now + lasts };
	const to = { subject, purpose: place.purpose, to: place.item, service };
	await parts.outbox.put(transaction, { ...to, template, language, params }, now);
}
