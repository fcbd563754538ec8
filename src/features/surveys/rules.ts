/** What a sending came to, counted: pure. */
import type { ItemDecision } from '../../decide/decision.js';
import type { Language, Words } from '../../policy/model.js';
import type { Sending, Survey } from './model.js';

/** Counts one refusal more under its reason and clause. */
export function countRefusal(refused: Sending['refused'], { reason, clause }: ItemDecision): void {
	const known = refused.find(count => count.reason === reason && count.clause === clause);
	if (known) known.people++;
	else refused.push({ reason, clause, people: 1 });
}

/** Parameters of an invitation: the survey's id, and its title in each language and, for the others, in the first. */
export function invitationParams(
	{ id, title }: Pick<Survey, 'id' | 'title'>,
	languages: Language[],
): Record<string, string> {
	const titles = languages.flatMap(language => {
		const words = title[language];
		return words === undefined ? [] : [[`survey.${language}`, words] as const];
	});
	return { surveyId: id, survey: anyOf(title, languages), ...Object.fromEntries(titles) };
}

function anyOf(words: Words, languages: Language[]): string {
	const [first] = languages.flatMap(language => words[language] ?? []);
	return first ?? '';
}
