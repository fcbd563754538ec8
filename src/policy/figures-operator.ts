/** Figures of what the operator answers with: who, by what means, how long an exception lasts. Plain text. */
import type { Policy } from './model.js';
import { namesOf } from './wording/describe-rules.js';
import { titlesOf } from './wording/facts.js';
import type { Speech } from './wording/speech.js';

type Figures = (policy: Policy, speech: Speech) => Record<string, string | undefined>;

/** Figures of the form `<section>.<key>`. */
export const OPERATOR_FIGURES: Record<string, Figures> = {
	controller: ({ controller }, speech) => ({
		'third-country-note': controller.thirdCountryNote?.[speech.language],
	}),
	contact: ({ contact }, speech) => ({ through: namesOf('way', contact.through, speech) }),
	exceptions: ({ accountability: { exceptions: rule } }, speech) =>
		rule ? { approvers: String(rule.approvers), 'at-most': speech.period(rule.atMost) } : {},
	succession: ({ accountability: { succession: rule } }, speech) =>
		rule
			? { notice: namesOf('channel', rule.notice, speech), tells: namesOf('tells', rule.tells, speech) }
			: {},
	deceased: ({ accountability: { deceased: rule } }, speech) =>
		rule ? { 'relatives-may': namesOf('right', rule.relativesMay, speech) } : {},
};

/** Figures that are one word. */
export const OPERATOR_LISTS: Record<string, (policy: Policy, speech: Speech) => string> = {
	people: ({ accountability: { people } }, speech) => titlesOf(people, Object.keys(people), speech),
	measures: ({ accountability: { measures } }, speech) => namesOf('measure', measures, speech),
};
