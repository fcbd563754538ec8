/** Mails over SMTP (RFC 5321), one connection each. */
import { createTransport } from 'nodemailer';
import { Fault } from '../platform/fault.js';
import { isAddress } from './address.js';
import { type Mail, type Mailer, MailFailure } from './mailer.js';

const SECOND = 1_000;

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/**
 * Hands mails to the server at `smtp://user:password@host:587`, or `smtps://…` for TLS from the first byte. Without TLS
 * nothing is sent, except to this machine itself. Signing (DKIM), which RFC 8058 § 4 asks of mails with an opt-out, is
 * the server's. Throws a `Fault` where the address has another form.
 */
export function openSmtpMailer(address: string): Mailer {
	const { protocol, hostname, port, username, password } = serverAt(address);
	const secure = protocol === 'smtps:';
	const transport = createTransport({
		host: hostname.replace(/^\[|\]$/g, ''),
		port: Number(port) || (secure ? 465 : 587),
		secure,
		requireTLS: !secure && !LOOPBACK.test(hostname),
		...(username ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } } : {}),
		connectionTimeout: 20 * SECOND,
		greetingTimeout: 20 * SECOND,
		socketTimeout: 60 * SECOND,
		disableFileAccess: true,
		disableUrlAccess: true,
	});
	return {
		async send(mail) {
			if (!isAddress(mail.to)) throw new MailFailure(true, 'address');
			await transport.sendMail(asMessage(mail)).catch(error => {
				throw failure(error);
			});
		},
		close: () => transport.close(),
	};
}

function serverAt(address: string): URL {
	const url = URL.canParse(address) ? new URL(address) : null;
	if (url && /^smtps?:$/.test(url.protocol) && url.hostname !== '') return url;
	throw new Fault(
		'the mail server’s address has no form known',
		'set OBHUT_SMTP_URL to `smtp://user:password@host:587` or `smtps://…`',
	);
}

function asMessage(mail: Mail) {
	return {
		messageId: mail.messageId,
		date: new Date(mail.at),
		from: mail.from,
		to: { name: '', address: mail.to },
		subject: mail.subject,
		text: mail.text,
		html: mail.html,
		xMailer: false as const,
		headers: {
			'Auto-Submitted': 'auto-generated',
			'Content-Language': mail.language,
			...(mail.optOut === undefined
				? {}
				: { 'List-Unsubscribe': `<${mail.optOut}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
		},
	};
}

/** For good is only a 5xx about this mail itself; a refused login is ours to mend, and the mail waits for it. */
function failure(error: unknown): MailFailure {
	const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
	const about = code === 'EENVELOPE' || code === 'EMESSAGE';
	const reply = typeof responseCode === 'number' ? responseCode : null;
	const permanent = about && reply !== null && reply >= 500 && reply !== 503;
	return new MailFailure(permanent, reply === null ? String(code ?? 'unknown') : String(reply));
}
