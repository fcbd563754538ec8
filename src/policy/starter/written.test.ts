/** Whatever somebody writes as name, address or e-mail address: it is refused, or it is text and nothing more. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { size } from '../../../test/size.js';
import { renderDocument } from '../render.js';
import type { Answers } from './answers.js';
import { isRefusal, readAddress, readEmail, readMailer, readName } from './read-answer.js';
import { givenFor, paperedFor, read, settled, starterOf, textOf } from './starter.fixture.js';

describe('what somebody writes', () => {
	const plain = settled({ ...givenFor('DE', 'DE'), ...paperedFor('DE') });
	const benign = read(starterOf(plain)).policy;
	const words = textOf(starterOf(plain), 'text/de.md');
	const hostile = fc.oneof(
		fc.string({ unit: 'binary', maxLength: 260 }),
		fc.string({ unit: 'grapheme', maxLength: 60 }),
		fc
			.array(
				fc.constantFrom(
					...[
						'"',
						"'",
						': ',
						' #',
						'#',
						'- ',
						'{',
						'}',
						'[',
						']',
						'&a',
						'*a',
						'!!js',
						'|',
						'>',
						'%',
						'@',
						'`',
					],
					...[
						'\n',
						'\r',
						'\t',
						'\u0000',
						'\u2028',
						'\u202E',
						'\uFEFF',
						'{{version}}',
						'\\',
						'---',
						'...',
						'<<:',
					],
					...[
						'null',
						'true',
						'1e3',
						'0x1',
						'2026-01-01',
						'中文',
						'🙂',
						'a',
						'1',
						',',
						' ',
						'purposes:',
						'<script>',
					],
				),
				{ maxLength: 12 },
			)
			.map(parts => parts.join('')),
	);

	it('is refused, or stands in its place and changes nothing else', () => {
		fc.assert(
			fc.property(hostile, hostile, hostile, (name, street, user) => {
				const written = { name, address: `1, ${street}`, email: `${user}@muster.example` };
				const reads = [
					readName(written.name),
					readAddress(written.address),
					readEmail(written.email),
				] as const;
				const mailer = readMailer(`${name}; ${written.email}`);
				const [called, lives, mail] = reads.map(each => (isRefusal(each) ? null : each.value));
				const answers: Answers = {
					...plain,
					...(called && { name: called }),
					...(lives && { address: lives }),
					...(mail && { email: mail }),
					...(!isRefusal(mailer) && mailer.value && { mailers: { eu: mailer.value } }),
				};
				const starter = starterOf(answers);
				const { policy, texts } = read(starter);
				const { name: n, address, email } = answers;
				const waivers = benign.accountability.waivers.map(waiver => ({ ...waiver, by: n }));
				const carrier = { ...benign.recipients['mail-eu']!, ...answers.mailers.eu! };
				expect(policy).toEqual({
					...benign,
					controller: { ...benign.controller, name: n, address, email },
					contact: { ...benign.contact, email },
					recipients: { 'mail-eu': carrier },
					accountability: { ...benign.accountability, waivers },
				});
				expect(textOf(starter, 'text/de.md')).toBe(words);
				const html = renderDocument(policy, texts, 'de').sections.flatMap(section => section.clauses);
				expect(html.filter(clause => /<script/.test(clause.html))).toEqual([]);
			}),
			{ numRuns: size(40, 400) },
		);
	}, 120_000);
});
