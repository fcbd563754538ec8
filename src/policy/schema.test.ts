import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { COUNTRIES, GDPR_COUNTRIES } from './countries.js';
import { parseDuration } from './duration.js';
import { PolicySchema } from './schema.js';
import { Duration } from './schema-forms.js';
import { schemaFiles } from './schema-json.js';
import { validate } from './validate.js';

describe('the schemas editors use', () => {
	it.each(Object.keys(schemaFiles()))('`schema/%s` is what the language says', name => {
		expect(readFileSync(`schema/${name}`, 'utf8')).toBe(schemaFiles()[name]);
	});

	it('are all there, and no others', () => {
		expect(readdirSync('schema').sort()).toEqual(Object.keys(schemaFiles()).sort());
	});

	it('say what every key means', () => {
		const silent: string[] = [];
		const walk = (node: Record<string, unknown>, path: string) => {
			for (const [key, child] of Object.entries(
				(node.properties ?? {}) as Record<string, Record<string, unknown>>,
			)) {
				if (typeof child.description !== 'string') silent.push(`${path}.${key}`);
				walk(child, `${path}.${key}`);
			}
			for (const child of Object.values((node.patternProperties ?? {}) as object)) walk(child, `${path}.*`);
		};
		walk(PolicySchema as unknown as Record<string, unknown>, '');
		expect(silent).toEqual([]);
	});
});

it('a duration fits the schema exactly when it can be read', () => {
	const pattern = new RegExp((Duration('') as unknown as { pattern: string }).pattern);
	const part = (unit: string) =>
		fc.option(
			fc.nat(999999).map(n => `${n}${unit}`),
			{ nil: '' },
		);
	const likely = fc.tuple(part('Y'), part('M'), part('W'), part('D'), fc.constantFrom('', 'T'), part('H'));
	const written = fc.oneof(
		likely.map(parts => `P${parts.join('')}`),
		fc.constantFrom('PT0S', 'P', 'PT', 'P1', 'p1d', ''),
	);
	fc.assert(fc.property(written, text => pattern.test(text) === (parseDuration(text) !== null)));
});

it('knows the 249 assigned country codes once each, and the 30 of the European Economic Area', () => {
	expect(new Set(COUNTRIES).size).toBe(249);
	expect(COUNTRIES.length).toBe(249);
	expect(GDPR_COUNTRIES.size).toBe(30);
	expect([...GDPR_COUNTRIES].filter(code => !COUNTRIES.includes(code))).toEqual([]);
});

/** Somewhere in a value, something else. */
function mutated(value: unknown, choices: number[], other: unknown): unknown {
	const [choice, ...rest] = choices;
	if (choice === undefined || value === null || typeof value !== 'object') return other;
	const keys = Object.keys(value);
	const key = keys[choice % keys.length];
	if (key === undefined) return other;
	const copy: Record<string, unknown> | unknown[] = Array.isArray(value) ? [...value] : { ...value };
	const within = copy as Record<string, unknown>;
	if (choice % 7 === 0) within[`${key}x`] = other;
	else within[key] = mutated(within[key], rest, other);
	return copy;
}

it('the validator gives the verdict a full JSON Schema validator gives', () => {
	const judge = new Ajv2020({ allErrors: false, strict: false, unicodeRegExp: true }).compile(PolicySchema);
	const policy: unknown = parseDocument(readFileSync('policies/cncest/policy.yaml', 'utf8')).toJS();
	const other = fc.oneof(
		fc.jsonValue({ maxDepth: 2 }),
		fc.constantFrom(
			'email',
			'P30D',
			'DE',
			'delete',
			true,
			[],
			{},
			['email', 'email'],
			'Email',
			'constructor',
		),
	);
	const at = { file: 'policy.yaml', line: 1, col: 1 };
	let refused = 0;
	const trial = fc.property(fc.array(fc.nat(1000), { maxLength: 5 }), other, (choices, value) => {
		const changed = mutated(policy, choices, value);
		const verdict = validate(PolicySchema, { value: changed, key: () => at, at: () => at }).length === 0;
		if (!verdict) refused++;
		expect(verdict).toBe(judge(changed));
	});
	fc.assert(trial, { numRuns: 1500 });
	expect(refused).toBeGreaterThan(100);
});
