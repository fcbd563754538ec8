import { describe, expect, test } from 'vitest';
import type { Policy, Purpose } from '../model.js';
import { smallPolicy, smallPurpose } from '../small.fixture.js';
import { checkConsent, checkSilence } from './consent.js';
import { told, where } from './flows.fixture.js';
import { viewsOf } from './view.js';

const withPurpose = (changes: Partial<Purpose>): Policy => {
	const policy = smallPolicy();
	const surveys = smallPurpose({ basis: { de: 'consent', cn: 'consent' }, ...changes });
	return { ...policy, purposes: { ...policy.purposes, surveys } };
};

const found = (policy: Policy) => told(viewsOf(policy, where).flatMap(checkConsent));

describe('how consent is asked', () => {
	test.each<[Partial<Purpose>, string[][]]>([
		[{}, []],
		[{ asked: 'continued-use' }, [['consent-not-an-act', 'EU-4-11 CN-14']]],
		[{ asked: 'pre-ticked' }, [['consent-not-an-act', 'EU-4-11 CN-14 EU-25']]],
		[{ asked: 'with-terms' }, [['consent-bundled', 'EU-7-2 CN-14 CN-MIN-32']]],
		[{ asked: 'with-terms', basis: { de: 'consent' } }, [['consent-bundled', 'EU-7-2']]],
		[{ asked: 'with-terms', basis: { cn: 'separate-consent' } }, [['consent-bundled', 'CN-14 CN-MIN-32']]],
		[{ asked: 'pre-ticked', basis: { de: 'contract', cn: 'contract' } }, []],
	])('%j', (changes, findings) => {
		expect(found(withPurpose(changes))).toEqual(findings);
	});
});

describe('what is on before anybody chose', () => {
	test.each<[Partial<Purpose>, string[][]]>([
		[{ startsOn: true }, [['default-on', 'EU-25 EU-4-11 CN-14']]],
		[{ startsOn: true, basis: { de: 'contract' } }, []],
		[{ startsOn: true, basis: { de: 'legitimate-interest' } }, []],
		[
			{ startsOn: true, basis: { de: 'legitimate-interest' }, is: 'dpv:PersonalisedAdvertising' },
			[['default-on', 'EU-25']],
		],
		[{ startsOn: true, basis: { de: 'contract' }, makesPublic: true }, [['default-on', 'EU-25']]],
	])('%j', (changes, findings) => {
		expect(found(withPurpose(changes))).toEqual(findings);
	});
});

describe('what is refused to whoever does not agree', () => {
	const coupled = [['consent-coupled', 'EU-7-4 CN-16 CN-MIN-32']];
	const because = { necessaryBecause: { en: 'it needs an address' } };
	test.each<[Partial<Purpose>, string[][]]>([
		[{ conditionOf: ['serve'] }, coupled],
		[{ conditionOf: ['serve'], necessaryBecause: { en: ' ' } }, coupled],
		[{ conditionOf: ['serve'], ...because }, []],
		[{ conditionOf: ['secure'], ...because }, coupled],
		[{ conditionOf: ['secure'], basis: { de: 'contract' } }, []],
	])('%j', (changes, findings) => {
		expect(found(withPurpose(changes))).toEqual(findings);
	});

	test('is a warning where only the GDPR asks, which weighs it', () => {
		const severity = (basis: Purpose['basis']) =>
			checkConsent(viewsOf(withPurpose({ conditionOf: ['serve'], basis }), where)[0]!)[0]?.severity;
		expect([severity({ de: 'consent' }), severity({ cn: 'consent' })]).toEqual(['warning', 'error']);
	});
});

test('going on after a change is no consent', () => {
	const policy = smallPolicy();
	expect(checkSilence(policy, where)).toEqual([]);
	const changes = { ...policy.changes, goingOn: 'consent' as const };
	const [finding] = checkSilence({ ...policy, changes }, where);
	expect(finding).toMatchObject({ code: 'change-by-silence', severity: 'error' });
	expect(Object.keys(finding?.fix?.words ?? {})).toEqual(['de', 'en', 'zh']);
});
