import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { size } from '../../../test/size.js';
import { readCaseFiles, readPolicyFolder } from '../../platform/policy-folder.js';
import type { Policy } from '../../policy/model.js';
import { parsePolicy } from '../../policy/parse.js';
import { REASONS } from '../decision.js';
import { referenceReasons } from '../reference.js';
import { published, situations } from '../situation.fixture.js';
import { declaredNames } from './declared.js';
import type { DecisionCase, Expected } from './model.js';
import { readCases } from './read.js';
import { MUST_HAVE_SEEN, standIn } from './stand-in.js';
import { tryCase } from './try.js';
import { untested } from './untested.js';

const policy = parsePolicy(readPolicyFolder('policies/cncest')).policy!;
const compiled = standIn(policy);
const files = readCaseFiles('policies/cncest').map(file => readCases(file, declaredNames(policy)));
const cases = files.flatMap(file => file.cases);

/** A case as it would be if it expected the opposite of what it says. */
function contrary(one: DecisionCase): DecisionCase {
	const said = one.expected[0]!;
	return { ...one, expected: [{ ...said, permit: !said.permit }, ...one.expected.slice(1)] };
}

describe('the cases of the example policy', () => {
	it('can be read and are some forty', () => {
		expect(files.flatMap(({ findings }) => findings)).toEqual([]);
		expect(cases.length).toBeGreaterThanOrEqual(40);
	});

	it.each(cases)('$title', one => {
		expect(tryCase(policy, compiled, one)).toMatchObject({ passed: true, twin: null });
	});

	it('fail, each of them, once they expect the contrary', () => {
		expect(cases.filter(one => tryCase(policy, compiled, contrary(one)).passed)).toEqual([]);
	});

	it('show every purpose permitted and refused, for every reason', () => {
		const outcomes = cases.map(one => tryCase(policy, compiled, one));
		expect(untested(policy, outcomes)).toEqual({ neverPermitted: [], neverRefused: [], reasons: [] });
	});
});

describe('what no case shows', () => {
	it('is said of purposes and of the reasons this policy can refuse for', () => {
		const about = cases.filter(({ ask }) => ask.purpose === 'surveys' && ask.recipient === undefined);
		const shown = untested(
			policy,
			about.map(one => tryCase(policy, compiled, one)),
		);
		expect(shown.neverPermitted).not.toContain('surveys');
		expect(shown.neverPermitted).toContain('secure');
		expect(shown.neverRefused).toContain('secure');
		expect(shown.reasons).toContain('objected');
		expect(shown.reasons).not.toContain('consent-missing');
	});

	it('includes what only failing cases are about', () => {
		const failing = cases.map(one => tryCase(policy, compiled, contrary(one)));
		expect(untested(policy, failing).neverPermitted).toEqual(Object.keys(policy.purposes));
	});

	it('leaves out what a policy cannot refuse for', () => {
		const plain: Policy = { ...policy, minors: [], retention: {}, services: { shop: policy.services.shop! } };
		const reasons = untested(plain, []).reasons;
		expect(reasons).not.toContain('minor-without-guardian');
		expect(reasons).not.toContain('retention-over');
		expect(reasons).not.toContain('other-service');
		expect(reasons).toContain('unknown-item');
	});
});

describe('a case that contradicts the reference', () => {
	const numRuns = size(1_000, 100_000);
	const at = { file: 'tests/x.yaml', line: 1, col: 1 };
	const expectations = fc.array(
		fc.record({ permit: fc.boolean(), reason: fc.constantFrom(...REASONS) }, { requiredKeys: [] }),
		{ minLength: 5, maxLength: 5 },
	);

	it('never passes, whatever it expects of whom', { timeout: 300_000 }, () => {
		let passed = 0;
		fc.assert(
			fc.property(situations, expectations, (situation, said) => {
				const { facts, ask } = situation;
				const expected = ask.items.map(
					(_, position): Expected => ({ ...said[position]!, position, words: '' }),
				);
				const outcome = tryCase(situation.policy, published(situation), {
					title: '',
					at,
					facts,
					ask,
					expected,
				});
				const reference = referenceReasons(situation.policy, MUST_HAVE_SEEN, facts, ask);
				const contradicts = expected.some(
					({ permit, reason, position }) =>
						(permit ?? reference[position] === 'permitted') !== (reference[position] === 'permitted') ||
						(reason ?? reference[position]) !== reference[position],
				);
				expect(outcome.passed).toBe(!contradicts);
				passed += outcome.passed ? 1 : 0;
			}),
			{ numRuns },
		);
		expect(passed).toBeGreaterThan(10);
	});

	it('does not pass either where the tables it is decided by are wrong', () => {
		const looser = { ...policy.purposes.surveys!, basis: { de: 'contract', cn: 'contract' } as const };
		const wrong = standIn({ ...policy, purposes: { ...policy.purposes, surveys: looser } });
		const text = '- case: x\n  ask: { service: shop, purpose: surveys, items: [email] }\n  expect: permit';
		const [one] = readCases({ path: 'x.yaml', text }, declaredNames(policy)).cases;
		const outcome = tryCase(policy, wrong, one!);
		expect(outcome.items[0]?.met).toBe(true);
		expect(outcome).toMatchObject({ passed: false, twin: ['consent-missing'] });
	});
});
