import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smallPolicy } from '../policy/small.fixture.js';
import { explain } from './explain.js';
import { type AskAboutRecords, type SubjectFacts, toAsk, toState } from './facts.js';
import { published, situations } from './situation.fixture.js';

const policy = smallPolicy({
	clauses: [
		{ id: 'S2.6', rules: ['purposes.surveys'], declaration: false },
		{ id: 'S3.2', rules: ['retention', 'extend-retention-for'], declaration: false },
		{ id: 'S5.1', rules: ['minors'], declaration: false },
		{ id: 'S8.2', rules: ['changes.reducing-rights'], declaration: false },
	],
});
const compiled = published({ policy, retired: 0 });
const now = Date.parse('2026-12-01T12:00Z');
const adult: SubjectFacts = {
	region: 'eu',
	jurisdiction: 'de',
	shown: 2,
	consents: [],
	objections: [],
	holds: [],
};
const surveys: AskAboutRecords = { service: 'shop', purpose: 'surveys', items: ['email'], region: 'eu', now };

const explained = (facts: Partial<SubjectFacts>, ask: Partial<AskAboutRecords> = {}) =>
	explain(compiled, toState(compiled, { ...adult, ...facts }), { ...surveys, ...ask });
const by = (facts: Partial<SubjectFacts>, ask: Partial<AskAboutRecords> = {}): string[] =>
	explained(facts, ask).wouldChange.map(change => change.by);

describe('explain', () => {
	it('says nothing would change what is permitted', () => {
		const { permitted, wouldChange, spoke } = explained({}, { purpose: 'serve' });
		expect({ permitted, wouldChange, spoke }).toEqual({ permitted: true, wouldChange: [], spoke: 'general' });
	});

	it('names the consent that is missing and the clause that asks for it', () => {
		expect(explained({})).toEqual({
			items: [{ item: 'email', permit: false, reason: 'consent-missing', clause: 'S2.6' }],
			permitted: false,
			wouldChange: [{ item: 'email', by: 'consent:surveys', clause: 'S2.6' }],
			spoke: 'general',
		});
	});

	it('names everything that has to change, in the order of the obstacles', () => {
		const young = { bornBy: Date.parse('2014-06-30'), shown: 1 };
		const { wouldChange } = explained(young, { recipient: 'partner' });
		expect(wouldChange.map(change => [change.by, change.clause])).toEqual([
			['guardian', 'S5.1'],
			['show-version', 'S8.2'],
			['consent:surveys', 'S2.6'],
			['consent:recipients.partner', null],
		]);
	});

	it('names what the person can lift', () => {
		const secure = { purpose: 'secure', items: ['visits'] };
		expect(by({ objections: [{ purpose: 'secure', since: 0 }] }, secure)).toEqual(['lift-objection:secure']);
		expect(by({ restriction: { from: 0 } }, { purpose: 'serve' })).toEqual(['lift-restriction']);
		expect(by({ holds: [{ items: ['email'], from: 0 }] }, { purpose: 'serve' })).toEqual([
			'release-hold:law',
		]);
	});

	it.each<[string, Partial<SubjectFacts>, Partial<AskAboutRecords>]>([
		['retention is over', { accountClosed: 0 }, { purpose: 'serve' }],
		['the purpose is unknown', {}, { purpose: 'ghost' }],
		['the region is another', {}, { region: 'cn' }],
		['the recipient is unknown', {}, { purpose: 'serve', recipient: 'ghost' }],
		['the partner does not serve the purpose', {}, { purpose: 'serve', recipient: 'partner' }],
		['retention is over and consent is missing too', { accountClosed: 0 }, {}],
		[
			'the hold is sealed',
			{ holds: [{ items: ['email'], from: 0, sealedUntil: now + 1 }] },
			{ purpose: 'serve' },
		],
	])('promises nothing where %s', (_what, facts, ask) => expect(by(facts, ask)).toEqual(['nothing']));

	it('says nothing of a sealed hold behind an open one', () => {
		const open = { items: ['email'], from: 0 };
		const sealed = { ...open, sealedUntil: now + 1 };
		const { wouldChange } = explained({ holds: [open, sealed] }, { purpose: 'serve' });
		expect(wouldChange).toEqual([{ item: 'email', by: 'nothing', clause: null }]);
	});

	it('answers for every item that is refused and for no other', () => {
		fc.assert(
			fc.property(situations, ({ policy, retired, facts, ask }) => {
				const tables = published({ policy, retired });
				const { records } = toAsk(tables, ask);
				const { items, wouldChange, permitted } = explain(tables, toState(tables, facts), ask, records);
				const refused = items.filter(({ permit }) => !permit).map(({ item }) => item);
				expect(new Set(wouldChange.map(({ item }) => item))).toEqual(new Set(refused));
				expect(permitted).toBe(refused.length === 0);
			}),
			{ numRuns: 300 },
		);
	});
});
