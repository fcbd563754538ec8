import type { Language } from '../../policy/model.js';

/** The best of the languages offered for an `Accept-Language` header (RFC 9110 12.5.4); the first where none fits. */
export function negotiate(header: string | undefined, offered: readonly Language[]): Language {
	const wishes = (header ?? '')
		.slice(0, 500)
		.split(',')
		.map(wish => {
			const [range = '', ...parameters] = wish.trim().toLowerCase().split(';');
			const quality = parameters
				.map(one => /^\s*q=([\d.]+)\s*$/.exec(one)?.[1])
				.find(one => one !== undefined);
			return { language: range.trim().split('-')[0], quality: quality === undefined ? 1 : Number(quality) };
		})
		.filter(({ quality }) => quality > 0)
		.sort((a, b) => b.quality - a.quality);
	for (const { language } of wishes) {
		const found = offered.find(one => one === language || language === '*');
		if (found) return found;
	}
	return offered[0] ?? 'en';
}
