import { describe, expect, test } from 'vitest';
import type { Document } from '../accountability.js';
import type { Controller, Policy } from '../model.js';
import { smallPolicy } from '../small.fixture.js';
import { told, where } from './flows.fixture.js';
import { checkResponsible } from './responsible.js';

const party = { name: 'Small GmbH', address: 'Weg 1, 20095 Hamburg', email: 'privacy@small.example' };
const imprint: Document = {
	is: 'imprint',
	at: 'https://small.example',
	on: '2026-01-01',
	about: [],
	covers: [],
};

function run(
	controller: Partial<Controller>,
	changes: { documents?: Record<string, Document>; staff?: number; told?: boolean } = {},
): string[][] {
	const policy = smallPolicy({
		contact: { email: 'a@small.example', answerWithin: 'P15D', through: ['email'] },
	});
	const representatives = { cn: party, de: party };
	const full: Policy = {
		...policy,
		controller: { ...policy.controller, ...party, representatives, ...controller },
		clauses:
			changes.told === false ? [] : [{ id: 'S7', rules: ['controller', 'contact'], declaration: false }],
		accountability: {
			...policy.accountability,
			documents: { imprint, ...changes.documents },
			scale: { staff: changes.staff ?? 2, criticalInfrastructure: false, largePlatform: false },
		},
	};
	return told(checkResponsible(full, where));
}

describe('the controller', () => {
	test.each<[string, Partial<Controller>, string[][]]>([
		['is there', {}, []],
		['has no name', { name: '' }, [['controller-incomplete', 'EU-13-1-a EU-14-1 CN-17-1 EU-30']]],
		['has no address', { address: '' }, [['controller-incomplete', 'EU-13-1-a EU-14-1']]],
		['sits nowhere', { establishedIn: '' }, [['controller-incomplete', 'EU-27 CN-53']]],
		['cannot get a letter', { address: 'Hamburg, Germany' }, [['address-not-postal', 'EU-13-1-a']]],
		['has a Chinese address', { address: '上海市浦东新区示例路8号' }, []],
		['has a box', { address: 'P.O. Box 12, Shenzhen' }, []],
	])('%s', (_, controller, findings) => {
		expect(run(controller)).toEqual(findings);
	});

	test('is told of', () => {
		expect(run({}, { told: false })).toEqual([['operator-untold', 'EU-13-1-a CN-17-1']]);
	});
});

describe('who stands for it', () => {
	const thirdCountryNote = { en: 'China' };
	test.each<[string, Partial<Controller>, string[][]]>([
		[
			'abroad needs one in the Union',
			{ establishedIn: 'CN', thirdCountryNote, representatives: {} },
			[['representative-missing', 'EU-27 EU-14-1']],
		],
		[
			'in the Union needs one in China',
			{ representatives: { de: party } },
			[['representative-missing', 'CN-53']],
		],
		[
			'has no address',
			{ representatives: { cn: { ...party, address: '' } } },
			[['representative-missing', 'CN-53']],
		],
		['elsewhere needs both', { establishedIn: 'US', thirdCountryNote }, []],
		['abroad is explained', { establishedIn: 'CN' }, [['third-country-unsaid', 'EU-44-direct']]],
	])('%s', (_, controller, findings) => {
		expect(run(controller)).toEqual(findings);
	});
});

describe('the officer', () => {
	const officer = (changes: object) => ({
		dataProtectionOfficer: { name: 'O', address: '', email: '', ...changes },
	});
	test.each<[string, Partial<Controller>, number, string[]]>([
		['is not needed', {}, 19, []],
		['is needed', {}, 20, ['officer-missing']],
		['is there', officer({ email: 'o@small.example' }), 20, []],
		['cannot be reached', officer({}), 2, ['officer-incomplete']],
	])('%s', (_, controller, staff, codes) => {
		expect(run(controller, { staff }).map(([code]) => code)).toEqual(codes);
	});
});

describe('who decides together', () => {
	const paper: Document = { ...imprint, is: 'joint-arrangement', about: ['controller'] };
	const jointWith = { partner: party };
	const missing = [['arrangement-missing', 'EU-26 CN-20-21']];
	test.each<[string, Partial<Controller>, Record<string, Document>, string[][]]>([
		['has an arrangement', { jointWith }, { paper }, []],
		['has none', { jointWith }, {}, missing],
		[
			'has one about something else',
			{ jointWith },
			{ paper: { ...paper, about: ['recipients.mailer'] } },
			missing,
		],
		[
			'cannot be reached',
			{ jointWith: { partner: { name: 'P', address: '', email: '' } } },
			{ paper },
			missing,
		],
	])('%s', (_, controller, documents, findings) => {
		expect(run(controller, { documents })).toEqual(findings);
	});
});

test('an imprint can be opened', () => {
	const file = { ...imprint, at: 'documents/imprint.md' };
	expect(run({}, { documents: { imprint: file } })).toEqual([['imprint-missing', 'DE-DDG-5']]);
});
