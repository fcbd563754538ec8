import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Addresses of the built styles and scripts of one page, hashed, so that they never change. */
export interface PageAssets {
	styles: string[];
	scripts: string[];
}

/** Where built files of `web/` are served. */
export const ASSETS_PREFIX = '/assets/';

interface ManifestEntry {
	file: string;
	css?: string[];
	imports?: string[];
}

/** What an entry of `web/` was built to, by the manifest Vite leaves in the folder. Throws where it was not built. */
export function pageAssets(folder: string, entry: string): PageAssets {
	const manifest = JSON.parse(readFileSync(join(folder, '.vite', 'manifest.json'), 'utf8')) as Record<
		string,
		ManifestEntry
	>;
	const built = manifest[entry];
	if (!built) throw new Error(`\`${entry}\` was not built; run \`npm run build\``);
	const shared = (built.imports ?? []).flatMap(chunk => manifest[chunk]?.css ?? []);
	const address = (file: string): string => `${ASSETS_PREFIX}${file}`;
	return {
		styles: [...new Set([...shared, ...(built.css ?? [])])].map(address),
		scripts: [address(built.file)],
	};
}
