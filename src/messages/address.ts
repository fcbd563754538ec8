/** Addresses mails can go to. */

/** No header or command can begin within what has this form. */
const ADDRESS = /^[^\s@"(),:;<>[\\\]\p{Cc}]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/iu;

/** Whether it is one address without a name: `ops@example.org`. */
export function isAddress(text: string): boolean {
	return ADDRESS.test(text);
}
