import { describe, expect, test } from 'vitest';
import type { Policy, Purpose, Service } from '../model.js';
import { CUSTOMER_CONDITIONS } from '../model.js';
import { smallItem, smallPolicy, smallPurpose } from '../small.fixture.js';
import { checkDevices } from './devices.js';
import { told, where } from './flows.fixture.js';
import { checkMessages } from './messages.js';
import { viewsOf } from './view.js';

const withPurpose = (changes: Partial<Purpose>): Policy => {
	const policy = smallPolicy();
	return { ...policy, purposes: { ...policy.purposes, surveys: smallPurpose(changes) } };
};

const found = (policy: Policy) => told(viewsOf(policy, where).flatMap(checkMessages));

describe('messages to people', () => {
	const advertising = { kind: 'advertising', optOut: 'each-message', customers: [] } as const;
	const sends = (changes: Partial<NonNullable<Purpose['sends']>>) => ({
		sends: { ...advertising, customers: [], ...changes },
	});
	const basis = { de: 'consent', cn: 'consent' } as const;
	const [, , , last] = CUSTOMER_CONDITIONS;
	const three = CUSTOMER_CONDITIONS.filter(each => each !== last);
	test.each<[string, Partial<Purpose>, string[]]>([
		['with consent', { basis, ...sends({}) }, []],
		['without', sends({}), ['sends-unasked']],
		['to customers, all four conditions met', sends({ customers: [...CUSTOMER_CONDITIONS] }), []],
		['to customers, three conditions met', sends({ customers: three }), ['sends-unasked']],
		[
			'a survey is no advertising of similar goods',
			sends({ kind: 'survey', customers: [...CUSTOMER_CONDITIONS] }),
			['sends-unasked'],
		],
		['without a way out', { basis, ...sends({ optOut: 'none' }) }, ['opt-out-missing']],
		['marketing that does not say what it sends', { basis, is: 'dpv:DirectMarketing' }, ['sends-unsaid']],
		['marketing without an address', { basis, is: 'dpv:DirectMarketing', uses: ['visits'] }, []],
	])('%s', (_, changes, codes) => {
		expect(found(withPurpose(changes))).toEqual(codes.map(code => [code, 'DE-UWG-7']));
	});

	test('outside Germany nobody asks', () => {
		const policy = withPurpose(sends({}));
		expect(found({ ...policy, jurisdictions: { de: { residentsOf: ['AT'] } } })).toEqual([]);
	});
});

describe('messages between people', () => {
	const data = { letters: smallItem({ is: 'pd:Communication', many: true }) };
	const carry = smallPurpose({ uses: ['letters'], services: ['chat'], methods: ['transmission'] });
	const chat: Service = { title: {}, is: ['messaging'] };
	const purposes = (others: Record<string, Partial<Purpose>>, services: Policy['services'] = { chat }) => {
		const made = Object.entries(others).map(([id, each]) => [
			id,
			smallPurpose({ uses: ['letters'], ...each }),
		]);
		return { ...smallPolicy(), data, services, purposes: { carry, ...Object.fromEntries(made) } };
	};
	test.each<[string, Policy, string[]]>([
		['are carried', purposes({}), []],
		['are read for advertising', purposes({ ads: { is: 'dpv:Advertising' } }), ['messages-read']],
		['are analysed on their way', purposes({ help: { methods: ['analysis'] } }), ['messages-read']],
		['belong to who asks for them', purposes({ answer: { is: 'dpv:RightsFulfilment' } }), []],
		['to a shop are none', purposes({ ads: { is: 'dpv:Advertising' } }, { chat: { title: {}, is: [] } }), []],
	])('%s', (_, policy, codes) => {
		expect(found(policy)).toEqual(codes.map(code => [code, 'DE-TDDDG-3']));
	});
});

describe('what is stored or read on a device', () => {
	const reading = (item: Parameters<typeof smallItem>[0], purpose: Partial<Purpose> = {}): Policy => ({
		...smallPolicy(),
		data: { report: smallItem(item) },
		purposes: { improve: smallPurpose({ uses: ['report'], ...purpose }) },
	});
	const observed = { kind: 'observed', at: 'crash' } as const;
	const asked = { basis: { de: 'consent' } } as const;
	test.each<[string, Policy, string[]]>([
		['is no device', reading({}), []],
		['says nothing', reading({ is: 'pd:DeviceBased', source: observed }), ['device-access-unsaid']],
		['is typed in', reading({ is: 'pd:DeviceBased' }), []],
		['needs a reason', reading({ deviceAccess: 'necessary' }), ['device-access-unexplained']],
		['has one', reading({ deviceAccess: 'necessary', deviceBecause: { en: 'to stay signed in' } }), []],
		['asks nobody', reading({ deviceAccess: 'consent' }), ['device-access-unasked']],
		[
			'asks in China only',
			reading({ deviceAccess: 'consent' }, { basis: { cn: 'consent' } }),
			['device-access-unasked'],
		],
		['asks', reading({ deviceAccess: 'consent' }, asked), []],
	])('%s', (_, policy, codes) => {
		const findings = told(viewsOf(policy, where).flatMap(checkDevices));
		expect(findings).toEqual(codes.map(code => [code, 'DE-TDDDG-25']));
	});
});
