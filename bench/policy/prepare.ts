/** Everything between the files of a policy and its published pages. */
import { checkPolicy } from '../../src/policy/check.js';
import { compile } from '../../src/policy/compile.js';
import { assignNumbers, NO_NUMBERS } from '../../src/policy/numbers.js';
import { parsePolicy } from '../../src/policy/parse.js';
import { renderDocument } from '../../src/policy/render.js';
import { renderHtml } from '../../src/policy/render-html.js';
import type { SourceFile } from '../../src/policy/source-file.js';

export function prepare(files: SourceFile[]): void {
	const parsed = parsePolicy(files);
	checkPolicy(parsed);
	const policy = parsed.policy!;
	compile(policy, assignNumbers(policy, NO_NUMBERS), { ordinal: 1, mustHaveSeen: 1 });
	for (const language of policy.languages) renderHtml(renderDocument(policy, parsed.texts, language));
}
