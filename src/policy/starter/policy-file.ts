/** `policy.yaml` of a starting policy: the rules in the order people read them, each part with a line about it. */
import { blockLines, keyText, type Written, writtenAt } from '../edit/write-value.js';
import type { PolicySource } from '../schema.js';
import { UNSIGNED } from './papers.js';

/** What each part is. */
const ABOUT: Partial<Record<keyof PolicySource, string>> = {
	version: 'the day, or any name people can tell versions by',
	languages: 'each has its words in text/; the first is shown unless people choose',
	'where-languages-differ': 'whoever writes in several languages answers for each',
	controller: 'who decides about the data: you',
	contact: 'where questions and requests go, and how soon people get an answer',
	jurisdictions: 'whose law protects a person, by declared residence, and whom they may complain to',
	regions: 'where data is stored, by the country it was collected in',
	services: 'what people use; each gets a key of its own',
	people: 'whose data it is',
	data: 'kinds of personal data; what is not here cannot be stored',
	purposes: 'what data may be used for, and on which legal ground; any other use is refused',
	recipients: 'who else gets data; nobody not named here',
	retention: 'how long, from when, and what then',
	backups: 'how old the oldest copy of data and of keys may be',
	measures: 'what keeps it safe; the first is yours: put TLS before Obhut',
	disclosure: 'when data may leave you',
	exceptions: 'who agrees to a disclosure, and when it is decided anew',
	minors: 'who needs the consent of a guardian first',
	rights: 'what people can ask for',
	refusal: 'what people learn when a request is refused',
	deceased: 'what near relatives may do',
	'pseudonymous-use': 'whether people must give their name',
	changes: 'how a new version of this policy is announced',
	succession: 'how people learn that somebody else takes the service over',
	documents: 'papers laws ask for',
	waivers: 'what you live with for a while; after `until` it stands in the way of publication',
	clauses: 'what people read in text/ → the rules that make it true',
};

/** Parts that stand together, with no line between. */
const TOGETHER: (keyof PolicySource)[][] = [
	['policy', 'version', 'effective', 'languages', 'where-languages-differ'],
	['retention', 'backups'],
	['measures', 'disclosure', 'exceptions'],
	['minors', 'rights', 'refusal', 'deceased', 'pseudonymous-use'],
	['changes', 'succession'],
];

const STEP = '  ';

/** Parts whose keys each stand on a line of their own, however short. */
const APART = ['controller', 'contact'];

function aboutPart(key: string, value: unknown): string | undefined {
	const about = ABOUT[key as keyof PolicySource];
	const unsigned = key === 'documents' && Object.values(value as object).some(({ on }) => on === UNSIGNED);
	return unsigned
		? `${about}; on ${UNSIGNED} means not there yet: put the day, and take its waiver out`
		: about;
}

function partLines(key: string, value: unknown): string[] {
	const about = aboutPart(key, value);
	const written: Written = APART.includes(key)
		? { lines: blockLines(value, STEP, STEP) }
		: writtenAt(value, '', key, STEP);
	const head = `${keyText(key)}:`;
	const comment = about === undefined ? '' : ` # ${about}`;
	if ('lines' in written) return [`${head}${comment}`, ...written.lines];
	const line = `${head} ${written.inline}`;
	return (line + comment).length <= 110 ? [line + comment] : [`#${comment.slice(2)}`, line];
}

/** The file; `schema` is the path from its folder to the JSON Schema. */
export function policyFile(rules: PolicySource, schema: string): string {
	const group = (key: string) => TOGETHER.findIndex(keys => (keys as string[]).includes(key));
	const lines: string[] = [
		`# yaml-language-server: $schema=${schema}`,
		'# Your privacy policy as rules; the words people read are in text/. `obhut check` says what is missing.',
	];
	let before: string | undefined;
	for (const [key, value] of Object.entries(rules)) {
		const apart = before !== undefined && (group(key) === -1 || group(key) !== group(before));
		lines.push(...(apart ? [''] : []), ...partLines(key, value));
		before = key;
	}
	return `${lines.join('\n')}\n`;
}
