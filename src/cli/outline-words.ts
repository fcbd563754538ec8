/** An outline as people read it in a terminal: clauses, proposals, gaps, findings. */
import type {
	Gap,
	Outline,
	OutlineClause,
	OutlineFinding,
	OutlineSentence,
	Proposal,
} from '../policy/outline/model.js';

const LONGEST = 96;

const short = (words: string): string => {
	const characters = [...words.replace(/\p{Cc}/gu, ' ')];
	return characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join('')}…` : characters.join('');
};

const proposed = ({ about, id, words, note }: Proposal): string =>
	`${about} ${id}${words === id ? '' : ` (“${short(words)}”)`}${note ? `: ${note}` : ''}`;

function sentence({ id, line, text, promises, proposals }: OutlineSentence): string[] {
	const kinds = promises.map(({ kind, words, from }) =>
		from === 'sentence' ? `${kind} “${short(words)}”` : `${kind} (${from})`,
	);
	return [
		`    ${id}, line ${line}: ${short(text)}`,
		`      ${kinds.length > 0 ? kinds.join(', ') : 'nothing recognised'}`,
		...proposals.map(each => `      → ${proposed(each)}`),
	];
}

function clause(each: OutlineClause): string[] {
	const heading = [each.marker, each.heading].filter(Boolean).join(' ');
	const bound = each.declaration ? 'declaration' : each.rules.join(', ') || 'no rule';
	const head = `  ${each.id}${heading ? ` ${short(heading)}` : ''}`;
	return each.sentences.length === 0 ? [head] : [`${head} [${bound}]`, ...each.sentences.flatMap(sentence)];
}

const gap = (each: Gap): string[] => [
	`  ${each.clause}, line ${each.line}: ${each.why}`,
	`      ${short(each.words)}`,
];

function finding({ code, severity, message, hint, law, origin, file, line }: OutlineFinding): string[] {
	const place = origin
		? `${origin.clause || 'file'}, line ${origin.line}`
		: `${file}:${line} of the starting policy`;
	const rests = law === undefined ? [] : [`      law: ${law}`];
	return [`  ${severity} ${code}, ${place}: ${message}`, ...rests, `      hint: ${hint}`];
}

/** The whole outline, ending in a line break. */
export function readableOutline(outline: Outline): string {
	const { file, format, language, title, sections, gaps, findings } = outline;
	const lines = [
		`${file}: ${format}, ${language}${title === '' ? '' : `: ${title}`}`,
		'',
		...sections.flatMap(section => [
			`${section.id} ${[section.marker, section.heading].filter(Boolean).join(' ')}`.trimEnd(),
			...section.clauses.flatMap(clause),
			'',
		]),
		`No rule backs (${gaps.length}):`,
		...gaps.flatMap(gap),
		'',
		`The check of a policy begun from this finds (${findings.length}):`,
		...findings.flatMap(finding),
		'',
		'hint: obhut outline <file> --write <dir> makes that policy; every line of it is a proposal',
	];
	return `${lines.join('\n')}\n`;
}
