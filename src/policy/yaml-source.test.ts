import { expect, it } from 'vitest';
import { readYaml } from './yaml-source.js';

const read = (text: string) => readYaml({ path: 'policy.yaml', text });

it.each([
	['tabs', 'data:\n\temail: {}\n', 'yaml-syntax', 2, 1],
	['an open bracket', 'languages: [de, en\npolicy: x\n', 'yaml-syntax', 2, 1],
	['an open quote', 'policy: "x\n', 'yaml-syntax', 2, 1],
	['a key said twice', 'policy: x\ndata: {}\npolicy: y\n', 'yaml-duplicate-key', 3, 1],
	['a nested key said twice', 'data:\n  email: {}\n  email: {}\n', 'yaml-duplicate-key', 3, 3],
	['an alias', 'a: &x 1\nb: *x\n', 'yaml-alias', 1, 7],
	['a merge key', 'a: { <<: { b: 1 } }\n', 'yaml-merge-key', 1, 6],
	['an unknown tag', 'a: !secret x\n', 'yaml-tag', 1, 4],
	['a list as key', '? [a, b]\n: c\n', 'yaml-key-not-text', 1, 3],
	['two documents', 'a: 1\n---\nb: 2\n', 'yaml-syntax', 2, 1],
	['deep nesting', `a: ${'['.repeat(40)}${']'.repeat(40)}\n`, 'yaml-too-deep', 1, 27],
])('refuses %s with its place', (_, text, code, line, col) => {
	const { source, findings } = read(text);
	expect(source).toBeNull();
	expect(findings[0]).toMatchObject({ code, file: 'policy.yaml', line, col });
});

it('an alias bomb costs nothing and is refused', () => {
	const level = (n: number) =>
		`l${n}: &l${n} [${Array(9)
			.fill(`*l${n - 1}`)
			.join(', ')}]`;
	const bomb = ['l0: &l0 lol', ...Array.from({ length: 12 }, (_, n) => level(n + 1))].join('\n');
	const { source, findings } = read(bomb);
	expect(source).toBeNull();
	expect([...new Set(findings.map(each => each.code))]).toEqual(['yaml-alias', 'too-many-findings']);
});

it('nesting beyond the stack is a finding, not a crash', () => {
	const { source, findings } = read('['.repeat(50_000));
	expect(source).toBeNull();
	expect(findings).toMatchObject([{ code: 'yaml-too-deep', line: 1, col: 25 }]);
});

it('takes names that objects bring along as names', () => {
	const { source } = read('__proto__: { polluted: yes }\nconstructor: 1\n');
	expect(Object.keys(source?.value as object)).toEqual(['__proto__', 'constructor']);
	expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

it('finds keys, values, list entries, and the nearest thing above what is not there', () => {
	const { source } = read('policy: x\ndata:\n  email: { uses: [a, bcd] }\n');
	expect(source?.key(['data', 'email'])).toEqual({ file: 'policy.yaml', line: 3, col: 3, endCol: 8 });
	expect(source?.at(['policy'])).toEqual({ file: 'policy.yaml', line: 1, col: 9, endCol: 10 });
	expect(source?.at(['data', 'email', 'uses', 1])).toEqual({
		file: 'policy.yaml',
		line: 3,
		col: 22,
		endCol: 25,
	});
	expect(source?.key(['data', 'phone', 'title'])).toMatchObject({ line: 2, col: 1 });
	expect(source?.key(['nothing'])).toMatchObject({ line: 1, col: 1 });
});

it('finds what stands at a place: keys and list entries, whole or within', () => {
	const { source } = read(
		'policy: x\ndata:\n  email:\n    uses: [a, bcd]\n  phone: {}\n\nrights:\n  - see\n',
	);
	const at = (line: number, col: number) => source?.pathAt({ line, col });
	expect(at(1, 9)).toEqual(['policy']);
	expect(at(3, 3)).toEqual(['data', 'email']);
	expect(at(4, 16)).toEqual(['data', 'email', 'uses', 1]);
	expect(at(5, 3)).toEqual(['data', 'phone']);
	expect(at(8, 5)).toEqual(['rights', 0]);
	expect(at(99, 1)).toEqual([]);
	for (const path of [['policy'], ['data', 'email', 'uses', 0], ['data', 'phone'], ['rights', 0]])
		expect(source?.pathAt(source.key(path))).toEqual(path);
});

it('reads a day, a country and a range of ages as the text they are', () => {
	const { source } = read('version: 2026-11-01\ncountry: NO\n14-15: { may: [see] }\n');
	expect(source?.value).toEqual({ version: '2026-11-01', country: 'NO', '14-15': { may: ['see'] } });
});
