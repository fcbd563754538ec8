/** The value of an edit as its argument says it: text where only text can stand, YAML everywhere else. */
import type { Finding, Position } from '../finding.js';
import { type Path, readYaml } from '../yaml-source.js';
import { type SchemaNode, takesTextOnly, VALUE_ARGUMENT } from './path.js';

export interface Argument {
	value: unknown;
	/** Place in the argument of what stands at a path below the value. */
	at: (path: Path, part: 'key' | 'value') => Position;
}

/** Reads the argument, or says where it is no YAML. `before` characters of other arguments stand on its line. */
export function readArgument(text: string, node: SchemaNode | undefined, before = 0): Argument | Finding[] {
	const behind = <T extends Position>(at: T): T => {
		if (at.line > 1) return at;
		return {
			...at,
			col: at.col + before,
			...(at.endCol === undefined ? {} : { endCol: at.endCol + before }),
		};
	};
	const whole = behind({
		file: VALUE_ARGUMENT,
		line: 1,
		col: 1,
		...(/^.+$/.test(text) ? { endCol: text.length + 1 } : {}),
	});
	if (takesTextOnly(node)) return { value: text, at: () => whole };
	const { source, findings } = readYaml({ path: VALUE_ARGUMENT, text });
	if (!source) return findings.map(behind);
	const at = (path: Path, part: 'key' | 'value') =>
		behind(part === 'key' ? source.key(path) : source.at(path));
	return { value: source.value, at: (path, part) => (path.length === 0 ? whole : at(path, part)) };
}
