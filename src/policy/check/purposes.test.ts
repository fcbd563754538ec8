import { expect, test } from 'vitest';
import type { Policy, Purpose } from '../model.js';
import { smallPolicy, smallPurpose } from '../small.fixture.js';
import { told, where } from './flows.fixture.js';
import { checkPurposes } from './purposes.js';
import { viewsOf } from './view.js';

const doing = (purpose: Partial<Purpose>, more: Partial<Policy> = {}) =>
	smallPolicy({ purposes: { act: smallPurpose(purpose) }, ...more });

const found = (policy: Policy) => told(viewsOf(policy, where).flatMap(checkPurposes));

test('how data is handled is said, unless the purpose is off everywhere', () => {
	expect(found(doing({ methods: [] }))).toEqual([['purpose-without-method', 'CN-17-2 CN-NDSR-21']]);
	expect(found(doing({ methods: [], basis: {}, offIn: ['de', 'cn'] }))).toEqual([]);
});

test.each<[string, Purpose['obligation'], [string, string][]]>([
	['none is named', {}, [['obligation-unnamed', 'EU-6-3']]],
	['it has no article', { de: { law: ' ', of: 'EU' } }, [['obligation-unnamed', 'EU-6-3']]],
	['it is of a third country', { de: { law: 'CLOUD Act', of: 'US' } }, [['obligation-foreign', 'EU-6-3']]],
	['it is of the Union', { de: { law: 'Art. 12', of: 'EU' } }, []],
	['it is of a member state', { de: { law: 'AO § 147', of: 'DE' } }, []],
	[
		'Chinese people are put under German law',
		{ de: { law: 'Art. 12', of: 'EU' }, cn: { law: 'AO § 147', of: 'DE' } },
		[['obligation-foreign', 'CN-13']],
	],
])('a legal obligation: %s', (_what, obligation, expected) => {
	const basis = { de: 'legal-obligation', cn: 'legal-obligation' } as const;
	expect(found(doing({ basis, obligation }))).toEqual(expected);
});

test('a law nobody rests on may stand where no jurisdiction is, and is named', () => {
	expect(found(doing({ obligation: { fr: { law: 'Art. 12', of: 'EU' } } }))).toEqual([
		['reference-unknown', ''],
	]);
});

test('what another service collected is used with consent, by law, or after a test', () => {
	const across = { acrossServices: true, basis: { de: 'contract' } } as const;
	expect(found(doing(across))).toEqual([['reuse-unjustified', 'EU-5-1-b']]);
	expect(found(doing({ ...across, basis: { de: 'consent' } }))).toEqual([]);
	expect(found(doing({ ...across, basis: { cn: 'contract' } }))).toEqual([]);
	const test_ = { is: 'compatibility-test', at: 'https://a.example', on: '2026-01-01', covers: [] } as const;
	const tested = (about: string[]) => {
		const policy = doing(across);
		const documents = { test: { ...test_, about, covers: [] } };
		return { ...policy, accountability: { ...policy.accountability, documents } };
	};
	expect(found(tested(['purposes.act']))).toEqual([]);
	expect(found(tested([]))).toEqual([['reuse-unjustified', 'EU-5-1-b']]);
});

test('nothing is made public in China without a separate consent', () => {
	const on = (basis: Purpose['basis']) => found(doing({ makesPublic: true, basis }));
	expect(on({ cn: 'consent' })).toEqual([['publication-without-consent', 'CN-25']]);
	expect(on({ cn: 'separate-consent' })).toEqual([]);
	expect(on({ de: 'contract' })).toEqual([]);
});
