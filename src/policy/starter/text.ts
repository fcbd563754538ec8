/** `text/<language>.md` of a starting policy. */
import type { Language } from '../model.js';
import type { PolicySource } from '../schema.js';
import type { Answers } from './answers.js';
import type { ClauseKey, Section } from './clauses.js';
import { isAbroad, placesOf } from './places.js';
import { de } from './words/de.js';
import { en } from './words/en.js';
import type { Facts, StarterWords } from './words/words.js';
import { zh } from './words/zh.js';

const WORDS: Record<Language, StarterWords> = { de, en, zh };

/** Title, sections and clauses, each heading with its id. */
export function textOf(language: Language, sections: Section[], facts: Facts): string {
	const words = WORDS[language];
	const blocks = sections.flatMap(({ id, key, clauses }) => [
		`## ${words.sections[key]} {#${id}}`,
		...clauses.flatMap(clause => {
			const { heading, says } = words.clauses[clause.key];
			return [`### ${heading} {#${clause.id}}`, ...says(facts).filter(said => said !== false)];
		}),
	]);
	return `${[`# ${words.title}`, ...blocks].join('\n\n')}\n`;
}

/** What the words depend on. */
export function factsOf(answers: Answers, rules: PolicySource, sections: Section[]): Facts {
	const numbers = new Map(sections.flatMap(({ clauses }) => clauses.map(({ key, id }) => [key, id])));
	const parts = new Map<string, unknown>(Object.entries(rules));
	const represented = placesOf(answers).filter(({ realm }) => answers.representatives[realm]);
	return {
		has: rule => {
			const [section = '', name] = rule.split('.');
			const part = parts.get(section);
			return name === undefined ? part !== undefined : Object.hasOwn(part ?? {}, name);
		},
		clause: (key: ClauseKey) => {
			const id = numbers.get(key);
			if (id === undefined) throw new Error(`no clause \`${key}\``);
			return id;
		},
		represented: Object.fromEntries(represented.map(({ realm, id }) => [realm, id])),
		abroad: isAbroad(answers),
		several: answers.languages.length > 1,
	};
}
