/** What only people can do after a starting policy is written, in numbers and names. */
import type { RuleVerdict } from '../law/judge.js';
import { LAW } from '../law/packs.js';
import { speech } from '../wording/speech.js';
import type { Answers } from './answers.js';
import type { Papers } from './papers.js';
import { placesOf } from './places.js';
import { withBooks } from './purposes.js';
import { unspoken } from './read-answer.js';

export interface Todo {
	/** What it is about, one word. */
	about:
		| 'papers'
		| 'imprint'
		| 'words'
		| 'vouching'
		| 'mail'
		| 'ages'
		| 'orders'
		| 'languages'
		| 'staff'
		| 'operation';
	/** Files, rules of law, languages, countries or regions concerned. */
	names: string[];
	says: string;
}

const counted = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`;

/** Everything left to do, what the law asks for first. */
export function todoOf(answers: Answers, papers: Papers, verdicts: RuleVerdict[]): Todo[] {
	return [
		...lacking(answers, papers),
		...reading(answers),
		...vouching(verdicts),
		...running(answers),
		...beyond(answers),
	];
}

function lacking({ residents, imprint }: Answers, { files, until }: Papers): Todo[] {
	const names = files.map(({ path }) => path);
	const todo: Todo[] = [];
	if (names.length > 0) {
		const says = `finish ${counted(names.length, 'paper')}, so far only outlined: ${names.join(', ')}; then put the day under \`documents\` and take out the waiver, at the latest on ${until}`;
		todo.push({ about: 'papers', names, says });
	}
	if (residents.includes('DE') && imprint === undefined) {
		const says = `put an imprint online, name it under \`documents\` and take out the waiver, at the latest on ${until}`;
		todo.push({ about: 'imprint', names: ['imprint'], says });
	}
	return todo;
}

function reading({ languages }: Answers): Todo[] {
	const names = languages.map(language => `text/${language}.md`);
	const says = `have a person read ${counted(names.length, 'text')} (${names.join(', ')}); obhut check tells what to note under \`reviewed-wording\``;
	return [{ about: 'words', names, says }];
}

/** Rules of law that a named person has to vouch for; the words have been said already. */
function vouching(verdicts: RuleVerdict[]): Todo[] {
	const names = verdicts
		.filter(({ rule, verdict }) => verdict === 'unknown' && LAW[rule].kind === 'human')
		.map(({ rule }) => rule)
		.filter(rule => rule !== 'GEN-19' && rule !== 'DE-LANG');
	if (names.length === 0) return [];
	const said = names.map(rule => `${rule} (${LAW[rule].title})`).join(', ');
	const says = `have somebody vouch for ${counted(names.length, 'rule')} no machine can judge, under \`attestations\`: ${said}`;
	return [{ about: 'vouching', names, says }];
}

/** What must be so where Obhut runs. */
function running(answers: Answers): Todo[] {
	const { minors } = answers;
	const silent = placesOf(answers).filter(({ realm }) => !answers.mailers[realm]);
	const names = silent.map(({ realm }) => `mail-${realm}`);
	return [
		...(names.length > 0
			? [
					{
						about: 'mail' as const,
						names,
						says: `name who delivers mail under \`recipients\` (${names.join(', ')}): until then no mail leaves, and nobody signs in by code`,
					},
				]
			: []),
		{
			about: 'ages',
			names: ['minors'],
			says: `let your service tell Obhut the month of birth of whoever is under age (\`born\` when registering)${minors ? ', and the address of a guardian' : ''}`,
		},
		{
			about: 'operation',
			names: ['backups', 'measures'],
			says: 'keep what is promised of you: TLS before Obhut, and no copy older than `backups` says',
		},
	];
}

/** What the answers leave open because Obhut does not know it. */
function beyond(answers: Answers): Todo[] {
	const { country } = speech('en');
	const { residents, establishedIn, features } = answers;
	const todo: Todo[] = [];
	if (features.includes('orders') && !withBooks(answers)) {
		const says = `see how long tax law makes you keep orders where you are (${country(establishedIn)}): they are deleted after three years`;
		todo.push({ about: 'orders', names: ['orders'], says });
	}
	const foreign = unspoken(residents);
	if (foreign.length > 0) {
		const says = `see that people in ${foreign.map(country).join(', ')} can read it: Obhut has words in German, English and Chinese only`;
		todo.push({ about: 'languages', names: foreign, says });
	}
	const apart = placesOf(answers).filter(({ storedIn }) => storedIn !== establishedIn);
	if (apart.length > 0) {
		const stores = apart.map(({ storedIn }) => country(storedIn));
		const says = `let nobody reach what is stored in ${stores.join(' and ')} from elsewhere; if your staff shall, say so under \`regions\` and see what obhut check asks for`;
		todo.push({ about: 'staff', names: apart.map(({ realm }) => realm), says });
	}
	return todo;
}
