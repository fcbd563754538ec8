import { expect, test } from 'vitest';
import type { RuleVerdict } from '../policy/law/judge.js';
import { LAW, RULE_IDS, type RuleId } from '../policy/law/packs.js';
import { smallPolicy } from '../policy/small.fixture.js';
import { type JudgedVersion, lawEvidence, SHOWN_BY } from './law.js';
import type { RuleEvidence } from './model.js';

const policy = smallPolicy();
const waiver = {
	finding: 'title-missing',
	at: 'services',
	by: 'Erika Muster',
	on: '2026-11-01',
	until: '2026-11-24',
	because: 'the titles are being translated',
};

/** Every rule unknown, but for those given. */
function judged(given: Partial<Record<RuleId, RuleVerdict['verdict']>>, more: Partial<JudgedVersion> = {}) {
	const verdicts = RULE_IDS.map(rule => ({ rule, verdict: given[rule] ?? ('n/a' as const), because: '' }));
	return { asOf: '2026-11-24', policy, texts: [], findings: [], verdicts, ...more };
}

const shows =
	(verdict: RuleEvidence['verdict']) =>
	(rule: string): RuleEvidence => ({
		rule,
		verdict,
		because:
			verdict === 'holds' ? 'answered-in-time' : verdict === 'broken' ? 'answered-late' : 'nothing-to-show',
		asks: 0,
	});

test('every rule only a running service can show has its evidence, or says why there is none', () => {
	const runtime = RULE_IDS.filter(id => LAW[id].kind === 'runtime');
	expect(Object.keys(SHOWN_BY).sort()).toEqual([...runtime].sort());
});

test('the running service shows a rule, breaks it, or leaves it unknown', () => {
	const version = judged({ 'EU-12-2': 'unknown', 'EU-27': 'pass' });
	expect(lawEvidence(version, shows('holds'))).toMatchObject({
		counts: { pass: 2, fail: 0, unknown: 0 },
		open: [],
	});
	expect(lawEvidence(version, shows('broken'))).toMatchObject({
		counts: { pass: 1, fail: 1 },
		open: [{ rule: 'EU-12-2', verdict: 'fail', because: 'answered-late' }],
	});
	expect(lawEvidence(version, shows('unknown')).open).toEqual([
		{ rule: 'EU-12-2', verdict: 'unknown', because: 'nothing-to-show' },
	]);
});

test('what nothing shows and what nobody attests stays unknown, whatever else holds', () => {
	const version = judged({ 'EU-14-3': 'unknown', 'DE-BDSG-38': 'unknown' });
	expect(lawEvidence(version, shows('holds')).open).toEqual([
		{ rule: 'EU-14-3', verdict: 'unknown', because: 'not-built' },
		{ rule: 'DE-BDSG-38', verdict: 'unknown', because: 'not-attested' },
	]);
});

test('a breach somebody lives with is still one, and says so', () => {
	const at = { file: 'policy.yaml', line: 1, col: 1 };
	const found = {
		code: 'title-missing' as const,
		severity: 'warning' as const,
		message: '',
		hint: '',
		...at,
	};
	const findings = [{ ...found, rules: ['GEN-10' as const], waived: waiver }];
	const [open] = lawEvidence(judged({ 'GEN-10': 'fail' }, { findings }), shows('holds')).open;
	expect(open).toEqual({ rule: 'GEN-10', verdict: 'fail', because: 'breach-waived' });
	const unwaived = { findings: [...findings, { ...found, rules: ['GEN-10' as const] }] };
	expect(lawEvidence(judged({ 'GEN-10': 'fail' }, unwaived), shows('holds')).open[0]?.because).toBe('breach');
});

test('people stand with their names while what they said counts', () => {
	const attestation = { by: 'Erika Muster', on: '2026-01-01', says: 'looked at', met: true };
	const accountability = {
		...policy.accountability,
		waivers: [waiver, { ...waiver, until: '2026-11-23' }],
		attestations: {
			'DE-BDSG-38': attestation,
			'CN-54': attestation,
			'CN-52': { ...attestation, on: '2026-12-01' },
		},
	};
	const version = judged(
		{ 'DE-BDSG-38': 'pass', 'CN-52': 'unknown' },
		{ policy: { ...policy, accountability } },
	);
	const evidence = lawEvidence(version, shows('holds'));
	expect(evidence.waivers).toEqual([waiver]);
	expect(evidence.attestations.map(({ rule }) => rule)).toEqual(['DE-BDSG-38']);
});
