/** What an introduction announces and no clause holds (GEN-03). */
import { quoted } from '../../finding.js';
import type { Clause } from '../../model.js';
import { references } from '../../reference.js';
import { TOPICS } from '../lexicon/lexicon.js';
import { LEXICON, type Topic } from '../lexicon.js';
import { every, type Hit, type Spoken, says } from './prose.js';

/** References whose clauses are about the topic, and anything below them; none where only words can be. */
const ABOUT: Record<Topic, string[]> = {
	data: ['data'],
	purposes: ['purposes', 'across-services'],
	retention: ['retention', 'backups'],
	recipients: ['recipients', 'disclosure'],
	rights: ['rights'],
	security: ['encryption', 'backups'],
	contact: ['contact', 'controller'],
	regions: ['regions'],
	cookies: [],
	minors: ['minors'],
	'automated decisions': [],
	changes: ['changes'],
};

const SAID: Record<Topic, string> = {
	data: 'which data there is',
	purposes: 'what it is for',
	retention: 'how long it is kept',
	recipients: 'who gets it',
	rights: 'which rights people have',
	security: 'how data is protected',
	contact: 'whom to write to',
	regions: 'where data lies',
	cookies: 'cookies',
	minors: 'minors',
	'automated decisions': 'decisions by machines',
	changes: 'changes',
};

function boundTo(topic: Topic, known: string[], { rules }: Clause): boolean {
	return rules.some(
		rule => known.includes(rule) && ABOUT[topic].some(head => rule === head || rule.startsWith(`${head}.`)),
	);
}

/** Whether another clause than the one that announces it is about a topic: by its rules, or else by its words. */
function held(topic: Topic, { policy, clause, language }: Spoken, clauses: Spoken[]): boolean {
	const known = references(policy);
	const others = policy.clauses.filter(({ id }) => id !== clause.id);
	if (others.some(each => boundTo(topic, known, each))) return true;
	const pattern = LEXICON[language].topics[topic];
	return clauses.some(
		each =>
			each.clause.id !== clause.id &&
			(ABOUT[topic].length === 0 || each.declaration) &&
			(says(pattern, each.clause.heading) || says(pattern, each.plain)),
	);
}

/** `content-missing`. */
export function missingContents(spoken: Spoken, clauses: Spoken[]): Hit[] {
	const { announces, topics } = LEXICON[spoken.language];
	return spoken.sentences
		.filter(({ text }) => says(announces, text))
		.flatMap(({ text, at }) =>
			TOPICS.flatMap(topic => {
				const match = every(topics[topic], text)[0];
				if (!match || held(topic, spoken, clauses)) return [];
				return [
					{
						code: 'content-missing' as const,
						at: at + match.index,
						length: match[0].length,
						message: `clause ${quoted(spoken.clause.id)} announces ${SAID[topic]}, and no clause says it`,
						hint: 'write the clause and bind it to its rules, or do not announce it',
					},
				];
			}),
		);
}
