/** How long a message is worth sending, when it is tried again, and in which language it is written. */
import type { Language, Policy } from '../policy/model.js';
import type { Template } from './model.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** After this no server is tried any more: the longer end of what RFC 5321 § 4.5.4.1 asks a sender to go on for. */
const GIVE_UP_AFTER = 5 * DAY;

/** How long a settled message is kept, milliseconds: long enough to ask why a mail never came, and no longer. */
export const MESSAGE_KEPT = 90 * DAY;

/**
 * Templates whose rows serve longer: the opt-out of an invitation works as long as the mail may be found again, and how
 * many were told of an incident is counted from them.
 */
export const LASTING: readonly Template[] = ['survey-invitation', 'incident'];

/** How long those are kept, milliseconds: claims lapse after three years (§ 195 BGB). */
export const LASTING_KEPT = 3 * 366 * DAY;

/** How long an announcement is kept past its end, milliseconds. */
export const ANNOUNCEMENT_KEPT = 90 * DAY;

/** A courier that has not settled a message by then is taken for dead; a silent mail server is given up long before. */
export const LEASE = 10 * MINUTE;

const RETRY_AFTER = [30 * SECOND, 2 * MINUTE, 10 * MINUTE, HOUR];
const RETRY_AT_LEAST_EVERY = 4 * HOUR;

/** Milliseconds until the next attempt after the n-th, from 1. */
export function retryAfter(attempts: number): number {
	return RETRY_AFTER[attempts - 1] ?? RETRY_AT_LEAST_EVERY;
}

/** From this moment on the message would help nobody: a code is sent only while it lets somebody in. */
export function worthlessFrom(message: {
	template: Template;
	createdAt: number;
	params: Record<string, string | number>;
}): number {
	const { createdAt, params, template } = message;
	return createdAt + (template === 'sign-in-code' ? Number(params.minutes) * MINUTE : GIVE_UP_AFTER);
}

/** The item that says which language a person reads, where the purpose may use it. */
export function languageItem(policy: Policy, purpose: string): string | null {
	const uses = policy.purposes[purpose]?.uses ?? [];
	return uses.find(item => policy.data[item]?.is === 'pd:Language' && !policy.data[item].many) ?? null;
}

/** The language of the policy a stored setting means (`zh` for `zh-CN`); null for any other. */
export function languageMeant(policy: Policy, setting: unknown): Language | null {
	if (typeof setting !== 'string') return null;
	const tag = setting.toLowerCase();
	return policy.languages.find(language => tag === language || tag.startsWith(`${language}-`)) ?? null;
}
