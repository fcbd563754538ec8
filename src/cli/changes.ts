/** Changes between two versions of a policy, for people at a terminal. */
import type { Change, Effect } from '../policy/compare.js';

const HEADINGS: [Effect, string][] = [
	['reduces-rights', 'reduces people’s rights'],
	['extends-rights', 'extends people’s rights'],
	['neutral', 'neither'],
	['editorial', 'words only'],
];

const MARK: Record<Change['kind'], string> = { added: '+', removed: '-', changed: '~' };

/** Lines grouped by what they mean for people; one line that says so where nothing changes. */
export function changeLines(changes: Change[]): string[] {
	if (changes.length === 0) return ['no changes'];
	return HEADINGS.flatMap(([effect, heading]) => {
		const those = changes.filter(change => change.effect === effect);
		return those.length === 0 ? [] : [`${heading}:`, ...those.map(change => `  ${line(change)}`)];
	});
}

function line({ kind, rule, part, members, from, to, clause }: Change): string {
	const about = [rule, part].filter(word => word !== '').join(' ');
	const whom = members.length > 0 ? `: ${shortened(members)}` : '';
	const values = isShort(from) && isShort(to) ? ` (${from} → ${to})` : '';
	return `${MARK[kind]} ${about}${whom}${values}${clause === null ? '' : `   ${clause}`}`;
}

function shortened(members: string[]): string {
	const rest = members.length - 6;
	return `${members.slice(0, 6).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

/** Titles and addresses are compared as JSON, which is nothing to read. */
function isShort(value: Change['from']): boolean {
	return value !== undefined && !/^[[{]/.test(String(value));
}
