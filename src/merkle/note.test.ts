import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { size } from '../../test/size.js';
import { type NoteKey, noteKey, openNote, parseNoteKey, signNote, type Verify } from './index.js';
import {
	decoded,
	fromText,
	hex,
	laterFaultOf,
	publicKeyOf,
	recorded,
	sha256,
	signWith,
	verifyEd25519,
} from './primitives.fixture.js';

interface Recorded {
	keys: { name: string; key: string; seed: string }[];
	signed: { text: string; signers: string[]; note: string }[];
	judged: ({ case: string; opens: boolean } & ({ bytes: string } | { text: string; times: number }))[];
}

const { keys, signed, judged } = recorded<Recorded>('notes.json');
const known = keys.map(({ key }) => parseNoteKey(sha256, key));
const [peter, enoch] = known as [NoteKey, NoteKey];
const signers = keys.map(({ seed }, position) => ({ key: known[position]!, sign: signWith(decoded(seed)) }));

const example = `Ognuno sta solo sul cuor della terra
trafitto da un raggio di sole:

ed è subito sera.

— quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=
`;

describe('a signed note', () => {
	it('is the one the Go module writes, and opens', async () => {
		for (const { text, signers: names, note } of signed) {
			const chosen = names.map(name => signers.find(({ key }) => key.name === name)!);
			expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(await signNote(text, chosen))).toBe(note);
			const opened = await openNote(fromText(note), known, verifyEd25519);
			expect(opened.text).toBe(text);
			expect(opened.verified.map(({ name }) => name)).toEqual(names);
			expect(opened.unverified).toEqual([]);
		}
	});

	it('of the specification reads as it says there, though its key is not published', async () => {
		const key: NoteKey = {
			name: 'quasimodo.example/salvatore',
			id: 0x367ba04b,
			publicKey: new Uint8Array(32),
		};
		const trusting: Verify = (_, message, signature) =>
			new TextDecoder().decode(message) === example.slice(0, example.indexOf('\n—')) &&
			signature.length === 64;
		const { text, verified } = await openNote(fromText(example), [key], trusting);
		expect(text.split('\n')).toHaveLength(5);
		expect(verified).toMatchObject([{ name: key.name, id: key.id }]);
		expect(await laterFaultOf(openNote(fromText(example), [key], () => false))).toBe('signature-invalid');
		expect(await laterFaultOf(openNote(fromText(example), known, verifyEd25519))).toBe('note-unsigned');
	});

	/** The Go module looks at one signature of each key only, and lets base64 have set bits behind its end. */
	const STRICTER = ['a good and then a bad signature of one key', 'base64 with set bits behind the end'];

	it('opens where the Go module opens it, but for two cases', async () => {
		const line = signed[0]!.note.slice(signed[0]!.text.length + 1);
		for (const each of judged) {
			const bytes =
				'bytes' in each ? decoded(each.bytes) : fromText(`${each.text}\n${line.repeat(each.times)}`);
			const fault = await laterFaultOf(openNote(bytes, [peter, enoch], verifyEd25519));
			expect(fault === null, `${each.case}: ${fault}`).toBe(each.opens && !STRICTER.includes(each.case));
		}
		expect(judged.filter(each => each.opens && STRICTER.includes(each.case))).toHaveLength(STRICTER.length);
	});

	it('tells verified signatures from others, and each key once', async () => {
		const [note] = [signed[1]!.note];
		const both = await openNote(fromText(note), known, verifyEd25519);
		expect(both.verified.map(({ name, id }) => [name, id])).toEqual([
			['PeterNeumann', peter.id],
			['EnochRoot', enoch.id],
		]);
		const one = await openNote(fromText(note), [enoch], verifyEd25519);
		expect([one.verified, one.unverified].map(list => list.map(({ name }) => name))).toEqual([
			['EnochRoot'],
			['PeterNeumann'],
		]);
		const twice = note + note.slice(note.indexOf('— '));
		expect((await openNote(fromText(twice), [enoch], verifyEd25519)).verified).toHaveLength(1);
		expect(await laterFaultOf(openNote(fromText(note), [], verifyEd25519))).toBe('note-unsigned');
		expect(await laterFaultOf(openNote(fromText(note), [peter, peter], verifyEd25519))).toBe('key-ambiguous');
	});

	it('does not open with another key of the same name and id', async () => {
		const other = { ...peter, publicKey: enoch.publicKey };
		expect(await laterFaultOf(openNote(fromText(signed[0]!.note), [other], verifyEd25519))).toBe(
			'signature-invalid',
		);
	});

	it(
		'does not open once a byte of it is changed, added or missing',
		async () => {
			const note = fromText(signed[1]!.note);
			const opened = await openNote(note, [peter, enoch], verifyEd25519);
			const survivors: number[] = [];
			for (const at of note.keys()) {
				const flipped = new Uint8Array(note);
				flipped[at]! ^= 1 << (at % 8);
				const missing = Uint8Array.from([...note.subarray(0, at), ...note.subarray(at + 1)]);
				const added = Uint8Array.from([...note.subarray(0, at), 0x41, ...note.subarray(at)]);
				for (const wrong of [flipped, missing, added]) {
					const result = await openNote(wrong, [peter, enoch], verifyEd25519).catch(() => null);
					// A changed name or key id makes a signature of an unknown key, which is ignored.
					if (result?.verified.length === 2) survivors.push(at);
					if (result !== null) expect(result.text).toBe(opened.text);
				}
			}
			expect(survivors).toEqual([]);
		},
		size(60_000, 60_000),
	);

	it('opens with the Ed25519 of browsers', async () => {
		const browser: Verify = async (bytes, message, signature) => {
			const key = await crypto.subtle.importKey('raw', new Uint8Array(bytes), 'Ed25519', false, ['verify']);
			return crypto.subtle.verify('Ed25519', key, new Uint8Array(signature), new Uint8Array(message));
		};
		const { verified } = await openNote(fromText(signed[1]!.note), known, browser);
		expect(verified).toHaveLength(2);
		const changed = fromText(`x${signed[1]!.note}`);
		expect(await laterFaultOf(openNote(changed, known, browser))).toBe('signature-invalid');
	});

	it('comes back as it was signed, whatever the text', { timeout: 120_000 }, async () => {
		const texts = fc.string({ unit: 'binary', maxLength: 60 }).map(text => `${text}\n`);
		await fc.assert(
			fc.asyncProperty(texts, fc.subarray(signers, { minLength: 1 }), async (text, signers) => {
				const bytes = await signNote(text, signers).catch(() => null);
				const writable = ![...text].some(character => character < ' ' && character !== '\n');
				expect(bytes !== null).toBe(writable);
				if (bytes === null) return;
				const opened = await openNote(bytes, known, verifyEd25519);
				expect(opened.text).toBe(text);
				expect(opened.verified.map(({ id }) => id)).toEqual(signers.map(({ key }) => key.id));
			}),
			{ numRuns: size(60, 2_000) },
		);
	});

	it('is not made of a text no note can have, or by a signer that is none', async () => {
		const verdict = (text: string, by = signers) => laterFaultOf(signNote(text, by));
		for (const text of ['', 'no line feed', 'tab\t\n', 'return\r\n', 'nul\u0000\n', 'half \ud800 a pair\n']) {
			expect(await verdict(text), JSON.stringify(text)).toBe('note-invalid');
		}
		const key = { ...noteKey(sha256, 'a', publicKeyOf(new Uint8Array(32))), name: 'a b' };
		expect(await verdict('text\n', [{ key, sign: signWith(new Uint8Array(32)) }])).toBe('name-invalid');
		expect(await verdict('text\n', [{ key: peter, sign: () => Buffer.alloc(63) }])).toBe('signature-invalid');
		expect(await verdict('text\n', [])).toBe('note-invalid');
	});

	it('takes any bytes without breaking', async () => {
		const pieces = fc.constantFrom('\n', '\n\n', '— ', '—', ' ', 'name', 'AAAAAAAA', '+', '\u0000', 'é', '=');
		const bytes = fc.oneof(
			fc.uint8Array({ maxLength: 80 }),
			fc.array(pieces, { maxLength: 16 }).map(pieces => fromText(pieces.join(''))),
		);
		await fc.assert(
			fc.asyncProperty(bytes, async bytes => {
				expect(await laterFaultOf(openNote(bytes, known, verifyEd25519)), hex(bytes)).not.toBeNull();
			}),
			{ numRuns: size(2_000, 100_000) },
		);
	});
});
