import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AuditEntry, sealEntry } from './entry.js';
import { openSealed, personOf } from './leaves.js';

const FRAME = { log: 'obhut/eu/0011223344556677', policy: '2026-11-01#1' };

const entries = fc.record<AuditEntry>({
	kind: fc.constantFrom('read', 'sign-in', 'erase'),
	at: fc.nat(2 ** 42),
	service: fc.oneof(fc.constant('shop'), fc.string({ unit: 'grapheme', maxLength: 30 })),
	actor: fc.oneof(
		fc.constant('key:1'),
		fc.string({ unit: 'binary', maxLength: 30 }),
		fc.string({ minLength: 600 }),
	),
	subject: fc.oneof(fc.constant(null), fc.stringMatching(/^[\w-]{1,64}$/)),
	about: fc.string(),
});

test('whom an entry is about is found as reading all of it would find it', () => {
	fc.assert(
		fc.property(entries, entry => {
			const sealed = sealEntry(FRAME, entry);
			const { subject, at } = openSealed(sealed);
			expect(personOf(sealed)).toEqual(subject === null ? null : { reference: subject, at });
		}),
	);
});

test.each([
	['no entry', '', null],
	[
		'an entry that says one thing early and another late',
		'{"v":1,"subject":"a","id":"x","at":5,"subject":"b"}',
		'b',
	],
	['a reference with a comma', '{"id":"x","at":5,"subject":"a,b"}', null],
	['a reference with a zero byte', '{"id":"x","at":5,"subject":"a\\u0000"}', null],
	['an empty reference', '{"id":"x","at":5,"subject":""}', null],
	['a number', '{"id":"x","at":5,"subject":7}', null],
])('%s is about whom it should be', (_, text, reference) => {
	const person = personOf({ salt: Buffer.alloc(32), bytes: Buffer.from(text) });
	expect(person).toEqual(reference === null ? null : { reference, at: 5 });
});
