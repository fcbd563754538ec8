/** Patterns of turns of phrase. They are tried on one sentence at a time, and compared without capitals. */

const LETTER = '[0-9\\p{Script=Latin}]';

/** One space of a pattern stands for the few that blanked markup leaves. */
const spaced = (source: string) => source.replaceAll(' ', '\\s{1,4}');

/** Not inside a longer word. */
export function words(...sources: string[]): RegExp {
	return new RegExp(`(?<!${LETTER})(?:${spaced(sources.join('|'))})(?!${LETTER})`, 'iu');
}

/** Chinese has no borders between words. */
export function han(...sources: string[]): RegExp {
	return new RegExp(sources.join('|'), 'iu');
}
