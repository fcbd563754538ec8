/** Consents nobody gave (GEN-09), declarations nobody made (BGB § 308 No 5), duties passed to the reader (GEN-14). */
import { quoted } from '../../finding.js';
import type { RuleId } from '../../law/packs.js';
import { LEXICON, type Lexicon } from '../lexicon.js';
import { every, type Hit, type Spoken, says } from './prose.js';
import { partAround } from './purposes.js';

const CONSENT: RuleId[] = ['GEN-09', 'EU-4-11', 'CN-14', 'DE-BGB-308-5'];

/** `consent-by-silence` and `declaration-fictitious`. */
export function fictions(spoken: Spoken): Hit[] {
	const lexicon = LEXICON[spoken.language];
	const { silence, silenceDenied, deemed, consent } = lexicon;
	return spoken.sentences.flatMap((sentence): Hit[] => {
		const { text, next } = sentence;
		const silent = says(silenceDenied, text) || says(silenceDenied, next) ? [] : every(silence, text);
		if (silent.length > 0)
			return silent.map(match => ({
				code: 'consent-by-silence',
				at: sentence.at + match.index,
				length: match[0].length,
				message: `clause ${quoted(spoken.clause.id)} takes silence or going on for consent: ${quoted(match[0])}`,
				hint: 'say that consent is asked for; going on is none',
				more: { fix: { words: ASKED } },
			}));
		return every(deemed, text)
			.filter(match => !refused(text, match.index, lexicon))
			.map(match => ({
				code: 'declaration-fictitious',
				at: sentence.at + match.index,
				length: match[0].length,
				message: `clause ${quoted(spoken.clause.id)} takes a declaration as made that nobody made: ${quoted(match[0])}`,
				hint: 'wait until the person says so; silence says nothing',
				more: { rules: says(consent, text) ? CONSENT : ['DE-BGB-308-5'], fix: { words: ASKED } },
			}));
	});
}

const ASKED = {
	de: 'Was eine Einwilligung braucht, bleibt aus, bis wir Sie gefragt haben und Sie ja sagen.',
	en: 'What needs a consent stays off until we have asked you and you say yes.',
	zh: '需要同意的用途一律关闭，直到我们询问您、您表示同意为止。',
};

/** Whether the sentence itself says that it does not count; the silence it speaks of is no such denial. */
function refused(text: string, at: number, lexicon: Lexicon): boolean {
	const SILENT =
		/(?:wenn|falls|sofern|if|unless)\s|widersprechen\s+sie|未(?:提出)?(?:异议|反对|回复)|逾期未|不回复/iu;
	return !SILENT.test(text) && says(lexicon.negation, partAround(text, at));
}

/** `duty-shifted`: what the controller must do is left to the reader, and it does not do it itself. */
export function shiftedDuties(spoken: Spoken): Hit[] {
	const { guardianDuty, othersDuty, changesDuty } = LEXICON[spoken.language];
	const { minors, changes } = spoken.policy;
	const duties = [
		{
			pattern: guardianDuty,
			done: minors.some(band => band.needsGuardian),
			what: "the guardian's consent",
			hint: 'ask for it yourself: `minors` with `need: guardian-consent`',
		},
		{
			pattern: changesDuty,
			done: changes.otherwise.notice.length > 0,
			what: 'finding out about changes',
			hint: 'tell people yourself: `changes.otherwise` with `notice`',
		},
		{
			pattern: othersDuty,
			done: false,
			what: 'informing others or asking their consent',
			hint: 'tell and ask them yourself, or do not take their data',
		},
	];
	return duties
		.filter(({ done }) => !done)
		.flatMap(({ pattern, what, hint }) =>
			spoken.sentences.flatMap(sentence =>
				every(pattern, sentence.text).map(match => ({
					code: 'duty-shifted' as const,
					at: sentence.at + match.index,
					length: match[0].length,
					message: `clause ${quoted(spoken.clause.id)} leaves ${what} to the reader`,
					hint,
				})),
			),
		);
}
