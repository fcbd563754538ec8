/** Versions and manifests: pure. */
import { canonicalJson } from '../../policy/canonical.js';
import type { Release } from './model.js';

/** One to four numbers of up to nine digits, `1.4.0`. */
const VERSION = /^\d{1,9}(\.\d{1,9}){0,3}$/;

export function isVersion(text: string): boolean {
	return VERSION.test(text);
}

/** Below 0 where `a` is older than `b`, number by number; a missing number is 0. */
export function compareVersions(a: string, b: string): number {
	const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)];
	for (let at = 0; at < Math.max(left.length, right.length); at++) {
		const difference = (left[at] ?? 0) - (right[at] ?? 0);
		if (difference !== 0) return difference;
	}
	return 0;
}

/** The newest of some versions that is newer than the one installed; null where none is. */
export function newestSince(versions: string[], installed: string): string | null {
	const newer = versions.filter(version => compareVersions(version, installed) > 0);
	return newer.reduce<string | null>(
		(newest, version) => (newest === null || compareVersions(version, newest) > 0 ? version : newest),
		null,
	);
}

/** The bytes that are signed, as text. */
export function manifestOf({ service, platform, version, digest, url, publishedAt }: Release): string {
	return canonicalJson({ service, platform, version, digest, url, publishedAt });
}

/** Whether a manifest is of that file: published twice, a release stays as it was signed first. */
export function isOf(manifest: string, { digest, url }: Pick<Release, 'digest' | 'url'>): boolean {
	const release = JSON.parse(manifest) as Release;
	return release.digest === digest && release.url === url;
}
