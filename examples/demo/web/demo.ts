/** The shop's page script: crashes and errors, reported only where the page was told that the person allows it. */
import './demo.css';

const button = document.querySelector<HTMLButtonElement>('#crash');
const line = document.querySelector<HTMLElement>('#crashed');

async function report(path: '/crash' | '/error', error: unknown): Promise<boolean> {
	if (button?.dataset.reports !== 'allowed') return false;
	const answer = await fetch(path, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ message: String(error), source: window.location.pathname }),
	});
	return answer.ok;
}

button?.addEventListener('click', async () => {
	try {
		JSON.parse('a page that crashes');
	} catch (error) {
		const sent = await report('/crash', error);
		if (line) {
			line.textContent = `${line.dataset.title} ${sent ? button.dataset.sent : button.dataset.kept}`;
			line.hidden = false;
		}
	}
});

window.addEventListener('unhandledrejection', ({ reason }) => void report('/error', reason));
window.addEventListener(
	'error',
	({ target, message }) => {
		const missing = target instanceof HTMLElement ? `${target.tagName.toLowerCase()} did not load` : message;
		void report('/error', missing);
	},
	true,
);
