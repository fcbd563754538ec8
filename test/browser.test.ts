import { expect, test } from 'vitest';
import { openBrowser } from './browser.js';

test('a page renders: script runs, and a picture of it is not blank', async () => {
	const browser = await openBrowser();
	try {
		const page = await browser.newPage({ viewport: { width: 400, height: 200 } });
		const blank = await page.screenshot();
		await page.goto('data:text/html,<h1>Obhut</h1><script>document.title = String(6 * 7)</script>');
		expect(await page.title()).toBe('42');
		expect((await page.screenshot()).length).toBeGreaterThan(blank.length + 500);
	} finally {
		await browser.close();
	}
});

test.each([
	['Latin', 'Obhut', 'Schutz'],
	['Chinese', '隐私', '政策'],
])('%s text is drawn with glyphs of its own, not with empty boxes', async (_, one, other) => {
	const browser = await openBrowser();
	try {
		const page = await browser.newPage({ viewport: { width: 200, height: 100 } });
		const picture = async (text: string) => {
			await page.setContent(`<p style="font: 40px sans-serif">${text}</p>`);
			return (await page.screenshot()).toString('base64');
		};
		expect(await picture(one)).not.toBe(await picture(other));
		expect(await picture('\u{10FFFE}\u{10FFFE}')).not.toBe(await picture(one));
	} finally {
		await browser.close();
	}
});
