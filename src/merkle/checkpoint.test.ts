import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { size } from '../../test/size.js';
import { formatCheckpoint, openCheckpoint, parseCheckpoint, parseNoteKey, signNote } from './index.js';
import {
	base64,
	decoded,
	faultOf,
	fromText,
	laterFaultOf,
	recorded,
	sha256,
	signWith,
	someHash,
	verifyEd25519,
} from './primitives.fixture.js';

interface Recorded {
	keys: { name: string; key: string; seed: string }[];
	signed: { text: string; note: string }[];
}

const { keys, signed } = recorded<Recorded>('notes.json');
const { trees } = recorded<{ trees: { size: number; root: string }[] }>('trees.json');
const known = keys.map(({ key }) => parseNoteKey(sha256, key));
const origin = 'log.example/eu';
const [plain, extended] = signed.filter(({ text }) => text.startsWith(origin)) as [
	{ text: string; note: string },
	{ text: string; note: string },
];

const example = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n';

describe('a checkpoint', () => {
	it('of the specification reads, and is written the same', () => {
		const checkpoint = parseCheckpoint(example);
		expect(checkpoint).toMatchObject({
			origin: 'example.com/behind-the-sofa',
			size: 20_852_163,
			extensions: [],
		});
		expect(base64(checkpoint.root)).toBe('CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=');
		expect(formatCheckpoint(checkpoint)).toBe(example);
	});

	it('signed by the Go module opens', async () => {
		const { checkpoint } = await openCheckpoint(fromText(plain.note), origin, known, verifyEd25519);
		expect([checkpoint.size, base64(checkpoint.root)]).toEqual([70_000, trees.at(-1)!.root]);
		const second = await openCheckpoint(fromText(extended.note), origin, known, verifyEd25519);
		expect(second.checkpoint.extensions).toEqual(['extension 1', 'extension 2']);
		expect(second.note.verified.map(({ name }) => name)).toEqual([origin, 'EnochRoot']);
	});

	it('opens for the log it is of, signed by that log, alone', async () => {
		const verdict = (note: Uint8Array, origin: string, keys = known) =>
			laterFaultOf(openCheckpoint(note, origin, keys, verifyEd25519));
		expect(await verdict(fromText(plain.note), 'log.example/cn')).toBe('origin-mismatch');
		const witness = keys.findIndex(({ name }) => name === 'EnochRoot');
		const sign = signWith(decoded(keys[witness]!.seed));
		const byWitness = await signNote(plain.text, [{ key: known[witness]!, sign }]);
		expect(await verdict(byWitness, origin)).toBe('note-unsigned');
		expect(await verdict(fromText(extended.note), origin, [known[witness]!])).toBe('note-unsigned');
		const other = await signNote('text\n', [{ key: known[witness]!, sign }]);
		expect(await verdict(other, origin)).toBe('checkpoint-invalid');
	});

	const root = base64(someHash(1));

	it.each([
		['nothing', '', 'checkpoint-invalid'],
		['two lines', 'a\n1\n', 'checkpoint-invalid'],
		['no line feed at the end', `a\n1\n${root}`, 'checkpoint-invalid'],
		['an empty origin', `\n1\n${root}\n`, 'checkpoint-invalid'],
		['an empty extension', `a\n1\n${root}\n\n`, 'checkpoint-invalid'],
		['an empty line between', `a\n1\n${root}\n\nb\n`, 'checkpoint-invalid'],
		['no size', `a\n\n${root}\n`, 'checkpoint-invalid'],
		['a leading zero', `a\n01\n${root}\n`, 'checkpoint-invalid'],
		['two zeros', `a\n00\n${root}\n`, 'checkpoint-invalid'],
		['a sign', `a\n+1\n${root}\n`, 'checkpoint-invalid'],
		['a negative size', `a\n-1\n${root}\n`, 'checkpoint-invalid'],
		['a fraction', `a\n1.0\n${root}\n`, 'checkpoint-invalid'],
		['an exponent', `a\n1e3\n${root}\n`, 'checkpoint-invalid'],
		['hexadecimal', `a\n0x1\n${root}\n`, 'checkpoint-invalid'],
		['a space', `a\n1 \n${root}\n`, 'checkpoint-invalid'],
		['other digits', `a\n١\n${root}\n`, 'checkpoint-invalid'],
		['a size beyond 2^53 - 1', `a\n9007199254740992\n${root}\n`, 'size-invalid'],
		['a very long size', `a\n${'9'.repeat(400)}\n${root}\n`, 'size-invalid'],
		['a short root', `a\n1\n${base64(someHash(1).slice(1))}\n`, 'hash-invalid'],
		['a long root', `a\n1\n${base64(Uint8Array.of(...someHash(1), 0))}\n`, 'hash-invalid'],
		['a root without padding', `a\n1\n${root.replace('=', '')}\n`, 'base64-invalid'],
		['a root with set bits behind the end', `a\n1\n${root.slice(0, -2)}B=\n`, 'base64-invalid'],
		['a tab', `a\tb\n1\n${root}\n`, 'checkpoint-invalid'],
		['half a pair', `a\n1\n${root}\n\ud800\n`, 'checkpoint-invalid'],
		['a carriage return', `a\n1\r\n${root}\n`, 'checkpoint-invalid'],
	])('is refused with %s', (_, text, code) => {
		expect(faultOf(() => parseCheckpoint(text))).toBe(code);
	});

	it('is written only as it can be read', () => {
		const checkpoint = { origin, size: 0, root: someHash(1), extensions: [] };
		expect(parseCheckpoint(formatCheckpoint(checkpoint))).toEqual(checkpoint);
		for (const wrong of [
			{ origin: '' },
			{ origin: 'a\nb' },
			{ origin: 'a\tb' },
			{ extensions: [''] },
			{ extensions: ['a\n'] },
		]) {
			expect(faultOf(() => formatCheckpoint({ ...checkpoint, ...wrong }))).toBe('checkpoint-invalid');
		}
		expect(faultOf(() => formatCheckpoint({ ...checkpoint, size: 1.5 }))).toBe('size-invalid');
		expect(faultOf(() => formatCheckpoint({ ...checkpoint, root: new Uint8Array(31) }))).toBe('hash-invalid');
	});

	it('has one text for each meaning', () => {
		const lines = fc.array(fc.constantFrom('a', '', '0', '1', '01', '12', root, `${root}=`, ' ', 'é'), {
			maxLength: 6,
		});
		fc.assert(
			fc.property(lines, lines => {
				const text = lines.join('\n');
				let back: string | null = null;
				const fault = faultOf(() => {
					back = formatCheckpoint(parseCheckpoint(text));
				});
				expect(fault === null ? back : text).toBe(text);
			}),
			{ numRuns: size(2_000, 50_000), examples: [[['a', '12', root, '']]] },
		);
	});
});
