import { expect, test } from 'vitest';
import { pastedCode, signInLink } from './link.js';

const code = 'Ab_-'.repeat(10);

test('the link holds the code in its fragment only', () => {
	const link = new URL(signInLink('http://127.0.0.1:8474', code));
	expect(link.hash).toBe(`#${code}`);
	expect(link.href.replace(link.hash, '')).toBe('http://127.0.0.1:8474/staff/sign-in');
});

test.each([code, ` ${code}\n`, signInLink('https://obhut.example/', code)])(
	'%j is pasted as the code',
	pasted => {
		expect(pastedCode(pasted)).toBe(code);
	},
);
