/** Statements that take themselves back (GEN-02), and periods nobody can count (GEN-11). */
import { quoted } from '../../finding.js';
import { LEXICON } from '../lexicon.js';
import { every, type Hit, type Spoken, says } from './prose.js';

/** `statement-hedged`: whether we do something with data is left open, and no condition settles it. */
export function hedged(spoken: Spoken): Hit[] {
	const { hedge, mayDo, handling, condition, announces } = LEXICON[spoken.language];
	return spoken.sentences.flatMap(sentence => {
		const { text } = sentence;
		const settled = says(condition, text);
		const about = says(handling, text);
		const matches = [
			...(about || says(announces, text) ? every(hedge, text) : []),
			...(about && !settled ? every(mayDo, text) : []),
		];
		return matches.map(match => ({
			code: 'statement-hedged' as const,
			at: sentence.at + match.index,
			length: match[0].length,
			message: `clause ${quoted(spoken.clause.id)} leaves open whether it is so: ${quoted(match[0])}`,
			hint: 'say what is done, or on which condition',
		}));
	});
}

/** `period-hedged`: neither a figure nor an end is near. */
export function vaguePeriods(spoken: Spoken): Hit[] {
	const { vaguePeriod, figure } = LEXICON[spoken.language];
	return spoken.sentences.flatMap(sentence => {
		if (says(figure, sentence.text) || says(figure, sentence.follows)) return [];
		return every(vaguePeriod, sentence.text).map(match => ({
			code: 'period-hedged' as const,
			at: sentence.at + match.index,
			length: match[0].length,
			message: `clause ${quoted(spoken.clause.id)} names a period without its length: ${quoted(match[0])}`,
			hint: 'take the figure from the rules, `{{…}}`',
		}));
	});
}
