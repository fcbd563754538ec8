import { expect, test } from 'vitest';
import { forgetToken, keepToken, keptToken } from './cookie.js';

test('is kept from scripts and other sites, for eight hours, and over TLS never sent without', () => {
	expect(keepToken('t', false)).toBe('obhut_staff=t; Path=/staff; HttpOnly; SameSite=Strict; Max-Age=28800');
	expect(keepToken('t', true)).toBe(
		'obhut_staff=t; Path=/staff; HttpOnly; SameSite=Strict; Max-Age=28800; Secure',
	);
	expect(forgetToken(true)).toBe('obhut_staff=; Path=/staff; HttpOnly; SameSite=Strict; Max-Age=0; Secure');
});

test.each([
	[undefined, null],
	['', null],
	['obhut_staff=', null],
	['other=1; obhut_staff=abc; more=2', 'abc'],
	['xobhut_staff=abc', null],
	['obhut_staff', null],
])('%j holds %j', (header, token) => {
	expect(keptToken(header)).toBe(token);
});
