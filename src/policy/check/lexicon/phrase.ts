/** Patterns of turns of phrase. They are tried on one sentence at a time, and compared without capitals. */

/** Letters of the languages written in Latin script. Ranges, as patterns with Unicode properties take long to compile. */
const LATIN = 'A-Za-zªºÀ-ÖØ-öø-ʸḀ-ỿ';
const LETTER = `[0-9${LATIN}]`;

/** One space of a pattern stands for the few that blanked markup leaves. */
const spaced = (source: string) => source.replaceAll('\\p{L}', `[${LATIN}]`).replaceAll(' ', '\\s{1,4}');

/** Not inside a longer word. */
export function words(...sources: string[]): RegExp {
	return new RegExp(`(?<!${LETTER})(?:${spaced(sources.join('|'))})(?!${LETTER})`, 'i');
}

/** Chinese has no borders between words. */
export function han(...sources: string[]): RegExp {
	return new RegExp(sources.join('|'), 'i');
}

const LONG = ' '.repeat(1_000);

/**
 * The same pattern, compiled. An engine interprets a pattern at first and compiles it when it comes again, which for
 * patterns as large as these costs more than both; on a long text it compiles at once.
 */
export function compiled(pattern: RegExp): RegExp {
	pattern.test(LONG);
	pattern.lastIndex = 0;
	return pattern;
}
