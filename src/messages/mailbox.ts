/** The development mailbox: mails go nowhere and can be looked at. In memory only. */
import type { Mail, Mailer } from './mailer.js';

const KEPT = 200;

export interface Mailbox extends Mailer {
	/** Newest first; a mail sent again stands there once, as a mail reader would show it. */
	list(): Mail[];
}

export function openMailbox(): Mailbox {
	const mails = new Map<string, Mail>();
	return {
		async send(mail) {
			mails.set(mail.messageId, mail);
			const [oldest] = mails.keys();
			if (mails.size > KEPT && oldest !== undefined) mails.delete(oldest);
		},
		list: () => [...mails.values()].reverse(),
		close: () => mails.clear(),
	};
}
