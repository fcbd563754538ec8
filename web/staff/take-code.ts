/**
 * Fills the code in and clears it from the address bar and the history. Signing in stays the person's own act: the
 * button waits under their finger. The languages of the page keep the code, in the fragment as it came.
 */
export function takeCode(form: HTMLFormElement, field: HTMLInputElement): void {
	const code = window.location.hash.slice(1);
	if (code === '' || code === 'text') return;
	field.value = code;
	window.history.replaceState(null, '', window.location.pathname + window.location.search);
	for (const link of document.querySelectorAll<HTMLAnchorElement>('.languages a')) link.hash = code;
	form.querySelector('button')?.focus();
}
