/** Runs the hand-written decisions of `corpus/decisions` against `policies/cncest`, by `decide` and by its slow twin. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { parsePolicy } from '../policy/parse.js';
import { decide } from './decide.js';
import type { ItemDecision } from './decision.js';
import { type AskAboutRecords, type SubjectFacts, toAsk, toState } from './facts.js';
import { spellOut } from './names.js';
import { referenceReasons } from './reference.js';
import { MUST_HAVE_SEEN, published } from './situation.fixture.js';

interface Case {
	title: string;
	person?: Partial<SubjectFacts>;
	ask: Partial<AskAboutRecords>;
	expect: string[];
}

const FOLDER = 'corpus/decisions';
const POLICY = 'policies/cncest';

const PERSON: SubjectFacts = {
	region: 'eu',
	jurisdiction: 'de',
	shown: MUST_HAVE_SEEN,
	consents: [],
	objections: [],
	holds: [],
};
const ASK: AskAboutRecords = {
	service: '',
	purpose: '',
	items: [],
	region: 'eu',
	now: Date.parse('2026-12-01T12:00Z'),
};

const DAY_OR_INSTANT = /^\d{4}-\d\d-\d\d(T[\d:.]+Z)?$/;

function withInstants(_key: string, value: unknown): unknown {
	return typeof value === 'string' && DAY_OR_INSTANT.test(value) ? Date.parse(value) : value;
}

function cases(file: string): Case[] {
	return JSON.parse(JSON.stringify(parse(readFileSync(join(FOLDER, file), 'utf8'))), withInstants) as Case[];
}

function cncest() {
	const paths = (readdirSync(POLICY, { recursive: true }) as string[]).filter(path => path.endsWith('.yaml'));
	const files = paths.map(path => ({ path, text: readFileSync(join(POLICY, path), 'utf8') }));
	const { policy, findings } = parsePolicy(files);
	if (policy === null) throw new Error(`\`${POLICY}\` does not parse: ${findings[0]?.message}`);
	return policy;
}

const inWords = ({ permit, reason, clause }: ItemDecision): string =>
	`${permit ? 'permit' : `deny ${reason}`} ${clause ?? '-'}`;

const policy = cncest();
const compiled = published({ policy, retired: 0 });
const files = readdirSync(FOLDER).filter(file => file.endsWith('.yaml'));
const corpus = files.map(file => ({ file, all: cases(file) }));
const count = corpus.reduce((sum, { all }) => sum + all.length, 0);

describe(`${count} decisions written by hand`, () => {
	for (const { file, all } of corpus) {
		describe(file, () => {
			it.each(all)('$title', one => {
				const facts = { ...PERSON, ...one.person };
				const ask = { ...ASK, ...one.ask };
				const state = toState(compiled, facts);
				const decided = spellOut(compiled, state, ask, decide(compiled, state, toAsk(compiled, ask)));
				expect(decided.map(inWords)).toEqual(one.expect);
				expect(decided.map(({ item }) => item)).toEqual(ask.items);
				expect(referenceReasons(policy, MUST_HAVE_SEEN, facts, ask)).toEqual(
					decided.map(({ reason }) => reason),
				);
			});
		});
	}

	it(`are ${count}, at least eighty`, () => expect(count).toBeGreaterThanOrEqual(80));
});
