import { expect, it } from 'vitest';
import { finding } from './finding.js';
import { codeFrame } from './frame.js';

const TEXT = 'policy: x\ndata:\n  emial: {}\n';
const at = { file: 'policy.yaml', line: 3, col: 3, endCol: 8 };
const found = finding('unknown-key', at, 'a policy knows no `emial`', 'did you mean `email`?');

it('shows the line, marks what is meant, and says what to do', () => {
	expect(codeFrame(found, TEXT)).toBe(
		[
			'policy.yaml:3:3: error unknown-key: a policy knows no `emial`',
			'1 | policy: x',
			'2 | data:',
			'3 |   emial: {}',
			'  |   ^^^^^',
			'hint: did you mean `email`?',
		].join('\n'),
	);
});

it('colours only when asked, and the words stay the same', () => {
	const coloured = codeFrame(found, TEXT, { colour: true });
	expect(coloured).toContain('\u001b[31m^^^^^\u001b[0m');
	// biome-ignore lint/suspicious/noControlCharactersInRegex: taking colours out again
	expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(codeFrame(found, TEXT));
});

it('counts wide characters as two columns', () => {
	const wide = finding('list-open', { file: 'zh.md', line: 1, col: 3, endCol: 4 }, 'x', 'y');
	expect(codeFrame(wide, '手机等。').split('\n').slice(1, 3)).toEqual(['1 | 手机等。', '  |     ^^']);
});

it('cites the law, and manages without source, beyond the end and with control characters', () => {
	const lawful = finding('version-missing', { file: 'a', line: 9, col: 99 }, 'x', 'y');
	expect(codeFrame(lawful, undefined)).toMatch(
		/^a:9:99: error version-missing: x\nlaw: GEN-06 GDPR .*\n {5}asks: all six .*\n {5}https:\/\/\S+\nhint: y$/,
	);
	expect(codeFrame(lawful, 'one\ntwo')).toContain('hint: y');
	const bell = finding('unknown-key', { file: 'a', line: 1, col: 1 }, 'x', 'y');
	expect(codeFrame(bell, 'a\u0007\u001b[2Jb')).toContain('1 | a··[2Jb');
});

it('gives the fix to take over, and says who lives with it', () => {
	const at = { file: 'a', line: 1, col: 1 };
	const fix = { rule: 'contact:\n  email: a@b.example\n', words: { de: 'Sie können\tkommen.' } };
	const waived = {
		finding: 'title-missing',
		by: 'A',
		on: '2026-01-01',
		until: '2026-02-01',
		because: 'soon',
	};
	const found = { ...finding('title-missing', at, 'x', 'y', { rules: [], fix }), waived };
	expect(codeFrame(found, undefined).split('\n').slice(1)).toEqual([
		'hint: y',
		'fix: in policy.yaml',
		'     contact:',
		'       email: a@b.example',
		'fix: words, de',
		'     Sie können kommen.',
		'waived: by A until 2026-02-01: soon',
	]);
});
