import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { REASONS } from '../../../decide/decision.js';
import { Problem } from '../../../platform/problem.js';
import { staffWords } from '../../staff/words/staff-words.js';
import { problemSentence } from '../problem-sentence.js';
import { de } from './de.js';
import { type ConsoleWord, en } from './en.js';
import { zh } from './zh.js';

const SERVER = fileURLToPath(new URL('../../', import.meta.url));

/** Groups whose words are named by data: `name('state', …)`. */
const BY_DATA = /^(act|body|count|end|field|ground|kind|nav|note|obstacle|problem|state|waits)\./;

function sources(folder: string): string {
	return readdirSync(join(SERVER, folder), { withFileTypes: true })
		.filter(entry => entry.isFile() && /^(?!.*\.test).*\.ts$/.test(entry.name))
		.map(({ name }) => readFileSync(join(SERVER, folder, name), 'utf8'))
		.join('\n');
}

/** Named by who wrote (`SupportWords.from`). */
const SPEAKERS = new Set(['inbox.person', 'inbox.staff']);

const written = sources('console') + sources('staff');

/** A key stands as it is, or as the end of a template: `figures.${one}` beside `'today'`. */
function isUsed(key: string): boolean {
	const [group, ...rest] = key.split('.');
	const end = written.includes(`\`${group}.\${`) && [...rest, ''].length === 2;
	return written.includes(`'${key}'`) || (end && written.includes(`'${rest[0]}'`)) || SPEAKERS.has(key);
}

describe('the console’s words', () => {
	test('are all used', () => {
		const unused = Object.keys(en).filter(key => !BY_DATA.test(key) && !isUsed(key));
		expect(unused).toEqual([]);
		expect(isUsed('inbox.never-said')).toBe(false);
	});

	test('are the same in every language, with the same values to fill in', () => {
		const values = (text: string) => [...new Set(text.match(/\{\w+(?=[,}])/g) ?? [])].sort();
		for (const key of Object.keys(en) as ConsoleWord[]) {
			for (const other of [de, zh]) {
				expect(other[key], key).toBeTruthy();
				expect(values(other[key]), key).toEqual(values(en[key]));
			}
		}
	});
});

const KINDS = [
	...['register', 'lookup', 'read', 'write', 'append', 'consent', 'event', 'explain', 'erase', 'audit'],
	...['publish', 'staff', 'sign-in', 'message', 'guardian', 'request', 'hold', 'sweep', 'disclosure'],
	...['incident', 'wind-down', 'fault'],
];

describe.each(['de', 'en', 'zh'] as const)('in %s', language => {
	test('every kind of entry and every reason has a word', () => {
		const { name } = staffWords(language);
		expect(KINDS.filter(kind => name('kind', kind) === kind && language !== 'en')).toEqual([]);
		const unsaid = REASONS.filter(reason => reason !== 'permitted' && name('reason', reason) === reason);
		expect(unsaid.filter(reason => !(language === 'en' && !reason.includes('-')))).toEqual([]);
	});

	test('a problem names the field and the clause it is about', () => {
		const problem = new Problem('item-unknown', { where: '/items/0', clause: 'S4.3' });
		const said = problemSentence(language, problem);
		expect(said).toContain({ de: 'Daten', en: 'Data', zh: '数据' }[language]);
		expect(said).toContain('S4.3');
	});

	test('a problem without words of its own gives its code and none of the English message', () => {
		const said = problemSentence(language, new Problem('count-undeclared', { hint: 'secret hint' }));
		expect(said).toContain('count-undeclared');
		expect(said).not.toContain('secret hint');
	});
});
