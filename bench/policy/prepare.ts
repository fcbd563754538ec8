/** Everything between a policy folder and its published pages. */
import { readPolicyFolder } from '../../src/platform/policy-folder.js';
import { checkPolicy } from '../../src/policy/check.js';
import { compile } from '../../src/policy/compile.js';
import { assignNumbers, NO_NUMBERS } from '../../src/policy/numbers.js';
import { parsePolicy } from '../../src/policy/parse.js';
import { renderDocument } from '../../src/policy/render.js';
import { renderHtml } from '../../src/policy/render-html.js';

export function prepare(folder: string): void {
	const parsed = parsePolicy(readPolicyFolder(folder));
	checkPolicy(parsed);
	const policy = parsed.policy!;
	compile(policy, assignNumbers(policy, NO_NUMBERS), { ordinal: 1, mustHaveSeen: 1 });
	for (const language of policy.languages) renderHtml(renderDocument(policy, parsed.texts, language));
}
