/**
 * The mail of a served house: what carries it, the mail server named in the environment or the development mailbox; and
 * where notices of alarms go.
 */
import { isAddress, type Mailbox, type Mailer, openMailbox, openSmtpMailer } from '../messages/index.js';
import { EXIT, Failure } from './failure.js';

/** Throws `Failure` where the address is none of a mail server. */
export function mailOf(address: string | undefined): { mailer: Mailer; mailbox?: Mailbox } {
	if (!address) {
		const mailbox = openMailbox();
		return { mailer: mailbox, mailbox };
	}
	mailServer(address);
	return { mailer: openSmtpMailer(address) };
}

/** The address of a mail server, taken apart. Throws `Failure` where it is none. */
export function mailServer(address: string): URL {
	const url = URL.canParse(address) ? new URL(address) : null;
	if (url && /^smtps?:$/.test(url.protocol) && url.hostname !== '') return url;
	const hint = 'smtp://user:password@host:587, or smtps:// for TLS from the start';
	throw new Failure(EXIT.usage, 'OBHUT_SMTP_URL is not the address of a mail server', hint);
}

/**
 * Staff's address for notices of alarms, from the option or else the environment; undefined where neither is set. Throws
 * `Failure` where it is none: an empty option is no address either, so that a variable nobody set does not silence alarms.
 */
export function alarmAddress(
	option: string | undefined,
	environment: string | undefined,
): string | undefined {
	const given = option ?? (environment || undefined);
	if (given === undefined || isAddress(given)) return given;
	const name = option === undefined ? 'OBHUT_ALARMS_TO' : '--alarms-to';
	throw new Failure(EXIT.usage, `${name} is not a mail address`, 'one address and no name: ops@example.org');
}
