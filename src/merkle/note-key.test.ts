import { describe, expect, it } from 'vitest';
import { formatNoteKey, noteKey, parseNoteKey } from './index.js';
import { base64, decoded, faultOf, publicKeyOf, recorded, sha256 } from './primitives.fixture.js';

interface Recorded {
	keys: { name: string; key: string; seed: string }[];
	verifierKeys: { key: string; good: boolean }[];
}

const { keys, verifierKeys } = recorded<Recorded>('notes.json');
const peter = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';

/** The Go module takes a key id in capitals too, and a line feed within or behind the base64. */
const STRICTER = [peter.replace('c74f20a3', 'C74F20A3'), `${peter}\n`];

describe('a verifier key', () => {
	it('is the one the Go module writes', () => {
		for (const { name, key, seed } of keys) {
			const made = noteKey(sha256, name, publicKeyOf(decoded(seed)));
			expect(formatNoteKey(made)).toBe(key);
			const read = parseNoteKey(sha256, key);
			expect([read.name, read.id, base64(read.publicKey)]).toEqual([name, made.id, base64(made.publicKey)]);
		}
		expect(parseNoteKey(sha256, peter)).toMatchObject({ name: 'PeterNeumann', id: 0xc74f20a3 });
	});

	it('is taken where the Go module takes it, but for what can be written in one way', () => {
		for (const { key, good } of verifierKeys) {
			const taken = faultOf(() => parseNoteKey(sha256, key)) === null;
			expect(taken, key).toBe(good && !STRICTER.includes(key));
		}
		expect(verifierKeys.filter(({ key, good }) => good && STRICTER.includes(key))).toHaveLength(
			STRICTER.length,
		);
	});

	it('says what is wrong with it', () => {
		const verdict = (text: string) => faultOf(() => parseNoteKey(sha256, text));
		const [name, , encoded] = peter.split('+') as [string, string, string];
		const bytes = decoded(encoded);
		expect(verdict(`${name}+c74f20a3`)).toBe('key-invalid');
		expect(verdict(`${name}+c74f20a3+****`)).toBe('base64-invalid');
		expect(verdict(`${name}+c74f20a4+${encoded}`)).toBe('key-id-mismatch');
		expect(verdict(`${name}+c74f20a3+${base64(Uint8Array.of(2, ...bytes.slice(1)))}`)).toBe(
			'key-type-unknown',
		);
		expect(verdict(`${name}+c74f20a3+${base64(bytes.slice(0, 32))}`)).toBe('key-invalid');
		expect(verdict(`a b+c74f20a3+${encoded}`)).toBe('name-invalid');
	});

	it('is refused when any part of it is cut off or changed', () => {
		for (let begin = 0; begin <= peter.length; begin++) {
			for (let end = begin; end <= peter.length; end++) {
				if (end - begin === peter.length) continue;
				expect(faultOf(() => parseNoteKey(sha256, peter.slice(begin, end)))).not.toBeNull();
			}
			const next = String.fromCharCode(peter.charCodeAt(begin) + 1);
			const changed = peter.slice(0, begin) + next + peter.slice(begin + 1);
			expect(
				faultOf(() => parseNoteKey(sha256, changed)),
				changed,
			).not.toBeNull();
		}
	});

	it('has a name without spaces, plus signs and control characters', () => {
		const verdict = (name: string) => faultOf(() => noteKey(sha256, name, new Uint8Array(32)));
		for (const name of ['a', 'log.example/eu', '日志', '\u200b', '\ufeff', '\u007f'])
			expect(verdict(name)).toBeNull();
		const spaces = [...' \t\n\v\f\r\u0085\u00a0\u1680\u2000\u2028\u2029\u202f\u205f\u3000'];
		for (const part of ['+', '\u0000', '\u001f', '\ud800', ...spaces]) {
			expect(verdict(`a${part}b`), JSON.stringify(part)).toBe('name-invalid');
		}
		expect(verdict('')).toBe('name-invalid');
		expect(faultOf(() => noteKey(sha256, 'a', new Uint8Array(33)))).toBe('key-invalid');
	});
});
