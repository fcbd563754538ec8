/** Milliseconds between two looks at the figures; none while the page is hidden. */
const EVERY = 15_000;

/**
 * `<obhut-evidence src="/policy/en/evidence">` around the totals of a policy page: exchanges the content of every
 * `data-live` part for the fresh one of the same name. The page is complete without it; when a look fails, the figures
 * keep the time they were taken.
 */
export class ObhutEvidence extends HTMLElement {
	#timer = 0;

	connectedCallback(): void {
		this.#timer = window.setInterval(() => {
			if (!document.hidden) void this.refresh();
		}, EVERY);
	}

	disconnectedCallback(): void {
		window.clearInterval(this.#timer);
	}

	async refresh(): Promise<void> {
		const address = this.getAttribute('src');
		if (!address) return;
		try {
			const answer = await fetch(address, { cache: 'no-store' });
			if (answer.ok) exchange(new DOMParser().parseFromString(await answer.text(), 'text/html'));
		} catch {
			// Offline or restarting: the next look tries again.
		}
	}
}

function exchange(fresh: Document): void {
	const shown = new Map(
		[...document.querySelectorAll<HTMLElement>('[data-live]')].map(part => [part.dataset.live, part]),
	);
	for (const part of fresh.querySelectorAll<HTMLElement>('[data-live]')) {
		const old = shown.get(part.dataset.live);
		if (old && old.innerHTML !== part.innerHTML) old.replaceChildren(...part.childNodes);
	}
}
