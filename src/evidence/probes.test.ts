import { describe, expect, test } from 'vitest';
import { decide } from '../decide/decide.js';
import { REASON } from '../decide/decision.js';
import { compile } from '../policy/compile.js';
import { assignNumbers, NO_NUMBERS } from '../policy/numbers.js';
import { smallItem, smallPolicy, smallPurpose, smallRetention } from '../policy/small.fixture.js';
import { probe } from './probes.js';
import type { Decide } from './trial.js';

const NOW = Date.parse('2026-11-23T12:00:00Z');

const policy = smallPolicy({
	purposes: {
		...smallPolicy().purposes,
		adverts: smallPurpose({
			basis: { de: 'consent', cn: 'separate-consent' },
			uses: ['visits'],
			acrossServices: true,
		}),
		ask: smallPurpose({ beforeGuardian: true, services: ['shop'] }),
	},
	data: { ...smallPolicy().data, note: smallItem() },
	servicePolicies: {
		app: {
			service: 'app',
			data: {},
			purposes: {},
			retention: {
				visits: smallRetention({ data: ['visits'], purposes: ['secure'], keep: 'P30D', after: 'collected' }),
			},
			clauses: [],
		},
	},
});
const compiled = compile(policy, assignNumbers(policy, NO_NUMBERS), { ordinal: 1, mustHaveSeen: 1 });

const RULES = [
	'purposes',
	'purposes.serve',
	'purposes.surveys',
	'purposes.secure',
	'purposes.adverts',
	'data',
	'data.note',
	'regions',
	'regions.eu',
	'across-services',
	'retention',
	'retention.account',
	'minors',
	'disclosure',
	'recipients.mailer',
	'recipients.partner',
	'services',
	'services.app',
	'jurisdictions',
];

test.each(RULES)('the decision keeps what `%s` promises', rule => {
	const trial = probe(compiled, rule, NOW);
	expect(trial!.asks).toBeGreaterThan(0);
	expect(trial!.otherwise).toBe(0);
});

test('a rule no probe knows is not tried', () => {
	expect(probe(compiled, 'kindness', NOW)).toBeNull();
	expect(probe(compiled, 'purposes.unheard-of', NOW)).toEqual({ asks: 0, otherwise: 0 });
});

describe('a decision that breaks its promise is caught', () => {
	const permitting =
		(...reasons: (keyof typeof REASON)[]): Decide =>
		(...given) => ({
			reasons: decide(...given).reasons.map(reason =>
				reasons.some(name => REASON[name] === reason) ? REASON.permitted : reason,
			),
		});
	test.each([
		['purposes.surveys', permitting('consent-missing')],
		['purposes.surveys', permitting('consent-withdrawn')],
		['purposes.secure', permitting('objected')],
		['purposes.serve', permitting('item-not-used')],
		['purposes', permitting('unknown-purpose')],
		['purposes.ask', permitting('service-not-covered')],
		['data', permitting('unknown-item')],
		['data.note', permitting('item-not-used')],
		['regions.eu', permitting('wrong-region')],
		['across-services', permitting('other-service')],
		['retention.account', permitting('retention-over')],
		['services.app', permitting('retention-over')],
		['services', permitting('unknown-service')],
		['minors', permitting('minor-without-guardian')],
		['disclosure', permitting('recipient-without-ground')],
		['recipients.partner', permitting('recipient-without-ground')],
		['jurisdictions', permitting('no-legal-basis')],
	])('%s', (rule, decision) => {
		expect(probe(compiled, rule, NOW, decision)!.otherwise).toBeGreaterThan(0);
	});

	test('denying everybody everything keeps no promise either', () => {
		const never: Decide = (_policy, _state, ask) => ({
			reasons: ask.items.map(() => REASON['no-legal-basis']),
		});
		for (const rule of ['purposes.serve', 'regions.eu', 'retention', 'minors', 'recipients.mailer'])
			expect(probe(compiled, rule, NOW, never)!.otherwise).toBeGreaterThan(0);
	});
});
