/** Praise nothing proves (GEN-13), and what a translation left behind (GEN-16). */
import { quoted } from '../../finding.js';
import { splitReference } from '../../wording/describe.js';
import { LEXICON } from '../lexicon.js';
import { every, type Hit, type Spoken } from './prose.js';

/** Rules the running system keeps and can show to be kept. */
const CONTROLS = [
	'version',
	'coverage',
	'encryption',
	'across-services',
	'backups',
	'disclosure',
	'incident',
	'minors',
	'recipients',
	'regions',
	'retention',
	'telemetry',
];

/** `praise-unproved`. */
export function praise(spoken: Spoken): Hit[] {
	if (spoken.rules.some(rule => CONTROLS.includes(splitReference(rule)[0]))) return [];
	return spoken.sentences.flatMap(({ text, at }) =>
		every(LEXICON[spoken.language].praise, text).map(match => ({
			code: 'praise-unproved' as const,
			at: at + match.index,
			length: match[0].length,
			message: `clause ${quoted(spoken.clause.id)} praises itself with ${quoted(match[0])}, and no control proves it`,
			hint: 'say what is done, and bind the clause to the rule that does it',
		})),
	);
}

/** `translation-smell`. `plural`: the text says *we* somewhere, so that *I* is a slip. */
export function smells(spoken: Spoken, plural: boolean): Hit[] {
	const { command, firstPerson, misfit, inverted } = LEXICON[spoken.language];
	const purposes = spoken.rules.some(rule => /^purposes(?:\.|$)/.test(rule));
	const observed = spoken.rules.some(
		rule => rule.startsWith('data.') && spoken.policy.data[rule.slice(5)]?.source.kind === 'observed',
	);
	const tried = [
		{ pattern: purposes ? command : null, what: 'commands the reader where it lists what is done' },
		{ pattern: plural ? firstPerson : null, what: 'speaks of *I* where the text says *we*' },
		{ pattern: misfit, what: 'holds a word that fits nothing here' },
		{ pattern: observed ? inverted : null, what: 'has the person receive what is received of them' },
	];
	return tried.flatMap(({ pattern, what }) =>
		pattern === null
			? []
			: spoken.sentences.flatMap(({ text, at }) =>
					every(pattern, text).map(match => ({
						code: 'translation-smell' as const,
						at: at + match.index,
						length: match[0].length,
						message: `clause ${quoted(spoken.clause.id)} ${what}: ${quoted(match[0].trim())}`,
						hint: 'have somebody who writes the language read it against the original',
					})),
				),
	);
}
