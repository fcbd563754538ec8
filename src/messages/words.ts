/** Messages and announcements in words: the catalogs filled with what is known, as plain text and as HTML. */
import { entry } from '../policy/compose.js';
import type { Language, Policy } from '../policy/model.js';
import { catalog, locale } from '../policy/wording/speech.js';
import { de } from './catalogs/de.js';
import { en, type MessageWord } from './catalogs/en.js';
import { zh } from './catalogs/zh.js';
import { mailHtml } from './mail-html.js';
import type { Announcement, Template } from './model.js';

type Params = Record<string, string | number>;

export interface MessageText {
	/** One line. */
	subject: string;
	text: string;
	html: string;
}

const say = catalog<MessageWord>({ de, en, zh });

/** Parameters that are days: milliseconds or `YYYY-MM-DD`. */
const DAYS = new Set(['effective', 'exportUntil', 'eraseBy']);

/** A message in words. Throws where a parameter of the template is missing. `links` hold links and codes alike. */
export function messageText(
	policy: Policy,
	message: { template: Template; service: string; params: Params },
	language: Language,
	links: Record<string, string>,
): MessageText {
	const service = titleOf(policy, message.service, language);
	const values = { ...spoken(policy, message.params, language), service, ...links };
	const text = `${say(language, `${message.template}.body`, values)}\n\n${say(language, 'footer', values)}`;
	return {
		subject: say(language, `${message.template}.subject`, values),
		text,
		html: mailHtml(language, text, Object.values(links)),
	};
}

/** Heading and text of an announcement, plain text. */
export function announcementText(
	policy: Policy,
	{ kind, params }: Pick<Announcement, 'kind' | 'params'>,
	language: Language,
): { heading: string; text: string } {
	const values = spoken(policy, params, language);
	return {
		heading: say(language, `announcement.${kind}.heading`, values),
		text: say(language, `announcement.${kind}.text`, values),
	};
}

/**
 * The parameters as they are said in a language: `what.de` prevails over `what`, days are written out, what
 * ends is a service by its title, or all of them. Each is one line, so that none can begin a header or a paragraph.
 */
function spoken(policy: Policy, params: Params, language: Language): Params {
	const values: Params = { controller: policy.controller.name, contact: policy.contact.email };
	for (const [key, given] of Object.entries(params)) {
		const [name, of] = key.split('.') as [string, string | undefined];
		if (of !== undefined && of !== language && Object.hasOwn(values, name)) continue;
		if (of === undefined && Object.hasOwn(params, `${name}.${language}`)) continue;
		values[name] = DAYS.has(name) ? day(given, language) : typeof given === 'number' ? given : oneLine(given);
	}
	return { ...values, ending: titleOf(policy, values.service ?? policy.controller.name, language) };
}

function titleOf(policy: Policy, service: string | number, language: Language): string {
	return entry(policy.services, String(service))?.title[language] ?? String(service);
}

function day(given: string | number, language: Language): string {
	const date = new Date(given);
	if (Number.isNaN(date.getTime())) throw new Error('a day of a message is no date');
	return new Intl.DateTimeFormat(locale(language), { dateStyle: 'long', timeZone: 'UTC' }).format(date);
}

function oneLine(text: string): string {
	return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}
