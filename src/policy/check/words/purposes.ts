/** Purposes the words speak of and the clause is not bound to (GEN-08). */
import { quoted } from '../../finding.js';
import type { Policy, Purpose } from '../../model.js';
import { splitReference } from '../../wording/describe.js';
import { PURPOSE_KINDS } from '../lexicon/lexicon.js';
import { LEXICON, type Lexicon, type PurposeKind } from '../lexicon.js';
import { every, type Hit, type Spoken, says } from './prose.js';

/** W3C DPV purposes that are of the kind, and the one to declare. */
const DPV: Record<PurposeKind, { is: RegExp; declare: string }> = {
	advertising: { is: /Advertising|Marketing/, declare: 'dpv:PersonalisedAdvertising' },
	profiling: { is: /Profil|Personalis|Scoring|Advertising/, declare: 'dpv:Personalisation' },
	personalisation: { is: /Personalis|Advertising|Recommend/, declare: 'dpv:ServicePersonalisation' },
	research: { is: /Research|Scientific/, declare: 'dpv:ResearchAndDevelopment' },
	statistics: {
		is: /Analytic|Statistic|Optimi|Improve|Research|Measure/,
		declare: 'dpv:ServiceUsageAnalytics',
	},
	scoring: { is: /Credit|Scor|Rating/, declare: 'dpv:CreditChecking' },
	sale: { is: /Sell|Sale/, declare: 'dpv:SellDataToThirdParties' },
	training: { is: /Train|MachineLearning|AI/, declare: 'dpv:TrainAIModels' },
};

/** Purposes a clause is bound to, whichever rule it names them by. */
export function boundPurposes(policy: Policy, rules: string[]): Purpose[] {
	const ids = new Set(rules.flatMap(rule => purposesOf(policy, rule)));
	return [...ids].flatMap(id => (Object.hasOwn(policy.purposes, id) ? [policy.purposes[id]!] : []));
}

function purposesOf(policy: Policy, rule: string): string[] {
	const [head, name] = splitReference(rule);
	const all = Object.keys(policy.purposes);
	const of = <T>(table: Record<string, T>, ids: (entry: T) => string[]): string[] =>
		name === undefined
			? Object.values(table).flatMap(ids)
			: Object.hasOwn(table, name)
				? ids(table[name]!)
				: [];
	if (head === 'purposes') return name === undefined ? all : [name];
	if (head === 'across-services') return all.filter(id => policy.purposes[id]!.acrossServices);
	if (head === 'recipients') return of(policy.recipients, entry => entry.purposes);
	if (head === 'retention') return of(policy.retention, entry => entry.purposes);
	return [];
}

/** The part of a sentence, between commas, that stands around an offset. */
export function partAround(sentence: string, at: number): string {
	const marks = [...sentence.matchAll(/[,;:，；：]/g)].map(({ index }) => index);
	const from = marks.filter(mark => mark < at).at(-1) ?? -1;
	return sentence.slice(
		from + 1,
		marks.find(mark => mark >= at),
	);
}

/** Whether what stands at an offset is denied in its part of the sentence. */
export function denied(sentence: string, at: number, { negation, exception }: Lexicon): boolean {
	const part = partAround(sentence, at);
	return says(negation, part) && !says(exception, part);
}

/** A clause about data may name the purposes that use it, by their titles. */
function namedInFull({ policy, rules, language, plain }: Spoken): Purpose[] {
	return Object.values(policy.purposes).filter(({ uses, title }) => {
		const said = title[language];
		return said && uses.some(item => rules.includes(`data.${item}`)) && plain.includes(said);
	});
}

/** Names of the recipients a clause is bound to: a name may tell of a trade, which is no purpose of ours. */
function recipientsOf({ policy, rules, language }: Spoken): string[] {
	return Object.entries(policy.recipients)
		.filter(([id]) => rules.includes('recipients') || rules.includes(`recipients.${id}`))
		.flatMap(([, { title, name }]) => [title[language] ?? '', name ?? '']);
}

/** `purpose-hidden`. */
export function hiddenPurposes(spoken: Spoken): Hit[] {
	const lexicon = LEXICON[spoken.language];
	const bound = [...boundPurposes(spoken.policy, spoken.rules), ...namedInFull(spoken)];
	const counted = spoken.rules.includes('telemetry');
	const trades = recipientsOf(spoken);
	const declared = (kind: PurposeKind) =>
		(kind === 'statistics' && counted) ||
		trades.some(name => says(lexicon.purposes[kind], name)) ||
		bound.some(
			({ is, title, methods }) =>
				DPV[kind].is.test(is) ||
				says(lexicon.purposes[kind], title[spoken.language] ?? '') ||
				(kind === 'profiling' && methods.includes('profiling')),
		);
	return PURPOSE_KINDS.filter(kind => !declared(kind)).flatMap(kind =>
		spoken.sentences.flatMap(sentence =>
			every(lexicon.purposes[kind], sentence.text)
				.filter(match => !denied(sentence.text, match.index, lexicon))
				.map(match => ({
					code: 'purpose-hidden' as const,
					at: sentence.at + match.index,
					length: match[0].length,
					message: `clause ${quoted(spoken.clause.id)} speaks of ${SAID[kind]}, ${quoted(match[0])}, which is no purpose it is bound to`,
					hint: 'declare the purpose and bind the clause to it',
					more: { fix: { rule: `purposes:\n  ${kind}:\n    is: ${DPV[kind].declare}\n` } },
				})),
		),
	);
}

const SAID: Record<PurposeKind, string> = {
	advertising: 'advertising',
	profiling: 'profiles of people',
	personalisation: 'personal content',
	research: 'research',
	statistics: 'statistics',
	scoring: 'a check of creditworthiness',
	sale: 'selling data',
	training: 'training a machine',
};
