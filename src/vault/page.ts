/** What a page holds once opened: the values of its items, by item number. */
import type { Value } from './model.js';

export type PageContent = Map<number, Value>;

export function encodePage(content: PageContent): Buffer {
	return Buffer.from(JSON.stringify(Object.fromEntries(content)));
}

export function decodePage(bytes: Buffer): PageContent {
	const object = JSON.parse(bytes.toString('utf8')) as Record<string, Value>;
	const content: PageContent = new Map();
	for (const number in object) content.set(Number(number), object[number]!);
	return content;
}
