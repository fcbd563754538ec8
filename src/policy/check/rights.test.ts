import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ContactWay, type Jurisdiction, type Policy, RIGHTS, type Right } from '../model.js';
import { smallPolicy } from '../small.fixture.js';
import { told, where } from './flows.fixture.js';
import { checkRightsOf } from './rights.js';

const HAMBURG = { name: 'HmbBfDI', url: 'https://datenschutz-hamburg.de' };

interface Changes {
	rights?: Right[];
	through?: ContactWay[];
	within?: string;
	jurisdictions?: Record<string, Jurisdiction>;
	home?: string;
	relatives?: Right[];
	refusal?: { reasons: boolean; court: boolean };
	bound?: string[];
}

function run(changes: Changes): string[][] {
	const policy = smallPolicy();
	const made: Policy = {
		...policy,
		controller: { ...policy.controller, establishedIn: changes.home ?? 'DE' },
		jurisdictions: changes.jurisdictions ?? {
			de: { residentsOf: ['DE'], authority: HAMBURG },
			cn: { residentsOf: ['CN'] },
		},
		rights: changes.rights ?? [...RIGHTS],
		contact: {
			email: 'a@small.example',
			answerWithin: changes.within ?? 'P15D',
			through: changes.through ?? ['privacy-center', 'email'],
		},
		clauses: [{ id: 'S7', rules: changes.bound ?? ['rights', 'refusal', 'deceased'], declaration: false }],
		accountability: {
			...policy.accountability,
			deceased: { relativesMay: changes.relatives ?? ['access', 'correct', 'erase'] },
			refusal: changes.refusal ?? { reasons: true, court: true },
		},
	};
	return told(checkRightsOf(made, where));
}

test('nothing is missing', () => {
	expect(run({})).toEqual([]);
});

test('each right that is not told breaks the rules that ask for it', () => {
	const without = (right: Right) => run({ rights: RIGHTS.filter(each => each !== right) });
	expect(without('explain')).toEqual([['right-missing', 'CN-17-3 CN-44-50']]);
	expect(without('withdraw')).toEqual([['right-missing', 'EU-13-2-c EU-14-2 CN-15 CN-NDSR-21']]);
	expect(without('complain')).toEqual([['right-missing', 'EU-13-2-d EU-14-2 CN-NDSR-20']]);
	expect(without('object')).toEqual([['right-missing', 'EU-13-2-b EU-14-2 CN-17-3 CN-44-50']]);
	fc.assert(
		fc.property(fc.subarray([...RIGHTS]), rights => {
			const codes = run({ rights }).map(([code]) => code);
			expect(codes.includes('right-missing')).toBe(rights.length < RIGHTS.length);
		}),
	);
});

test('in the Union nobody is owed an explanation of our rules', () => {
	const jurisdictions = { de: { residentsOf: ['DE'], authority: HAMBURG } };
	expect(run({ jurisdictions, rights: RIGHTS.filter(right => right !== 'explain') })).toEqual([]);
});

describe('the way to ask', () => {
	const missing = ['channel-missing', 'EU-13-2-b CN-17-3 CN-44-50 CN-NDSR-20'];
	test.each<[ContactWay[], string[][]]>([
		[[], [missing]],
		[['post', 'phone'], [missing]],
		[['email'], [['withdrawal-harder', 'EU-13-2-c CN-15']]],
		[['privacy-center'], []],
	])('%j', (through, findings) => {
		expect(run({ through })).toEqual(findings);
	});

	test.each<[string, string[][]]>([
		['P21D', []],
		['P22D', [['answer-late', 'CN-17-3 CN-NDSR-20']]],
		['P1M', [['answer-late', 'CN-17-3 CN-NDSR-20']]],
		['P32D', [['answer-late', 'EU-13-2-b CN-17-3 CN-NDSR-20']]],
	])('an answer within %s', (within, findings) => {
		expect(run({ within })).toEqual(findings);
	});
});

describe('the authority', () => {
	const at = (url: string, residentsOf = ['DE']) => ({ de: { residentsOf, authority: { name: 'A', url } } });
	const found = (changes: Changes) => run(changes).map(([code]) => code);
	test.each<[string, Changes, string[]]>([
		['of a Land', { jurisdictions: at('https://www.lda.bayern.de/de/index.html') }, []],
		['of the federation', { jurisdictions: at('https://www.bfdi.bund.de') }, ['authority-not-competent']],
		['of a name alike', { jurisdictions: at('https://lda.bayern.de.example') }, ['authority-not-competent']],
		['where another state leads', { jurisdictions: at('https://www.cnil.fr'), home: 'FR' }, []],
		['of another country', { jurisdictions: at('https://dsb.gv.at', ['AT']) }, []],
		['that is not named', { jurisdictions: { de: { residentsOf: ['DE'] } } }, ['authority-missing']],
	])('%s', (_, changes, codes) => {
		expect(found(changes)).toEqual(codes);
	});
});

test('a refusal gives reasons and names the court, relatives have rights, and both are told', () => {
	const bare = [['refusal-bare', 'CN-44-50']];
	expect(run({ refusal: { reasons: false, court: true } })).toEqual(bare);
	expect(run({ refusal: { reasons: true, court: false } })).toEqual(bare);
	expect(run({ bound: ['rights', 'deceased'] })).toEqual(bare);
	const unsaid = [['deceased-unsaid', 'CN-44-50']];
	expect(run({ relatives: ['access', 'erase'] })).toEqual(unsaid);
	expect(run({ bound: ['rights', 'refusal'] })).toEqual(unsaid);
});
