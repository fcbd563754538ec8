/**
 * Judges a value by a schema of the policy language, all problems at once, each said to a person. It knows the part
 * of JSON Schema the language uses; a test holds it to the verdicts of a full validator.
 */
import type { TSchema } from 'typebox';
import { type Finding, type FindingCode, finding, firstOf, MOST_FINDINGS, quoted } from './finding.js';
import { didYouMean } from './suggest.js';
import type { Path, Source } from './yaml-source.js';

/** The keywords of JSON Schema the language uses. */
interface Node {
	type?: string;
	title?: string;
	const?: unknown;
	enum?: string[];
	pattern?: string;
	anyOf?: Node[];
	items?: Node;
	uniqueItems?: boolean;
	minimum?: number;
	properties?: Record<string, Node>;
	patternProperties?: Record<string, Node>;
	required?: string[];
}

function kindOf(value: unknown): string {
	if (value === null || value === undefined) return 'nothing';
	if (Array.isArray(value)) return 'a list';
	if (typeof value === 'object') return 'a mapping';
	if (typeof value === 'number') return 'a number';
	if (typeof value === 'boolean') return 'yes or no';
	return 'text';
}

const KINDS: Record<string, string> = {
	object: 'a mapping',
	array: 'a list',
	string: 'text',
	boolean: 'yes or no',
	integer: 'a number',
};

function fits(schema: Node, value: unknown): boolean {
	if (schema.const !== undefined) return typeof value === typeof schema.const;
	return KINDS[schema.type ?? ''] === kindOf(value);
}

class Judge {
	readonly findings: Finding[] = [];

	constructor(
		private readonly source: Source,
		private readonly whole: string | undefined,
	) {}

	get full(): boolean {
		return this.findings.length > MOST_FINDINGS;
	}

	judge(schema: Node, value: unknown, path: Path): void {
		if (this.full) return;
		if (schema.anyOf) this.judgeAny(schema, schema.anyOf, value, path);
		else if (!fits(schema, value)) this.wrongType(schema, value, path);
		else if (typeof value === 'string') this.judgeText(schema, value, path);
		else if (typeof value === 'number') this.judgeNumber(schema, value, path);
		else if (schema.const !== undefined && schema.const !== value) this.wrongType(schema, value, path);
		else if (Array.isArray(value)) this.judgeList(schema, value, path);
		else if (schema.type === 'object') this.judgeMap(schema, value as Record<string, unknown>, path);
	}

	private judgeAny(schema: Node, branches: Node[], value: unknown, path: Path): void {
		const branch = branches.find(each => fits(each, value));
		if (branch) this.judge({ title: schema.title ?? '', ...branch }, value, path);
		else this.wrongType(schema, value, path);
	}

	private judgeText(schema: Node, value: string, path: Path): void {
		const known = schema.enum ?? (schema.const === undefined ? null : [String(schema.const)]);
		if (known && !known.includes(value)) {
			const message = `${quoted(value)} is no value of ${nameOf(path)}`;
			this.add('value-unknown', path, message, didYouMean(value, known));
		} else if (schema.pattern !== undefined && !new RegExp(schema.pattern, 'u').test(value)) {
			this.add(
				'value-malformed',
				path,
				`${nameOf(path)} is malformed`,
				`expected ${schema.title ?? 'another form'}`,
			);
		}
	}

	private judgeNumber(schema: Node, value: number, path: Path): void {
		if (Number.isInteger(value) && value >= (schema.minimum ?? value)) return;
		this.add(
			'value-malformed',
			path,
			`${nameOf(path)} is malformed`,
			`expected ${schema.title ?? 'a whole number'}`,
		);
	}

	private judgeList(schema: Node, value: unknown[], path: Path): void {
		const seen = new Set<unknown>();
		for (const [index, entry] of value.entries()) {
			if (schema.items) this.judge(schema.items, entry, [...path, index]);
			if (seen.has(entry) && schema.uniqueItems && typeof entry === 'string') {
				this.add(
					'value-repeated',
					[...path, index],
					`${quoted(entry)} is listed twice`,
					'remove one of the two',
				);
			}
			seen.add(entry);
		}
	}

	private judgeMap(schema: Node, value: Record<string, unknown>, path: Path): void {
		const properties = schema.properties ?? {};
		const [pattern, entrySchema] = Object.entries(schema.patternProperties ?? {})[0] ?? [];
		for (const [key, entry] of Object.entries(value)) {
			const own = Object.hasOwn(properties, key) ? properties[key] : undefined;
			const matched = pattern !== undefined && new RegExp(pattern, 'u').test(key) ? entrySchema : undefined;
			const next = own ?? matched;
			if (next) this.judge(next, entry, [...path, key]);
			else if (pattern === undefined) this.unknownKey(key, Object.keys(properties), path);
			else
				this.add(
					'name-malformed',
					[...path, key],
					`${quoted(key)} is no name that can stand here`,
					nameHint(schema),
					'key',
				);
		}
		for (const key of schema.required ?? []) {
			if (Object.hasOwn(value, key)) continue;
			this.add('missing-key', path, `${this.nameOf(path)} lacks ${quoted(key)}`, `add \`${key}: …\``, 'key');
		}
	}

	private unknownKey(key: string, known: string[], path: Path): void {
		const where = path.length === 0 ? (this.whole ?? 'a policy') : nameOf(path);
		this.add(
			'unknown-key',
			[...path, key],
			`${where} knows no ${quoted(key)}`,
			didYouMean(key, known),
			'key',
		);
	}

	private wrongType(schema: Node, value: unknown, path: Path): void {
		const expected = schema.title ?? KINDS[schema.type ?? ''] ?? 'something else';
		this.add('wrong-type', path, `${this.nameOf(path)} is ${kindOf(value)}`, `expected ${expected}`);
	}

	private nameOf(path: Path): string {
		return path.length === 0 && this.whole !== undefined ? this.whole : nameOf(path);
	}

	private add(
		code: FindingCode,
		path: Path,
		message: string,
		hint: string,
		part: 'key' | 'value' = 'value',
	): void {
		if (this.full) return;
		const at = part === 'key' ? this.source.key(path) : this.source.at(path);
		this.findings.push(finding(code, at, message, hint));
	}
}

function nameOf(path: Path): string {
	return path.length === 0 ? 'the file' : quoted(path.join('.'));
}

function nameHint(schema: Node): string {
	return schema.title?.includes('such as')
		? `expected ${schema.title}`
		: 'expected lower-case words joined by `-`, or here a clause id such as `S1.1`';
}

/**
 * Findings for everything in the source that the schema does not take; none means it fits. `whole` says in messages
 * what the source is, `the case`; absent for a policy file.
 */
export function validate(schema: TSchema, source: Source, whole?: string): Finding[] {
	const judge = new Judge(source, whole);
	judge.judge(schema as Node, source.value, []);
	return firstOf(judge.findings);
}
