/** What a schema cannot say of a policy's own form: days that exist, bands that do not overlap, one or the other. */
import { bandAges } from './build.js';
import { type Finding, finding, quoted } from './finding.js';
import type { PolicySource, ServicePolicySource } from './schema.js';
import type { DataItemSource } from './schema-rules.js';
import type { Source } from './yaml-source.js';

/** Whether `YYYY-MM-DD` names a day of the Gregorian calendar. */
export function isRealDate(date: string): boolean {
	const day = new Date(`${date}T00:00:00Z`);
	return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date);
}

function dateFindings(policy: PolicySource, source: Source): Finding[] {
	if (policy.effective === undefined || isRealDate(policy.effective)) return [];
	const at = source.at(['effective']);
	return [
		finding('date-impossible', at, '`effective` names a day that does not exist', 'check day and month'),
	];
}

function bandFindings(policy: PolicySource, source: Source): Finding[] {
	const bands = Object.keys(policy.minors ?? {}).map(id => ({ id, ...bandAges(id) }));
	const overlaps = bands.filter(
		band =>
			band.from >= band.to ||
			bands.some(other => other !== band && other.from <= band.from && band.from < other.to),
	);
	return overlaps.map(band => {
		const message = `the age band ${quoted(band.id)} is empty or overlaps another`;
		return finding(
			'bands-overlap',
			source.key(['minors', band.id]),
			message,
			'`14-15` means 14 and 15 years, both whole',
		);
	});
}

function itemFindings(id: string, item: DataItemSource, source: Source): Finding[] {
	const found: Finding[] = [];
	if (item.optional && item['required-for']?.length) {
		const message = `${quoted(id)} is said to be optional and required`;
		found.push(
			finding(
				'item-optional-and-required',
				source.key(['data', id, 'optional']),
				message,
				'keep one of the two',
			),
		);
	}
	if (item.given !== undefined && item.observed !== undefined) {
		const message = `${quoted(id)} is said to be given and observed`;
		const hint = 'declare two items: people are told apart what they give and what is observed';
		found.push(finding('item-given-and-observed', source.key(['data', id, 'observed']), message, hint));
	}
	if (item.given !== undefined && !item.optional && !item['required-for']) {
		const message = `nothing says whether ${quoted(id)} must be given`;
		found.push(
			finding(
				'item-need-unsaid',
				source.key(['data', id]),
				message,
				'add `optional: true` or `required-for: [purpose]`',
			),
		);
	}
	return found;
}

/** Findings about a source that fits its schema. */
export function senseFindings(policy: PolicySource | ServicePolicySource, source: Source): Finding[] {
	const items = Object.entries(policy.data ?? {}).flatMap(([id, item]) => itemFindings(id, item, source));
	if (!('policy' in policy)) return items;
	return [...dateFindings(policy, source), ...bandFindings(policy, source), ...items];
}
