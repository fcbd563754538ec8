/** Where staff come in. */
export const SIGN_IN = '/staff/sign-in';

/** The code stands in the fragment, which browsers send to nobody: no log and no `Referer` ever holds it. */
export function signInLink(base: string, code: string): string {
	const link = new URL(SIGN_IN, base);
	link.hash = code;
	return link.href;
}

/** The code in what a person pasted: the code itself, or the whole link. */
export function pastedCode(text: string): string {
	return text.slice(text.lastIndexOf('#') + 1).trim();
}
