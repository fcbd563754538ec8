import { defineConfig } from 'vitest/config';

/** Tests of pure folders share their modules: nothing they load keeps anything but what it computed. */
const PURE = ['src/policy', 'src/decide', 'src/merkle'].map(folder => `${folder}/**/*.test.ts`);

export default defineConfig({
	test: {
		maxWorkers: '100%',
		setupFiles: ['test/seed.ts'],
		testTimeout: 30_000,
		hookTimeout: 30_000,
		projects: [
			{ extends: true, test: { name: 'pure', include: PURE, isolate: false } },
			{
				extends: true,
				test: {
					name: 'house',
					include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'bench/**/*.test.ts', 'web/**/*.test.ts'],
					exclude: PURE,
					globalSetup: ['test/postgres.ts'],
				},
			},
		],
	},
});
