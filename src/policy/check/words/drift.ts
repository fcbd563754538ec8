/** Figures typed by hand that the rules also hold: they are wrong already, or will be once the rules change. */
import { quoted } from '../../finding.js';
import { LEXICON } from '../lexicon.js';
import { contactsOf, type FigureKind, type Held, heldBy } from './held.js';
import { type Hit, MOST_HITS, rewritten, type Sentence, type Spoken } from './prose.js';
import { denied } from './purposes.js';
import { agesIn, contactsIn, countriesIn, datesIn, periods, type Typed } from './typed.js';

/** Rules whose clause must name the right company, address or number. */
const OF_CONTACT = ['controller', 'contact', 'jurisdictions'];

const ANNOUNCED: Record<FigureKind, string> = {
	period: 'a period',
	age: 'an age',
	date: 'a date',
	country: 'a country',
	mail: 'an e-mail address',
	phone: 'a telephone number',
	url: 'a web address',
	name: 'a company',
};

/** Figures whose value stands in the rules the clause is bound to. */
function typedOf(spoken: Spoken, sentence: Sentence, held: Held[]): Typed[] {
	const { language } = spoken;
	const { text } = sentence;
	const has = (kind: FigureKind) => held.some(each => each.kind === kind);
	const ages = has('age') ? agesIn(text, language) : [];
	const counted = has('period') ? periods(text, language) : [];
	const kept = counted.filter(({ key }) => held.some(each => each.kind === 'period' && each.key === key));
	const years = ages.filter(({ at }) => !kept.some(period => period.at === at));
	return [
		...years,
		...counted.filter(({ at }) => !years.some(age => age.at === at)),
		...(has('date') ? datesIn(text, language) : []),
		...(has('country')
			? countriesIn(text, language).filter(({ at }) => !denied(text, at, LEXICON[language]))
			: []),
	];
}

/** The sentence as written, links and all, without its figures. */
function unfigured({ clause }: Spoken, { at, text }: Sentence): string {
	const figures = /\{\{[^{}]*\}\}/g;
	return clause.markdown
		.slice(at, at + text.length)
		.replace(figures, figure => '\u00b7'.repeat(figure.length));
}

/** What to write instead, those of the rules the clause is bound to first. */
function figuresFor(spoken: Spoken, held: Held[]): string[] {
	const heads = spoken.rules.map(rule => rule.split('.')[0]!);
	const bound = (figure: string) => (heads.includes(figure.split('.')[0]!) ? 0 : 1);
	return [...new Set(held.map(({ figure }) => figure))].sort((a, b) => bound(a) - bound(b));
}

function hit(spoken: Spoken, sentence: Sentence, typed: Typed, same: Held[], held: Held[]): Hit {
	const at = sentence.at + typed.at;
	const written = quoted(spoken.clause.markdown.slice(at, at + typed.length));
	const figures = figuresFor(spoken, same.length > 0 ? same : held);
	const fix = rewritten(spoken, sentence, at, typed.length, `{{${figures[0]}}}`);
	const place = { at, length: typed.length, ...(!figures[0]!.startsWith('list ') && { more: { fix } }) };
	const instead = figures
		.slice(0, 4)
		.map(figure => `\`{{${figure}}}\``)
		.join(' or ');
	if (same.length > 0) {
		const message = `clause ${quoted(spoken.clause.id)} has ${ANNOUNCED[typed.kind]} typed by hand: ${written}`;
		return {
			code: 'figure-typed',
			message,
			hint: `write ${instead}; the words then follow the rules`,
			...place,
		};
	}
	const values = [...new Set(held.map(({ said }) => quoted(said())))].slice(0, 4).join(', ');
	const message = `clause ${quoted(spoken.clause.id)} says ${written}, and its rules hold ${values}`;
	return { code: 'figure-drifted', message, hint: `write ${instead}; or change the rule`, ...place };
}

/** Whether two keys mean the same; a company may be typed with an article before its name. */
const matches = (typed: Typed, held: Held) =>
	(held.key === typed.key && !(typed.below && held.figure.endsWith('.last'))) ||
	(typed.kind === 'name' && (typed.key.endsWith(held.key) || held.key.includes(typed.key)));

/** `figure-drifted` where no rule the clause is bound to agrees, `figure-typed` where one does. */
export function typedFigures(spoken: Spoken): Hit[] {
	const held = heldBy(spoken.policy, spoken.rules, spoken.speech);
	const contacts = contactsOf(spoken.policy);
	const naming = spoken.rules.some(rule => OF_CONTACT.includes(rule.split('.')[0]!));
	const seat = spoken.policy.controller.establishedIn;
	const hits: Hit[] = [];
	for (const sentence of spoken.sentences) {
		if (hits.length >= MOST_HITS) break;
		for (const typed of typedOf(spoken, sentence, held)) {
			const alike = held.filter(({ kind }) => kind === typed.kind);
			const same = alike.filter(each => matches(typed, each));
			if (same.length > 0 || typed.key !== seat) hits.push(hit(spoken, sentence, typed, same, alike));
		}
		for (const typed of contactsIn(unfigured(spoken, sentence))) {
			const alike = contacts.filter(({ kind }) => kind === typed.kind);
			const same = alike.filter(each => matches(typed, each));
			if (same.length > 0 || (naming && alike.length > 0))
				hits.push(hit(spoken, sentence, typed, same, alike));
		}
	}
	return hits;
}
