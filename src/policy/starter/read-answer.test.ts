import { describe, expect, it } from 'vitest';
import { COUNTRIES, GDPR_COUNTRIES } from '../countries.js';
import { GERMAN_AUTHORITIES } from '../law/authorities.js';
import { AUTHORITIES, LAENDER } from './authorities.js';
import { QUESTIONS } from './questions.js';
import {
	isRefusal,
	type Read,
	readAddress,
	readCountry,
	readEmail,
	readFeatures,
	readLand,
	readLanguages,
	readLink,
	readMailer,
	readName,
	readRepresentative,
	readResidents,
	readStore,
	readYesNo,
} from './read-answer.js';
import { settle } from './settle.js';
import { givenFor } from './starter.fixture.js';

type Reader = (written: string) => Read<unknown>;
const speakers = (residents: string[]) => (written: string) => readLanguages(written, residents);

describe('an answer', () => {
	it.each<[string, Reader, string, unknown]>([
		['a name with space around it', readName, '  Muster GmbH ', 'Muster GmbH'],
		['a name in one form of letters', readName, 'Mu\u0308ller', 'Müller'],
		['a name with marks', readName, `A: "b" # {c}'s`, `A: "b" # {c}'s`],
		['a Chinese address', readAddress, '深圳市南山区示例路1号', '深圳市南山区示例路1号'],
		['an address of a domain in other letters', readEmail, 'a@müller.example', 'a@müller.example'],
		['a country in small letters', readCountry, 'at', 'AT'],
		['residents, ordered, each once', readResidents, 'cn, fr DE,fr', ['DE', 'FR', 'CN']],
		['languages in the order written', speakers(['DE', 'CN']), 'zh,de', ['zh', 'de']],
		['accounts alone', readFeatures, 'accounts', []],
		['uses in their order', readFeatures, 'errors orders', ['orders', 'errors']],
		['a Land with its country', readLand, 'de-hh', 'HH'],
		['no company', readMailer, ' none ', null],
		[
			'a company and a web address',
			readMailer,
			'P; x; https://p.example/a',
			{ name: 'P; x', contact: 'https://p.example/a' },
		],
		[
			'an address with a semicolon of its own',
			readRepresentative,
			'R; House; Street 1, X; r@r.example',
			{ name: 'R', address: 'House; Street 1, X', email: 'r@r.example' },
		],
		['yes', readYesNo, 'Yes', true],
	])('%s is read', (_what, reader, written, value) => {
		expect(reader(written)).toEqual({ value });
	});

	it.each<[string, Reader, string, string]>([
		['nothing', readName, '  ', 'is empty'],
		['two lines', readName, 'A\nB', 'characters nobody can see'],
		['half a character', readName, 'A\uD800', 'characters nobody can see'],
		['turned words', readName, 'A\u202Egpj', 'characters nobody can see'],
		['no letter', readName, '***', 'is no name'],
		['too long a name', readName, 'x'.repeat(201), 'is longer than 200'],
		['no number', readAddress, 'Nowhere, Elsewhere', 'no address a letter could reach'],
		['no place', readAddress, 'Elsewhere 9', 'no address a letter could reach'],
		['no at', readEmail, 'privacy.example.org', 'is no e-mail address'],
		['no domain', readEmail, 'privacy@localhost', 'is no e-mail address'],
		['an address with a name', readEmail, 'A <a@b.example>', 'is no e-mail address'],
		['http', readLink, 'http://a.example', 'is no `https://` address'],
		['a password', readLink, 'https://a:b@c.example', 'is no `https://` address'],
		['a country by name', readCountry, 'Germany', 'is no country code'],
		['a store outside the Union', readStore, 'US', 'is outside the Union'],
		['residents Obhut knows no law of', readResidents, 'DE,US', 'names `US`, whose law'],
		['residents of nowhere', readResidents, 'XX', 'what is no country code'],
		['no residents', readResidents, ',', 'is empty'],
		['French', readLanguages as Reader, 'fr', 'no words in'],
		['no German for Germany', speakers(['DE']), 'en', 'lacks `de`'],
		['no Chinese for China', speakers(['DE', 'CN']), 'de', 'lacks `zh`'],
		['an unknown use', readFeatures, 'orders,spam', 'names something unknown'],
		['maybe', readYesNo, 'maybe', 'neither yes nor no'],
		['no Land', readLand, 'ZZ', 'is no German Land'],
		['a company without contact', readMailer, 'Carrier Ltd', 'how to reach'],
		['a company with half a contact', readMailer, 'Carrier Ltd; carrier', 'no e-mail address'],
		['a representative without address', readRepresentative, 'R; r@r.example', 'lacks name, address'],
		['a representative of nowhere', readRepresentative, 'R; X; r@r.example', 'an address that is no address'],
	])('%s is refused, with what to write instead', (_what, reader, written, wrong) => {
		const read = written === 'fr' ? readLanguages(written, []) : reader(written);
		expect(isRefusal(read) && read.wrong).toContain(wrong);
		expect(isRefusal(read) && read.hint).toMatch(/\S/);
		if (written.length > 5) expect(JSON.stringify(read)).not.toContain(written.trim() || '…');
	});
});

describe('what is asked', () => {
	it('has a name of its own, and a default that is an answer wherever there is one', () => {
		expect(new Set(QUESTIONS.map(({ option }) => option)).size).toBe(QUESTIONS.length);
		for (const residents of ['DE', 'FR', 'CN', 'DE,CN'])
			expect(settle(givenFor(residents, 'DE'))).toHaveProperty('answers');
	});

	it('is listed where it is missing, as far as the other answers tell', () => {
		const lacking = (given: Parameters<typeof settle>[0]) => {
			const outcome = settle(given);
			return 'missing' in outcome ? outcome.missing.map(({ option }) => option) : [];
		};
		expect(lacking({})).toEqual(['name', 'address', 'email', 'established-in']);
		expect(lacking({ 'established-in': 'US' })).toEqual(['name', 'address', 'email', 'residents']);
		expect(lacking({ ...givenFor('DE', 'CN'), land: undefined })).toEqual(['land']);
		expect(lacking({ 'established-in': 'CN', residents: 'DE' })).toContain('eu-representative');
	});

	it('is refused where it is of no use', () => {
		const outcome = settle({ ...givenFor('DE', 'DE'), 'mail-china': 'P; p@p.example' });
		expect(outcome).toMatchObject({
			wrong: { question: { option: 'mail-china' }, hint: expect.any(String) },
		});
	});
});

describe('authorities', () => {
	it('are those of every Land the check knows, and of every country of the Union and the EEA', () => {
		const hosts = Object.values(LAENDER).map(({ url }) => new URL(url).host.replace(/^www\./, ''));
		expect(hosts.sort()).toEqual([...GERMAN_AUTHORITIES].sort());
		expect(['DE', ...Object.keys(AUTHORITIES)].sort()).toEqual([...GDPR_COUNTRIES].sort());
		expect(COUNTRIES).toEqual(expect.arrayContaining(Object.keys(AUTHORITIES)));
		for (const { url } of Object.values(AUTHORITIES)) expect(url).toMatch(/^https:\/\/[a-z0-9.-]+$/);
	});
});
