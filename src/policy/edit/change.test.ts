import { expect, it } from 'vitest';
import { PolicySchema } from '../schema.js';
import { readYaml } from '../yaml-source.js';
import { changedText } from './change.js';
import { valueAt } from './value-at.js';

// Found at random first: a value with a line break, in quotes or brackets of the author's, went on over lines.
it.each(['title: Words', "title: 'Words'", 'title: "Words"', 'title: { de: Words }', '- Words'])(
	'keeps a value with line breaks on its line in `%s`',
	line => {
		const [, inside = ''] = /(\{ de|title|-)/.exec(line)!;
		const path = { '{ de': ['title', 'de'], title: ['title'], '-': [0] }[inside]!;
		for (const value of ['two\nlines', `two lines,\n${'each of them long '.repeat(4)}`, '\n', 'a\r\n']) {
			const made = changedText(`${line}\n`, path, value, PolicySchema);
			expect(valueAt(readYaml({ path: '', text: made }).source!.value, path)).toBe(value);
			expect(made.split('\n')).toHaveLength(2);
		}
	},
);
