import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { size } from '../../../test/size.js';
import { PolicySchema, ServicePolicySchema } from '../schema.js';
import { givenFor, settled } from '../starter/starter.fixture.js';
import { starterPolicy } from '../starter/starter.js';
import { type Path, readYaml } from '../yaml-source.js';
import { type Edit, type Edited, editPolicy } from './edit.js';
import { pathText, type SchemaNode, schemaAt, takesTextOnly } from './path.js';

const FILES = [
	...['cncest', 'cncest-as-written', 'cncest/services/app'].map(name => ({
		path: `policies/${name}/policy.yaml`,
		text: readFileSync(`policies/${name}/policy.yaml`, 'utf8'),
		schema: name.includes('services') ? ServicePolicySchema : PolicySchema,
	})),
	{
		path: 'starter/policy.yaml',
		text: starterPolicy(settled(givenFor('DE', 'DE', { for: 'newsletter' })), {
			id: 'starter',
			day: '2026-11-24',
			schema: '../schema/policy.schema.json',
		}).files[0]!.text,
		schema: PolicySchema,
	},
];

const RUNS = size(15, 500);

/** Milliseconds: a run reads and writes a whole policy, tenths of a second each. */
const LONG = size(30_000, 900_000);

type Case = (typeof FILES)[number];

const saidBy = (text: string): unknown => {
	const { source, findings } = readYaml({ path: '', text: text.replace(/^\uFEFF/, '') });
	if (!source) throw new Error(findings[0]?.message ?? 'unreadable');
	return JSON.parse(JSON.stringify(source.value));
};

/** Every path of a value, in the order of the file. */
function pathsOf(value: unknown, path: Path = []): Path[] {
	const below = Array.isArray(value)
		? value.flatMap((entry, index) => pathsOf(entry, [...path, index]))
		: typeof value === 'object' && value !== null
			? Object.entries(value).flatMap(([key, entry]) => pathsOf(entry, [...path, key]))
			: [];
	return path.length === 0 ? below : [path, ...below];
}

const at = (value: unknown, path: Path): unknown =>
	path.reduce((here: unknown, step) => (here as Record<string, unknown>)[step], value);

/** The same value with another one at a path, the plain way. */
function assigned(value: unknown, path: Path, put: unknown): unknown {
	const copy = structuredClone(value);
	const holder = at(copy, path.slice(0, -1)) as Record<string | number, unknown>;
	const last = path.at(-1)!;
	if (put !== undefined) holder[last] = put;
	else if (Array.isArray(holder)) holder.splice(Number(last), 1);
	else delete holder[last];
	return copy;
}

function edited(file: Case, text: string, edit: Edit): Edited {
	const outcome = editPolicy({ path: file.path, text }, file.schema, edit);
	if ('refused' in outcome) {
		throw new Error(`${JSON.stringify(edit)}: ${JSON.stringify(outcome.refused)}`);
	}
	return outcome.edited;
}

/** Lines of `part` are lines of `whole`, in the same order. */
function isWithin(part: string[], whole: string[]): boolean {
	let next = 0;
	for (const line of whole) if (line === part[next]) next++;
	return next === part.length;
}

/** The lines a path does not own: all but those from its key to the next that is no part of it. */
function unconcerned(text: string, path: Path): string[] {
	const source = readYaml({ path: '', text }).source!;
	const own = JSON.stringify(path).slice(0, -1);
	const all = pathsOf(saidBy(text));
	const from = source.key(path).line;
	const behind = all.slice(all.findIndex(each => JSON.stringify(each) === JSON.stringify(path)) + 1);
	const next = behind.find(each => !JSON.stringify(each).startsWith(`${own},`));
	const lines = text.split('\n');
	const to = next ? Math.max(from, source.key(next).line - 1) : lines.length;
	const parent = source.key(path.slice(0, -1)).line;
	return lines.filter((line, index) => {
		const number = index + 1;
		const comment = /^\s*(#.*)?$/.test(line);
		return comment || ((number < from || number > to) && number !== parent);
	});
}

const words = fc.oneof(
	fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).filter(text => !/[\uFFFD\0]/.test(text)),
	fc.constantFrom(
		'plain words',
		'a: b',
		'# no comment',
		"it's",
		'"quoted"',
		'[x',
		'yes',
		'12',
		'null',
		'中文，等',
		' a ',
		'two\nlines',
		`two lines,\n${'each of them long '.repeat(4)}`,
		'\n',
		'tab\tand return\r\n',
		'x,y',
	),
);

/** Values the language takes at a place, as an argument gives them. */
function valuesFor(node: SchemaNode & { enum?: string[]; pattern?: string }): fc.Arbitrary<string> | null {
	if (node.enum) return fc.constantFrom(...node.enum);
	if (node.const !== undefined) return null;
	if (node.type === 'boolean') return fc.constantFrom('true', 'false');
	if (!takesTextOnly(node)) return null;
	if (node.pattern === undefined) return words;
	const pattern = new RegExp(node.pattern, 'u');
	const known = [
		'P30D',
		'PT72H',
		'P1Y6M',
		'new-name',
		'2026-12-31',
		'pd:Name',
		'dpv:Purpose',
		'64 KiB',
		'a@b.example',
		'https://b.example/x',
		'data.email',
	];
	const fitting = known.filter(text => pattern.test(text));
	return fitting.length > 0 ? fc.constantFrom(...fitting) : null;
}

/** Comments and blank lines between any two lines of a file. */
const decorations = fc.array(
	fc.tuple(fc.nat(600), fc.constantFrom('', '# note', '      # deep', '\t# tab? no'.trim())),
	{ maxLength: 6 },
);

function decorated(text: string, all: [number, string][]): string {
	const lines = text.split('\n');
	for (const [line, comment] of all) lines.splice(line % lines.length, 0, comment);
	return lines.join('\n');
}

const places = fc
	.constantFrom(...FILES)
	.chain(file =>
		fc.record({
			file: fc.constant(file),
			path: fc.constantFrom(...pathsOf(saidBy(file.text))),
			decoration: decorations,
		}),
	)
	.map(({ file, path, decoration }) => ({ file, path, text: decorated(file.text, decoration) }));

describe('an edit of a real policy', { timeout: LONG }, () => {
	it('set: differs at the path alone, in the path’s lines alone, and back again', () => {
		const cases = places.chain(place => {
			const values = valuesFor((schemaAt(place.file.schema, place.path) ?? {}) as SchemaNode);
			return fc.record({ place: fc.constant(place), value: values ?? fc.constant(null) });
		});
		let tried = 0;
		fc.assert(
			fc.property(cases, ({ place: { file, path, text }, value }) => {
				fc.pre(value !== null);
				const old = at(saidBy(text), path);
				const repeated =
					typeof path.at(-1) === 'number' &&
					(at(saidBy(text), path.slice(0, -1)) as unknown[]).includes(value);
				fc.pre(!repeated);
				tried++;
				const made = edited(file, text, { kind: 'set', path: pathText(path), value: value! });
				const put = typeof old === 'boolean' ? value === 'true' : value;
				expect(saidBy(made.text)).toEqual(assigned(saidBy(text), path, put));
				expect(isWithin(unconcerned(text, path), made.text.split('\n'))).toBe(true);
				expect(made.text.split('\n')).toHaveLength(text.split('\n').length);
				// Quotes stay once they are there, whoever put them: the old value, or a new one that needs them.
				if ([text, made.text].some(each => /^["']/.test(sourceOf(each, path)))) return;
				const back = edited(file, made.text, { kind: 'set', path: pathText(path), value: String(old) });
				expect(back.text).toBe(text);
			}),
			{ numRuns: RUNS, endOnFailure: true },
		);
		expect(tried).toBeGreaterThan(RUNS / 3);
	});

	it('unset: takes out what stood there, and leaves every other line and every comment', () => {
		let tried = 0;
		fc.assert(
			fc.property(places, ({ file, path, text }) => {
				const outcome = editPolicy({ path: file.path, text }, file.schema, {
					kind: 'unset',
					path: pathText(path),
				});
				if ('refused' in outcome) {
					expect(outcome.refused.map(({ code }) => code)).toContain('missing-key');
					return;
				}
				tried++;
				expect(saidBy(outcome.edited.text)).toEqual(assigned(saidBy(text), path, undefined));
				const inside = insideOf(text, path);
				const kept = unconcerned(text, path).filter(line => !inside.includes(line));
				expect(isWithin(kept, outcome.edited.text.split('\n'))).toBe(true);
			}),
			{ numRuns: RUNS, endOnFailure: true },
		);
		expect(tried).toBeGreaterThan(RUNS / 3);
	});

	it('add and remove: a list grows by one and shrinks back to the byte', () => {
		fc.assert(
			fc.property(places, ({ file, path, text }) => {
				const old = at(saidBy(text), path);
				const items =
					schemaAt(file.schema, path)?.items ??
					schemaAt(file.schema, path)?.anyOf?.find(each => each.items)?.items;
				fc.pre(Array.isArray(old) && old.length > 0 && items !== undefined);
				const free = ['new-name', 'data.new-name', 'CH', 'en', 'zh', 'push', 'law', 'access', 'website'];
				const value = free.find(each => {
					const edit: Edit = { kind: 'add', path: pathText(path), values: [each] };
					return 'edited' in editPolicy({ path: file.path, text }, file.schema, edit);
				});
				fc.pre(value !== undefined);
				const more = edited(file, text, { kind: 'add', path: pathText(path), values: [value!] });
				expect(saidBy(more.text)).toEqual(assigned(saidBy(text), path, [...(old as unknown[]), value]));
				const less = edited(file, more.text, { kind: 'remove', path: pathText(path), values: [value!] });
				expect(less.text).toBe(text);
			}),
			{ numRuns: RUNS, endOnFailure: true },
		);
	});

	it('line breaks of Windows, a byte order mark and a missing last line break stay as they are', () => {
		fc.assert(
			fc.property(places, fc.boolean(), fc.boolean(), ({ file, path, text }, mark, end) => {
				const plain = end ? text : text.trimEnd();
				const windows = (from: string) => `${mark ? '\uFEFF' : ''}${from.replaceAll('\n', '\r\n')}`;
				const edit: Edit = { kind: 'unset', path: pathText(path) };
				const [one, other] = [plain, windows(plain)].map(each =>
					editPolicy({ path: file.path, text: each }, file.schema, edit),
				);
				expect('edited' in one!).toBe('edited' in other!);
				if ('edited' in one! && 'edited' in other!) expect(other.edited.text).toBe(windows(one.edited.text));
			}),
			{ numRuns: RUNS, endOnFailure: true },
		);
	});
});

/** The text a path's value begins with. */
function sourceOf(text: string, path: Path): string {
	const { line, col } = readYaml({ path: '', text }).source!.at(path);
	return text.split('\n')[line - 1]!.slice(col - 1);
}

/** Comments and blank lines that stand inside of what a path holds. */
function insideOf(text: string, path: Path): string[] {
	const owned = new Set(unconcerned(text, path));
	const source = readYaml({ path: '', text }).source!;
	const paths = pathsOf(saidBy(text)).filter(each => path.every((step, index) => each[index] === step));
	const lines = paths.map(each => source.at(each).line);
	return text
		.split('\n')
		.slice(source.key(path).line, Math.max(...lines))
		.filter(line => owned.has(line));
}

const small = { path: 'policy.yaml', schema: PolicySchema, text: '' };

describe('the author’s hand', () => {
	const cases: [string, string, Edit, string][] = [
		[
			'a comment on the line stays',
			'policy: x\nlanguages: [de] # first\n',
			{ kind: 'add', path: 'languages', values: ['en'] },
			'policy: x\nlanguages: [de, en] # first\n',
		],
		[
			'a list over several lines grows by one',
			'policy: x\nlanguages: [\n  de, # German\n  en # English\n]\n',
			{ kind: 'add', path: 'languages', values: ['zh'] },
			'policy: x\nlanguages: [\n  de, # German\n  en, # English\n  zh\n]\n',
		],
		[
			'a list becomes another by what came and went',
			'policy: x\nrights:\n  - access # a\n  # why\n  - erase\n',
			{ kind: 'set', path: 'rights', value: '[erase, export]' },
			'policy: x\nrights:\n  # why\n  - erase\n  - export\n',
		],
		[
			'quotes are kept',
			"policy: x\nversion: '1'\n",
			{ kind: 'set', path: 'version', value: '2' },
			"policy: x\nversion: '2'\n",
		],
		[
			'a section nobody wrote goes where the language has it',
			'policy: x\neffective: 2026-01-01\n\n# who\ncontroller:\n  name: X\n',
			{ kind: 'set', path: 'version', value: '2' },
			'policy: x\nversion: "2"\neffective: 2026-01-01\n\n# who\ncontroller:\n  name: X\n',
		],
		[
			'a key is put in before the first',
			'policy: x\ndata:\n  a:\n    is: pd:Name # n\n',
			{ kind: 'set', path: 'data.a.title', value: '{ en: name }' },
			'policy: x\ndata:\n  a:\n    title: { en: name }\n    is: pd:Name # n\n',
		],
		[
			'clauses keep their order',
			'policy: x\nclauses:\n  S2.9: [version]\n  S3: declaration\n',
			{ kind: 'set', path: 'clauses.S2.10', value: '[data]' },
			'policy: x\nclauses:\n  S2.9: [version]\n  S2.10: [data]\n  S3: declaration\n',
		],
		[
			'a section with nothing in it takes its first entry',
			'policy: x\ndata: # none yet\nrights: []\n',
			{ kind: 'set', path: 'data.a', value: '{ is: pd:Name }' },
			'policy: x\ndata: # none yet\n  a: { is: pd:Name }\nrights: []\n',
		],
		[
			'a text in a block becomes another',
			'policy: x\ncontroller:\n  address: |\n    one\n    two\n  name: X\n',
			{ kind: 'set', path: 'controller.address', value: 'three' },
			'policy: x\ncontroller:\n  address: three\n  name: X\n',
		],
	];
	it.each(cases)('%s', (_, text, edit, expected) => {
		expect(edited(small, text, edit).text).toBe(expected);
	});
});

describe('what is refused', () => {
	const refused = (text: string, edit: Edit) => {
		const outcome = editPolicy({ path: 'policy.yaml', text }, PolicySchema, edit);
		return 'refused' in outcome
			? outcome.refused.map(({ code, file, col }) => [code, file, col])
			: outcome.edited.text;
	};
	const set = (path: string, value: string): Edit => ({ kind: 'set', path, value });
	const text = 'policy: x\nrights: [access]\npurposes:\n  serve: { uses: [a] }\n';

	it.each([
		['a file that is no YAML', 'policy: [', set('version', '1'), ['yaml-syntax', 'policy.yaml', 10]],
		['a value of the wrong kind', text, set('rights', 'access'), ['wrong-type', 'VALUE', 1]],
		['one entry of many', text, set('rights', '[access, acess]'), ['value-unknown', 'VALUE', 10]],
		['an entry past the end', text, set('rights[3]', 'erase'), ['path-unknown', 'PATH', 7]],
		['an entry named with a dot', text, set('rights.0', 'erase'), ['path-unknown', 'PATH', 8]],
		['a step below a value', text, set('policy.x', 'y'), ['path-unknown', 'PATH', 8]],
		['a purpose that is not there', text, set('purposes.sevre.uses', '[a]'), ['path-unknown', 'PATH', 10]],
		['a key the language lacks', text, set('purposes.serve.colour', 'red'), ['unknown-key', 'PATH', 16]],
		[
			'the key it cannot do without',
			text,
			{ kind: 'unset', path: 'policy' } as Edit,
			['missing-key', 'PATH', 1],
		],
		[
			'what is listed already',
			text,
			{ kind: 'add', path: 'rights', values: ['erase', 'access'] } as Edit,
			['value-repeated', 'VALUE', 7],
		],
		[
			'what is not listed',
			text,
			{ kind: 'remove', path: 'rights', values: ['erase'] } as Edit,
			['path-unknown', 'VALUE', 1],
		],
		[
			'entries for what is no list',
			text,
			{ kind: 'add', path: 'policy', values: ['y'] } as Edit,
			['path-unknown', 'PATH', 1],
		],
		['an empty path', text, set('', 'y'), ['path-malformed', 'PATH', 1]],
	])('%s', (_, from, edit, first) => {
		expect(refused(from, edit)[0]).toEqual(first);
	});

	it('a misfit that was there before is no obstacle', () => {
		const before = 'policy: x\ncolour: red\nrights: [acess]\n';
		expect(refused(before, set('version', 'v1'))).toBe(
			'policy: x\nversion: v1\ncolour: red\nrights: [acess]\n',
		);
		expect(refused(before, { kind: 'unset', path: 'colour' })).toBe('policy: x\nrights: [acess]\n');
	});
});
