/** The lines in which two texts differ. */
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';

/** The unified diff of a file's texts, as `patch` takes it; empty where they are the same. */
export function unifiedDiff(path: string, old: string, next: string): string {
	if (old === next) return '';
	const names = [`a/${path}`, `b/${path}`] as const;
	const options = { context: 3, headerOptions: FILE_HEADERS_ONLY };
	return createTwoFilesPatch(...names, old, next, undefined, undefined, options);
}
