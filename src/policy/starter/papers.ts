/**
 * Papers laws ask for of a starting policy. What only people can sign or find out is never said to be there: such a paper
 * counts only from a day that does not come, a waiver says for a while that it is lacking, and a skeleton waits to be filled in.
 */

import { dayOf } from '../day.js';
import { addDuration, parseDuration } from '../duration.js';
import {
	CHINESE_ASSESSMENT_POINTS,
	ENTRUSTMENT_POINTS,
	KEPT_AT_LEAST,
	PROCESSOR_POINTS,
} from '../law/papers.js';
import type { PlainDate } from '../model.js';
import type { PolicySource } from '../schema.js';
import type { SourceFile } from '../source-file.js';
import type { Answers, Realm } from './answers.js';
import { placesOf } from './places.js';
import { type SkeletonKind, skeletonOf } from './skeletons.js';

type Documents = NonNullable<PolicySource['documents']>;
type Waivers = NonNullable<PolicySource['waivers']>;

/** Signed or finished on no day yet. */
export const UNSIGNED: PlainDate = '9999-12-31';

/** How long the operator lives with what is lacking before it stands in the way of publication. */
const GRACE = 'P90D';

/** A paper that is to be written: what stands for it in the rules, and what to begin from. */
interface Unwritten {
	is: Documents[string]['is'];
	more: Omit<Documents[string], 'is' | 'at' | 'on'>;
	skeleton: SkeletonKind;
	/** Whom it is with. */
	party?: string;
}

export interface Papers {
	documents: Documents;
	waivers: Waivers;
	/** Skeletons, under `documents/`. */
	files: SourceFile[];
	/** Last day the waivers hold. */
	until: PlainDate;
}

function unwritten(answers: Answers): Record<string, Unwritten> {
	const china = placesOf(answers).some(({ realm }) => realm === 'cn');
	const contract = (realm: Realm): Record<string, Unwritten> => {
		const mailer = answers.mailers[realm];
		if (!mailer) return {};
		const points = realm === 'eu' ? PROCESSOR_POINTS : ENTRUSTMENT_POINTS;
		const more = {
			about: [`recipients.mail-${realm}`],
			covers: [...points],
			...(realm === 'cn' && { 'kept-for': KEPT_AT_LEAST }),
		};
		const is = 'processor-contract';
		return { [`contract-mail-${realm}`]: { is, more, skeleton: `contract-${realm}`, party: mailer.name } };
	};
	const entrusted = Object.keys(answers.mailers).length > 0;
	return {
		...contract('eu'),
		...contract('cn'),
		...(china &&
			entrusted && {
				'impact-assessment': {
					is: 'impact-assessment',
					more: { covers: [...CHINESE_ASSESSMENT_POINTS], 'kept-for': KEPT_AT_LEAST },
					skeleton: 'impact-assessment',
				},
			}),
		...(china && {
			'minors-rules': { is: 'minors-rules', more: { about: ['minors'] }, skeleton: 'minors-rules' },
		}),
	};
}

/** Papers on a day, with the waivers of what is lacking. */
export function papersOf(answers: Answers, day: PlainDate): Papers {
	const until = dayOf(addDuration(Date.parse(`${day}T00:00:00Z`), parseDuration(GRACE)!));
	const open = Object.entries(unwritten(answers));
	const waiver = (finding: string, because: string, at?: string) => ({
		finding,
		...(at !== undefined && { at }),
		by: answers.name,
		on: day,
		until,
		because,
	});
	const german = answers.residents.includes('DE');
	const pathOf = (id: string) => `documents/${id}.md`;
	return {
		documents: {
			...Object.fromEntries(
				open.map(([id, { is, more }]) => [id, { is, at: pathOf(id), on: UNSIGNED, ...more }]),
			),
			...(answers.imprint !== undefined &&
				german && { imprint: { is: 'imprint' as const, at: answers.imprint, on: day } }),
		},
		waivers: [
			...open.map(([id]) => waiver('document-lapsed', 'There is only an outline so far.', `documents.${id}`)),
			...(german && answers.imprint === undefined
				? [waiver('imprint-missing', 'There is no imprint yet.')]
				: []),
		],
		files: open.map(([id, { skeleton, party }]) => ({
			path: pathOf(id),
			text: skeletonOf(skeleton, answers.languages, party),
		})),
		until,
	};
}
