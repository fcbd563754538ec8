/** Data somebody else gave: people are told who, and whether the source is public. */
import { type Finding, finding, quoted } from '../finding.js';
import type { DataItem } from '../model.js';
import { keyToWrite, yamlAt } from './snippet.js';
import { lacking, listed, type View } from './view.js';

function checkSource(id: string, item: DataItem, { policy, at }: View): Finding[] {
	if (item.source.kind !== 'obtained') return [];
	const found: Finding[] = [];
	const here = at('data', id);
	const languages = lacking(policy, item.sourceTitle ?? {});
	if (languages.length > 0) {
		const message = `people are not told who gave ${quoted(id)}`;
		const hint = `name the source under \`source-title\`, in ${listed(languages)}`;
		const fix = { rule: yamlAt(['data', id], keyToWrite(policy, 'source-title')) };
		found.push(finding('source-unnamed', here, message, hint, { fix }));
	}
	if (item.publicSource === undefined) {
		const message = `nothing says whether the source of ${quoted(id)} is public`;
		const fix = { rule: yamlAt(['data', id], 'public-source: false') };
		const hint = 'say `public-source: true` or `public-source: false`';
		found.push(finding('source-publicity-unsaid', here, message, hint, { fix }));
	}
	return found;
}

/** Findings about data others gave, as one service sees it. Source: GDPR Art. 14(2)(f). */
export function checkSources(view: View): Finding[] {
	return Object.entries(view.policy.data).flatMap(([id, item]) => checkSource(id, item, view));
}
