/** A message as it goes out: its words, links and secrets. */
import type { Language, Policy } from '../policy/model.js';
import { linksOf } from './links.js';
import type { NewMessage } from './model.js';
import { codeOf, tokenOf } from './secrets.js';
import { type MessageText, messageText } from './words.js';

export interface Composer {
	policy: Policy;
	/** Of the region's index. */
	key: Buffer;
	/** Obhut's own public origin. */
	base: string;
}

/** Throws where a parameter of the template is missing or its origin is no http address. */
export function compose(
	{ base, key, policy }: Composer,
	message: Pick<NewMessage, 'template' | 'service' | 'params' | 'origin'> & { id: string },
	language: Language,
): MessageText & { optOut?: string } {
	const { id, params, template } = message;
	const links =
		template === 'sign-in-code'
			? { code: codeOf(key, id) }
			: linksOf({
					...{ template, params, base },
					origin: message.origin ?? base,
					token: tokenOf(key, template, id),
				});
	const text = messageText(policy, message, language, links);
	return 'optOut' in links && links.optOut ? { ...text, optOut: links.optOut } : text;
}
