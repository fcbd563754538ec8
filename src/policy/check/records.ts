/** Whether the records of processing can be drawn from the policy. */
import { everyItem } from '../compose.js';
import { type Finding, finding, quoted } from '../finding.js';
import type { Policy } from '../model.js';
import type { Where } from '../parse.js';
import { recordGaps, recordsOf } from '../records.js';
import { didYouMean } from '../suggest.js';
import { keyToWrite, yamlAt } from './snippet.js';
import { listed } from './view.js';

/**
 * What the records lack and no other check asks for: whose data it is, and what keeps it safe. Controllers, categories,
 * recipients and periods are reported where they are missing. Source: GDPR Art. 30(1).
 */
export function checkRecords(policy: Policy, where: Where): Finding[] {
	const gaps = recordGaps(recordsOf(policy));
	const found: Finding[] = [];
	const activities = gaps.flatMap(({ field, activity }) => (field === 'people' && activity ? activity : []));
	if (activities.length > 0) {
		const all = Object.keys(policy.accountability.people).length === 0;
		const message = all
			? 'the records of processing do not say whose data it is'
			: `the records of processing do not say whose data ${listed(activities)} uses`;
		const hint = 'name the categories of people under `people`, such as customers and guardians';
		const fix = { rule: yamlAt(['people', 'customers'], keyToWrite(policy, 'title')) };
		found.push(finding('people-unsaid', where(['people']), message, hint, { fix }));
	}
	if (gaps.some(({ field }) => field === 'measures')) {
		const message = 'the records of processing do not say what keeps the data safe';
		const hint = 'list the technical and organisational measures under `measures`';
		const fix = { rule: 'measures: [encryption-in-transit, encryption-at-rest, least-privilege, audit-log]' };
		found.push(finding('measures-unsaid', where(['measures']), message, hint, { fix }));
	}
	return [...found, ...checkPeople(policy, where)];
}

function checkPeople(policy: Policy, where: Where): Finding[] {
	const known = Object.keys(everyItem(policy));
	return Object.entries(policy.accountability.people).flatMap(([id, { data = [] }]) =>
		data.flatMap((name, index) => {
			if (known.includes(name)) return [];
			const message = `no data item ${quoted(name)} is declared`;
			const place = where(['people', id, 'data', index]);
			return [finding('reference-unknown', place, message, didYouMean(name, known))];
		}),
	);
}
