import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Builds the shop's server into `dist/demo/main.js`; `--mode web` its styles and script beside it. */
export default defineConfig(({ mode }) =>
	mode === 'web'
		? {
				root: at('web'),
				publicDir: false,
				build: {
					outDir: at('../../dist/demo/web'),
					emptyOutDir: true,
					modulePreload: { polyfill: false },
					rolldownOptions: {
						input: at('web/demo.ts'),
						output: { entryFileNames: 'demo.js', assetFileNames: 'demo[extname]' },
					},
				},
			}
		: {
				root: at('.'),
				publicDir: false,
				build: {
					ssr: at('main.ts'),
					outDir: at('../../dist/demo'),
					emptyOutDir: false,
					target: 'node20',
				},
			},
);
