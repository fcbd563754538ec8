import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'bench/**/*.test.ts', 'web/**/*.test.ts'],
		globalSetup: ['test/postgres.ts'],
		maxWorkers: '100%',
		testTimeout: 30_000,
		hookTimeout: 30_000,
	},
});
