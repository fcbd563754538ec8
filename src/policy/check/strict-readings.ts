/** What is read more strictly than it is written. Nothing is repaired silently. */
import { type Finding, finding, quoted } from '../finding.js';
import type { Policy } from '../model.js';
import type { Where } from '../parse.js';
import { strictReadings } from '../strict-reading.js';
import { yamlAt } from './snippet.js';

/** `deadline-past-law` where what is written breaks a law, `done-strictly` where Obhut does more than is written. */
export function checkStrictReadings(policy: Policy, where: Where): Finding[] {
	return strictReadings(policy).map(({ path, written, enforced, because, breaks }) => {
		const said = written === undefined ? 'nothing is written' : `${quoted(written)} is written`;
		const message = `${said}, and ${quoted(enforced)} is enforced: ${because}`;
		const fix = { rule: yamlAt(path.slice(0, -1), `${path.at(-1)}: ${enforced}`) };
		return breaks
			? finding('deadline-past-law', where(path), message, `write ${quoted(enforced)}`, {
					fix,
					rules: [breaks],
				})
			: finding('done-strictly', where(path), message, 'write it, so that people read what is done', { fix });
	});
}
