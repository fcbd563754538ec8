import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { readPolicyFolder } from '../platform/policy-folder.js';
import { buildPolicy, buildServicePolicy } from './build.js';
import { policyFor } from './compose.js';
import { parsePolicy, type SourceFile } from './parse.js';
import { type ResolvedEntry, resolvePolicy, sourceOfEntries } from './resolve.js';
import type { PolicySource, ServicePolicySource } from './schema.js';

const NAMES = ['one', 'two', 'three'];
const names = fc.subarray(NAMES);
const item = fc.record({
	is: fc.constantFrom('pd:Name', 'pd:Picture'),
	given: fc.constantFrom(...NAMES),
	optional: fc.constant(true as const),
});
const purpose = fc.record({
	uses: names,
	basis: fc.record({ de: fc.constantFrom('consent' as const, 'contract' as const) }),
});
const rule = fc.record({ data: names, for: names, keep: fc.constantFrom('P30D', 'P1Y') });
const some = <T>(of: fc.Arbitrary<T>) =>
	fc.dictionary(fc.constantFrom(...NAMES), of, { maxKeys: 3, noNullPrototype: true });
const clauses = fc.dictionary(
	fc.constantFrom('S1', 'S1.1', 'S2'),
	fc.oneof(fc.constant('declaration' as const), fc.constant(['data'])),
	{ noNullPrototype: true },
);
const sections = { data: some(item), purposes: some(purpose), retention: some(rule), clauses };

const general = fc.record(
	{
		policy: fc.constant('x'),
		services: fc.constant({ app: {}, shop: {} }),
		rights: fc.constant(['access']),
		...sections,
	},
	{ requiredKeys: ['policy', 'services'] },
) as fc.Arbitrary<PolicySource>;
const specific = fc.record(
	{ service: fc.constant('app'), ...sections },
	{ requiredKeys: ['service'] },
) as fc.Arbitrary<ServicePolicySource>;

/** Drawn values may be one object; the language has no aliases. */
const PLAIN = { aliasDuplicateObjects: false };

const filesOf = (one: PolicySource, other: ServicePolicySource): SourceFile[] => [
	{ path: 'policy.yaml', text: stringify(one, PLAIN) },
	{ path: 'services/app/policy.yaml', text: stringify(other, PLAIN) },
];

const lineAt = (files: SourceFile[], { file, line }: ResolvedEntry) =>
	files.find(({ path }) => path === file)!.text.split('\n')[line - 1]!;

describe('the rules as they apply to a service', () => {
	it('are those that are decided by, each from where it was said', () => {
		fc.assert(
			fc.property(general, specific, (one, other) => {
				const files = filesOf(one, other);
				const entries = resolvePolicy(files, 'app')!;
				const policy = buildPolicy(one, [buildServicePolicy(other)]);
				const { servicePolicies: _own, ...expected } = policyFor(policy, 'app');
				const { servicePolicies: _none, ...resolved } = buildPolicy(
					sourceOfEntries(entries) as PolicySource,
					[],
				);
				expect(resolved).toEqual(expected);
				for (const entry of entries) {
					const own = (other as unknown as Record<string, Record<string, unknown>>)[entry.section];
					const prevails = entry.id !== undefined && Object.hasOwn(own ?? {}, entry.id);
					expect(entry.from).toBe(prevails ? 'service' : entry.from);
					expect(entry.file).toBe(entry.from === 'service' ? 'services/app/policy.yaml' : 'policy.yaml');
					expect(
						lineAt(files, entry)
							.trim()
							.startsWith(`${entry.id ?? entry.section}:`),
					).toBe(true);
				}
			}),
			{ numRuns: 200, endOnFailure: true },
		);
	});

	it('are the general ones where a service says nothing of its own', () => {
		const files = readPolicyFolder('policies/cncest');
		expect(resolvePolicy(files, 'shop')).toEqual(resolvePolicy(files));
		expect(resolvePolicy(files)!.every(({ from }) => from === 'general')).toBe(true);
	});

	it('of the example: the app keeps crashes as its own file says', () => {
		const files = readPolicyFolder('policies/cncest');
		const own = resolvePolicy(files, 'app')!.filter(({ from }) => from === 'service');
		expect(own).toEqual([
			expect.objectContaining({
				section: 'retention',
				id: 'crashes',
				file: 'services/app/policy.yaml',
				line: 6,
			}),
		]);
		const resolved = buildPolicy(sourceOfEntries(resolvePolicy(files, 'app')!) as PolicySource, []);
		expect(resolved.retention).toEqual(policyFor(parsePolicy(files).policy!, 'app').retention);
	});
});
