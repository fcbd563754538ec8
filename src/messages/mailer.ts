/** What carries mails away: a mail server, or the development mailbox. */
import type { Language } from '../policy/model.js';

export interface Mail {
	/** `<…@…>`; a mail sent again has the same. */
	messageId: string;
	/** When it was queued, milliseconds. */
	at: number;
	from: { name: string; address: string };
	to: string;
	language: Language;
	subject: string;
	text: string;
	html: string;
	/** Address that takes the one-click opt-out (RFC 8058). */
	optOut?: string;
}

export interface Mailer {
	/** Resolves once the mail was accepted for delivery. Throws `MailFailure` where it was not. */
	send(mail: Mail): Promise<void>;
	/** Lets go of every connection. */
	close(): void;
}

/** A mail that was not accepted. Says nothing of whom it was for: replies of servers tend to repeat the address. */
export class MailFailure extends Error {
	/** True where trying again is of no use. */
	readonly permanent: boolean;

	constructor(permanent: boolean, code: string) {
		super(`the mail server did not take a mail: ${code}`);
		this.name = 'MailFailure';
		this.permanent = permanent;
	}
}
