import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Builds the pages' styles and scripts; the server finds them by the manifest. Nothing is inlined (CSP). */
export default defineConfig({
	root: at('.'),
	base: '/assets/',
	publicDir: false,
	build: {
		outDir: at('../dist/web'),
		emptyOutDir: true,
		assetsDir: '',
		assetsInlineLimit: 0,
		manifest: true,
		modulePreload: { polyfill: false },
		rolldownOptions: {
			input: { policy: at('policy.ts'), staff: at('staff/staff.ts'), center: at('center/center.ts') },
		},
	},
});
