import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { size } from '../../test/size.js';
import { MUST_HAVE_SEEN } from './cases/stand-in.js';
import { decide } from './decide.js';
import { REASONS } from './decision.js';
import { toAsk, toState } from './facts.js';
import { referenceReasons } from './reference.js';
import { published, type Situation, situations } from './situation.fixture.js';

const numRuns = size(2_000, 100_000);
const timeout = size(30_000, 900_000);

function decided(situation: Situation): string[] {
	const { facts, ask } = situation;
	const compiled = published(situation);
	return decide(compiled, toState(compiled, facts), toAsk(compiled, ask)).reasons.map(
		number => REASONS[number]!,
	);
}

function expected({ policy, facts, ask }: Situation): string[] {
	return referenceReasons(policy, MUST_HAVE_SEEN, facts, ask);
}

describe('decide and its slow twin', () => {
	it('agree on every generated policy, person and ask', { timeout }, () => {
		fc.assert(
			fc.property(situations, situation => {
				expect(decided(situation)).toEqual(expected(situation));
			}),
			{ numRuns },
		);
	});

	it('are tried on situations that reach every reason', () => {
		const reached = new Set(fc.sample(situations, { numRuns: 4_000, seed: 1 }).flatMap(expected));
		// A stop stands before the decision, in the vault.
		expect(REASONS.filter(reason => !reached.has(reason))).toEqual(['stopped']);
	});
});
