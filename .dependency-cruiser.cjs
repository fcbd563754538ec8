/**
 * The architecture, kept by `npm run imports`: each rule says why it is one. The client rests on nothing; the command
 * line speaks to a running server through it.
 */
const LAYERS = [
	'policy',
	'decide',
	'merkle',
	'verify',
	'platform',
	'audit',
	'vault',
	'identity',
	'messages',
	'obligations',
	'features',
	'telemetry',
	'evidence',
	'server',
	'client',
	'cli',
];
const TESTS = '\\.(test|fixture)\\.ts$';
const INPUT_AND_OUTPUT =
	'^(node:)?(fs|net|tls|http|https|http2|dgram|dns|child_process|cluster|worker_threads|os|process|timers|perf_hooks|readline|repl|sqlite|v8|vm|inspector)(/|$)';
const PURE = '^src/(policy|decide|merkle)/|^src/.*/rules\\.ts$';

const layerRules = LAYERS.slice(0, -1).map((layer, at) => ({
	name: `${layer}-imports-upwards-only`,
	comment:
		'Read from top to bottom, a folder rests only on the folders above it, so that each can be understood without what comes after.',
	severity: 'error',
	from: { path: `^src/${layer}/`, pathNot: TESTS },
	to: { path: `^src/(${LAYERS.slice(at + 1).join('|')})/` },
}));

module.exports = {
	forbidden: [
		...layerRules,
		{
			name: 'client-stands-alone',
			comment:
				'Services use the client over HTTP without the server, so it takes types from the contracts and nothing else of ours; `open.ts` alone is the way in without HTTP.',
			severity: 'error',
			from: { path: '^src/client/', pathNot: `^src/client/open\\.ts$|${TESTS}` },
			to: { path: '^src/(?!client/)', dependencyTypesNot: ['type-only'] },
		},
		{
			name: 'merkle-stands-alone',
			comment:
				'Outsiders verify exported logs with this folder alone, so it must make sense without the rest of Obhut.',
			severity: 'error',
			from: { path: '^src/merkle/', pathNot: TESTS },
			to: { path: '^src/(?!merkle/)' },
		},
		{
			name: 'checker-never-imports-the-maker',
			comment:
				'What verifies an exported log takes the Merkle tree and nothing else of ours: a mistake it shared with the writer it could not see.',
			severity: 'error',
			from: { path: '^src/verify/', pathNot: TESTS },
			to: { path: '^src/(?!(verify|merkle)/)' },
		},
		{
			name: 'pure-folders-do-no-io',
			comment: 'What decides is replayed years later on other machines, so it takes the world as arguments.',
			severity: 'error',
			from: { path: PURE, pathNot: TESTS },
			to: { path: INPUT_AND_OUTPUT },
		},
		{
			name: 'pure-folders-know-no-storage',
			comment:
				'A decision that reaches for a database or a socket could differ from the one that was audited.',
			severity: 'error',
			from: { path: PURE, pathNot: TESTS },
			to: { path: 'node_modules/(pg|pg-.*|fastify|@fastify|pino)/' },
		},
		{
			name: 'decide-needs-no-crypto',
			comment: 'A decision is a few comparisons; randomness or a hash in it would be a second meaning.',
			severity: 'error',
			from: { path: '^src/decide/', pathNot: TESTS },
			to: { path: '^(node:)?crypto$' },
		},
		{
			name: 'only-the-vault-opens-seals',
			comment: 'One folder decrypts, so that every released value passed a decision and left an entry.',
			severity: 'error',
			from: { path: '^src/', pathNot: `^src/(vault|platform/keyring)/|${TESTS}` },
			to: { path: '^src/vault/seal\\.ts$' },
		},
		{
			name: 'reference-never-compiles',
			comment: 'The slow twin checks the fast one, so it must read the policy and never its compiled tables.',
			severity: 'error',
			from: { path: '^src/decide/reference\\.ts$' },
			to: { path: '^src/policy/(compile|compiled|bitset|numbers)\\.ts$|^src/decide/decide\\.ts$' },
		},
		{
			name: 'siblings-meet-at-the-door',
			comment:
				'Obligations and features change on their own, so they use only what a sibling offers in its `index.ts`.',
			severity: 'error',
			from: { path: '^src/(obligations|features)/([^/]+)/', pathNot: TESTS },
			to: { path: '^src/(obligations|features)/[^/]+/', pathNot: ['^src/$1/$2/', '/index\\.ts$'] },
		},
		{
			name: 'pages-and-examples-use-the-client',
			comment:
				'The pages and examples prove that the public interface is enough, so they have no other way in.',
			severity: 'error',
			from: { path: '^(web|examples)/', pathNot: TESTS },
			to: { path: '^src/(?!client/)' },
		},
		{
			name: 'nothing-goes-round',
			comment: 'Two files that need each other are one idea in two places.',
			severity: 'error',
			from: { pathNot: TESTS },
			to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
		},
		{
			name: 'product-needs-no-tools',
			comment: 'An install without development packages must run.',
			severity: 'error',
			from: { path: '^src/', pathNot: TESTS },
			to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
		},
		{
			name: 'imports-resolve',
			comment: 'An import that cannot be found hides from every other rule.',
			severity: 'error',
			from: {},
			to: { couldNotResolve: true },
		},
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['import', 'node', 'default', 'types'],
		},
	},
};
