/** From whom a mail is, and by what it is known: the same for every mail of a policy. */
import type { Policy } from '../policy/model.js';
import type { Mail } from './mailer.js';

/** Of the mail with an id that stands for it alone; sent again, it has the same. */
export function letterhead(
	{ contact, controller }: Pick<Policy, 'contact' | 'controller'>,
	id: string,
): Pick<Mail, 'messageId' | 'from'> {
	const address = contact.email;
	return {
		messageId: `<${id}@${address.slice(address.lastIndexOf('@') + 1)}>`,
		from: { name: controller.name, address },
	};
}
