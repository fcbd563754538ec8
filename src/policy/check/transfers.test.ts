import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Document } from '../accountability.js';
import { GDPR_COUNTRIES } from '../countries.js';
import { ADEQUACY, adequacyOf } from '../law/adequacy.js';
import type { Policy, Transfer } from '../model.js';
import { smallItem, smallPolicy } from '../small.fixture.js';
import { told, where, withRecipient } from './flows.fixture.js';
import { checkTransfers } from './transfers.js';

const clauses: Transfer = {
	adequacy: false,
	safeguard: 'standard-clauses',
	copyFrom: 'privacy@small.example',
};
const adequate: Transfer = { ...clauses, adequacy: true, safeguard: 'adequacy-decision' };

/** Papers about the partner. */
function withPaper(policy: Policy, paper: Partial<Document> = {}): Policy {
	const tool: Document = {
		is: 'transfer-tool',
		at: 'documents/tool.pdf',
		on: '2026-01-01',
		about: ['recipients.partner'],
		covers: ['tia'],
		...paper,
	};
	return { ...policy, accountability: { ...policy.accountability, documents: { tool } } };
}

const found = (policy: Policy) => told(checkTransfers(policy, where));

describe('to a country without a decision', () => {
	const to = (transfer?: Transfer) => withRecipient({ country: 'IN', ...(transfer && { transfer }) });

	test('nothing goes unprotected', () => {
		expect(found(to())).toEqual([['transfer-unprotected', 'EU-13-1-f EU-44']]);
		expect(found(withRecipient({ country: 'IN', regions: ['cn'] }))).toEqual([]);
		expect(found(withRecipient({ country: 'AT' }))).toEqual([]);
	});

	test('what was obtained from others is told of too', () => {
		const obtained = smallItem({ source: { kind: 'obtained', at: 'registry' } });
		const serving = (purpose: string) => {
			const policy = withRecipient({ country: 'IN', purposes: [purpose] });
			return { ...policy, data: { ...policy.data, email: obtained } };
		};
		expect(found(serving('secure'))).toEqual([['transfer-unprotected', 'EU-13-1-f EU-44']]);
		expect(found(serving('surveys'))).toEqual([['transfer-unprotected', 'EU-13-1-f EU-14-1 EU-44']]);
	});

	test('clauses need the paper, and an assessment in it', () => {
		expect(found(to(clauses))).toEqual([['transfer-without-paper', 'EU-44']]);
		expect(found(withPaper(to(clauses), { covers: [] }))).toEqual([['transfer-unassessed', 'EU-44']]);
		expect(found(withPaper(to(clauses)))).toEqual([]);
	});

	test.each<[string, Partial<Document>]>([
		['about another recipient', { about: ['recipients.mailer'] }],
		['of another kind', { is: 'processor-contract' }],
	])('a paper %s does not count', (_what, paper) => {
		expect(found(withPaper(to(clauses), paper))).toEqual([['transfer-without-paper', 'EU-44']]);
	});

	test('a derogation is written down, in the records too', () => {
		const derogation: Transfer = { ...clauses, safeguard: 'derogation' };
		expect(found(to(derogation))).toEqual([['transfer-without-paper', 'EU-44 EU-30']]);
		expect(found(withPaper(to(derogation), { covers: [] }))).toEqual([]);
	});

	test('a decision that does not exist protects nothing', () => {
		expect(found(to(adequate))).toEqual([['adequacy-untrue', 'EU-13-1-f EU-44']]);
		expect(found(to({ ...clauses, adequacy: true }))).toEqual([['adequacy-untrue', 'EU-13-1-f EU-44']]);
	});
});

describe('to a country with a decision', () => {
	const to = (country: string, transfer: Transfer, effective = '2026-11-01') =>
		withRecipient({ country, transfer }, { effective });

	test('nothing more is needed', () => {
		expect(found(to('CH', adequate))).toEqual([]);
	});

	test('it counts from its first day to its last', () => {
		expect(found(to('BR', adequate, '2026-01-25'))).toEqual([['adequacy-untrue', 'EU-13-1-f EU-44']]);
		expect(found(to('BR', adequate, '2026-01-26'))).toEqual([]);
		expect(found(to('GB', adequate, '2031-12-27'))).toEqual([]);
		expect(found(to('GB', adequate, '2031-12-28'))).toEqual([['adequacy-untrue', 'EU-13-1-f EU-44']]);
	});

	test('one that covers some alone needs a paper that the recipient is one of them', () => {
		expect(found(to('US', adequate))).toEqual([['transfer-without-paper', 'EU-44']]);
		expect(found(withPaper(to('US', adequate), { covers: [] }))).toEqual([]);
		expect(found(withPaper(to('US', clauses)))).toEqual([]);
	});

	test('people are not told there is none, nor that what rests on it is not there', () => {
		expect(found(withPaper(to('CH', clauses)))).toEqual([['adequacy-untrue', 'EU-13-1-f EU-44']]);
		expect(found(to('CH', { ...adequate, adequacy: false }))).toEqual([
			['adequacy-untrue', 'EU-13-1-f EU-44'],
		]);
	});
});

test('a region reached from abroad is a transfer like any other', () => {
	const region = { collectedIn: ['DE'], storedIn: 'DE', accessedFrom: ['IN'] };
	const policy = smallPolicy({ recipients: {}, regions: { eu: region } });
	expect(checkTransfers(policy, where)).toMatchObject([
		{ code: 'transfer-unprotected', file: 'regions.eu', message: expect.stringContaining('`IN`') },
	]);
});

test('no decision is about a country of the Union, and none ends before it begins', () => {
	fc.assert(
		fc.property(fc.constantFrom(...Object.keys(ADEQUACY)), country => {
			const { from, until } = ADEQUACY[country]!;
			expect(GDPR_COUNTRIES.has(country)).toBe(false);
			expect(adequacyOf(country, from)).not.toBeNull();
			expect(until === undefined || from < until).toBe(true);
			expect(adequacyOf(country, '1995-01-01')).toBeNull();
		}),
	);
});
