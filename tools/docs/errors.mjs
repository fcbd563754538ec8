/** The parts of `docs/errors.md`: every code Obhut answers with, from the tables in the code. */
import { join } from 'node:path';
import { REASONS } from '../../dist/decide/decision.js';
import { readPolicyFolder } from '../../dist/platform/policy-folder.js';
import { PROBLEMS } from '../../dist/platform/problem.js';
import { checkPolicy } from '../../dist/policy/check.js';
import { cited, FINDINGS } from '../../dist/policy/finding.js';
import { parsePolicy } from '../../dist/policy/parse.js';
import { STATUS } from '../../dist/server/status.js';
import { table } from './generated.mjs';

/** @param {string} root of the repository */
export function errorParts(root) {
	return {
		problems: () =>
			table(
				['code', 'status', 'title'],
				Object.entries(PROBLEMS).map(([code, title]) => [`\`${code}\``, String(STATUS[code]), title]),
			),
		reasons: () =>
			table(
				['number', 'reason'],
				REASONS.map((reason, number) => [String(number), `\`${reason}\``]),
			),
		findings: () => {
			const examples = examplesIn(join(root, 'policies', 'cncest-as-written'));
			return table(
				['code', 'severity', 'rests on', 'for example'],
				Object.entries(FINDINGS).map(([code, { severity, rules }]) => [
					`\`${code}\``,
					severity,
					rules === undefined ? '' : cited(rules),
					examples.get(code) ?? '',
				]),
			);
		},
	};
}

/** The codes of the tables, by the part they stand in. */
export const CODES = {
	problems: Object.keys(PROBLEMS),
	reasons: [...REASONS],
	findings: Object.keys(FINDINGS),
};

/** What the checker says of a folder: the first message of each code. */
function examplesIn(folder) {
	const parsed = parsePolicy(readPolicyFolder(folder));
	const examples = new Map();
	for (const { code, message } of [...parsed.findings, ...checkPolicy(parsed)]) {
		if (!examples.has(code)) examples.set(code, message);
	}
	return examples;
}
