/** What a finding offers to take over mends it: each fix, its gaps filled in, is put into the policy and judged again. */
import { expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { judgePolicy } from '../src/policy/check.js';
import type { Finding } from '../src/policy/finding.js';
import { TRANSFER_FINDINGS } from '../src/policy/findings/transfers.js';
import { parsePolicy, type SourceFile } from '../src/policy/parse.js';
import { AS_OF, readBase, readCase, writtenCases } from './law-cases.js';
import { edited } from './rule-edits.js';

/** What a reader writes where a fix leaves a gap; the last one stands for words. */
const GAPS: [gap: string, value: string][] = [
	['privacy@…', 'privacy@partner.example'],
	['documents/…', 'documents/paper.pdf'],
	['2026-…', '2026-01-01'],
	['…', 'text'],
];

function merged(into: unknown, from: unknown): unknown {
	if (!isMap(into) || !isMap(from)) return from;
	const entries = Object.entries(from).map(([key, value]) => [key, merged(into[key], value)]);
	return { ...into, ...Object.fromEntries(entries) };
}

const isMap = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

function mended(files: SourceFile[], fix: string): SourceFile[] {
	const filled = GAPS.reduce((text, [gap, value]) => text.replaceAll(gap, value), fix);
	return files.map(file =>
		file.path === 'policy.yaml'
			? { ...file, text: stringify(merged(parse(file.text), parse(filled))) }
			: file,
	);
}

const found = (files: SourceFile[]) => judgePolicy(parsePolicy(files), AS_OF).findings;
const same = (one: Finding) => (other: Finding) => one.code === other.code && one.message === other.message;

/** Every state of the corpus that breaks something. */
const broken = writtenCases().flatMap(id => {
	const { base, pass, mutation, 'near-miss': miss } = readCase(id);
	const files = () => edited(readBase(base), pass);
	return [
		{ name: id, files: () => edited(files(), mutation.edits) },
		{ name: `${id}, near miss`, files: () => edited(files(), miss.edits) },
	];
});

const mending = broken.flatMap(({ name, files }) => {
	const made = files();
	return found(made)
		.filter(({ code, fix }) => code in TRANSFER_FINDINGS && fix?.rule)
		.map(one => ({ title: `${name}: ${one.code}`, files: made, one }));
});

it('the corpus breaks most of what is about flows and papers', () => {
	expect(new Set(mending.map(({ one }) => one.code)).size).toBeGreaterThan(25);
});

it.each(mending)('$title', ({ files, one }) => {
	const again = found(mended(files, one.fix!.rule!));
	expect(again.filter(same(one))).toEqual([]);
});
