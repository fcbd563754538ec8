/**
 * Messages to people. A queued message names whom it is for and which item holds the address, never the address: that is
 * read from the vault at the moment of sending, under the message's purpose, so that a withdrawal or erasure in between
 * stops it. Secrets in a message (codes, links) are derived from its id when it is sent and stand nowhere before.
 */
import type { Transaction } from '../platform/postgres/database.js';
import type { Language } from '../policy/model.js';
import type { SubjectId } from '../vault/model.js';

export const TEMPLATES = [
	/** `code`, `minutes`. */
	'sign-in-code',
	/** `link`: the page a guardian answers on. */
	'ask-guardian',
	/** `link`: a new way in for a guardian who agreed. */
	'guardian-link',
	/** `survey` (title), `link` (answer page), `optOut` (one click). */
	'survey-invitation',
	/** `link`. */
	'request-received',
	/** `link`. */
	'request-answered',
	/** `link`. */
	'support-answered',
	/** `version`, `effective`, `link`. */
	'policy-change',
	/** `exportUntil`, `eraseBy`, `link`, and `service` where only that one ends. */
	'end-of-service',
	/** `what`, `link`. */
	'incident',
] as const;

export type Template = (typeof TEMPLATES)[number];

export interface NewMessage {
	subject: SubjectId;
	template: Template;
	/** Purpose the address is read under. */
	purpose: string;
	/** Item that holds the address. */
	to: string;
	/** Service on whose behalf it is sent. */
	service: string;
	/** Language where the person's own is not readable under the purpose. */
	language: Language;
	/**
	 * For the template: ids, titles, dates (milliseconds or `YYYY-MM-DD`); nothing personal. `survey.de` prevails over
	 * `survey` for a German reader. Links and codes are the courier's to add.
	 */
	params: Record<string, string | number>;
	/** Where links of the message lead: origin of the service's or Obhut's own pages; a template adds the path. */
	origin?: string;
}

/** `refused`: the policy said no at sending. `failed`: the mail server said no for good, or the person has no address. */
export type MessageState = 'queued' | 'sent' | 'refused' | 'failed';

export interface MessageView {
	id: string;
	subject: SubjectId;
	template: Template;
	state: MessageState;
	/** Milliseconds. */
	createdAt: number;
	settledAt: number | null;
	/** Decision reason where refused; a stable word where failed. */
	reason: string | null;
	clause: string | null;
}

export interface Outbox {
	/** Queues in the transaction of the act that causes it; gives the message's id. */
	put(transaction: Transaction, message: NewMessage, now: number): Promise<string>;
	/** How messages stand, newest first; about one person, one template, or both. */
	list(filter: { subject?: SubjectId; template?: Template; limit: number }): Promise<MessageView[]>;
	/** How many messages whose `params[key]` is `value` stand in each state. */
	count(template: Template, key: string, value: string): Promise<Record<MessageState, number>>;
	/** Message a presented secret belongs to, compared in constant time; null for a wrong or forgotten one. */
	messageBehind(
		template: Template,
		secret: string,
	): Promise<{ id: string; subject: SubjectId; params: Record<string, string | number> } | null>;
}

/** What a person sees on the page, in their language. */
export interface Announcement {
	id: string;
	kind: 'policy-change' | 'end-of-service' | 'incident' | 'notice';
	/** Milliseconds. */
	from: number;
	until: number | null;
	params: Record<string, string | number>;
}

export interface Announcements {
	put(transaction: Transaction, announcement: Omit<Announcement, 'id'>): Promise<string>;
	/** Those standing now, newest first. */
	now(): Promise<Announcement[]>;
	/** Heading and text in a language. */
	say(announcement: Announcement, language: Language): { heading: string; text: string };
}
