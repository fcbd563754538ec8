import { expect, test } from 'vitest';
import { told, where, withRecipient } from './flows.fixture.js';
import { checkRecipients } from './recipients.js';

const named = { name: 'Partner GmbH', contact: 'privacy@partner.example' };

test('a recipient nobody names breaks what each law asks of it, by where the data comes from', () => {
	const third = { role: 'third-party' } as const;
	const found = (regions: string[], country = 'DE') =>
		told(checkRecipients(withRecipient({ ...third, methods: [], regions, country }), where));
	expect(found(['eu'])).toEqual([['recipient-unnamed', 'EU-13-1-e']]);
	expect(found(['cn'], 'CN')).toEqual([
		['recipient-unnamed', 'CN-17-4 CN-23 CN-NDSR-21'],
		['recipient-unreachable', 'CN-17-4 CN-23 CN-NDSR-21'],
		['recipient-without-method', 'CN-17-4 CN-23 CN-NDSR-21'],
	]);
	expect(found([])[0]).toEqual(['recipient-unnamed', 'EU-13-1-e CN-17-4 CN-23 CN-NDSR-21 CN-39']);
});

test('a processor in China owes people no name: it acts for the one they know', () => {
	const processor = { role: 'processor', country: 'CN', regions: ['cn'], methods: [] } as const;
	expect(checkRecipients(withRecipient({ ...processor, methods: [], regions: ['cn'] }), where)).toEqual([]);
});

test('in the Union a category does, with the reason in every language', () => {
	const policy = (because: Record<string, string>) =>
		withRecipient({ regions: ['eu'], title: { en: 'mailer', de: 'Versand' }, categoryBecause: because });
	const bilingual = { languages: ['de', 'en'] as const };
	const found = (because: Record<string, string>) =>
		told(checkRecipients({ ...policy(because), languages: [...bilingual.languages] }, where));
	expect(found({ de: 'wechselt', en: 'changes' })).toEqual([]);
	expect(found({ de: 'wechselt' })).toEqual([['recipient-unnamed', 'EU-13-1-e']]);
	expect(found({ de: 'wechselt', en: ' ' })).toEqual([['recipient-unnamed', 'EU-13-1-e']]);
});

test('an agreement to a purpose is none to a third party, and nothing is asked of a processor', () => {
	const bundled = { ...named, consent: 'with-purpose', country: 'CN' } as const;
	expect(told(checkRecipients(withRecipient({ ...bundled, role: 'third-party' }), where))).toEqual([
		['recipient-consent-bundled', 'EU-7-2 CN-23'],
	]);
	expect(checkRecipients(withRecipient({ ...bundled, role: 'processor' }), where)).toEqual([]);
});

test('a region nobody declared is no region', () => {
	const [found] = checkRecipients(withRecipient({ ...named, regions: ['eu', 'ue'] }), where);
	expect(found).toMatchObject({ code: 'reference-unknown', file: 'recipients.partner.regions.1' });
});

test('where it sits and what it serves is asked first', () => {
	const [found] = checkRecipients(withRecipient({ ...named, country: '', purposes: [] }), where);
	expect(found).toMatchObject({ code: 'recipient-incomplete', rules: ['EU-13-1-e', 'EU-30'] });
	expect(found?.message).toContain('`country` and `purposes`');
});
