/** YAML a reader takes over into `policy.yaml`, as the fix of a finding. */
import type { Policy } from '../model.js';
import { wordsToWrite } from './lawful.js';

/** Lines under the keys that lead to them, each a step deeper. */
export function yamlAt(path: readonly string[], ...lines: string[]): string {
	const keys = path.map((key, depth) => `${'  '.repeat(depth)}${key}:`);
	return [...keys, ...lines.map(line => `${'  '.repeat(path.length)}${line}`)].join('\n');
}

/** A key with words still to be written: `because: { de: …, en: … }`. */
export function keyToWrite(policy: Policy, key: string): string {
	return `${key}: ${wordsToWrite(policy)}`;
}
