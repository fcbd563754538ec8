/** Which mail server is set: its address without user and password. */
import { tell } from '../failure.js';
import { mailServer } from '../serve-mail.js';
import { type Check, fail, pass } from './model.js';

const ABOUT = 'mail';

export function checkMail(address: string | undefined): Check {
	if (!address) {
		return pass(ABOUT, 'kept in the development mailbox and sent to nobody', 'set OBHUT_SMTP_URL to send it');
	}
	try {
		const { protocol, host } = mailServer(address);
		return pass(ABOUT, `${protocol}//${host}`);
	} catch (error) {
		const { message, hint } = tell(error);
		return fail(ABOUT, message, hint ?? 'see `obhut serve --help`');
	}
}
