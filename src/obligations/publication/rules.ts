/** Which published version decides, and what a folder must be to be published: pure. */

import { Fault } from '../../platform/fault.js';
import { checkPolicy } from '../../policy/check.js';
import { compile } from '../../policy/compile.js';
import type { Numbers } from '../../policy/compiled.js';
import type { Finding } from '../../policy/finding.js';
import type { Policy, PolicyText } from '../../policy/model.js';
import { numbersBehind, parseNumbers } from '../../policy/numbers.js';
import { type ParsedPolicy, parsePolicy } from '../../policy/parse.js';
import type { SourceFile } from '../../policy/source-file.js';
import type { PolicyInForce } from './model.js';
import type { PublishedVersion } from './store.js';

/** A policy folder that cannot be published; `findings` say where and why. */
export class NotPublishable extends Fault {
	readonly findings: Finding[];

	constructor(message: string, hint: string, findings: Finding[] = []) {
		super(message, hint);
		this.findings = findings;
	}
}

export interface ReadablePolicy {
	policy: Policy;
	texts: PolicyText[];
	numbers: Numbers;
}

/** What was parsed, with its numbers. Throws `NotPublishable` where it does not parse or has no sound numbers. */
function readable(sources: SourceFile[], parsed: ParsedPolicy): ReadablePolicy {
	const errors = parsed.findings.filter(({ severity }) => severity === 'error');
	if (!parsed.policy || errors.length > 0) {
		throw new NotPublishable('the policy does not parse', 'run `obhut check` on the folder', errors);
	}
	const lock = sources.find(({ path }) => path === 'numbers.lock');
	if (!lock) {
		throw new NotPublishable('the policy has no `numbers.lock`', 'run `obhut check --update-numbers`');
	}
	const numbers = parseNumbers(lock.text);
	const behind = numbersBehind(parsed.policy, numbers);
	if (behind.length > 0) {
		const first = behind.slice(0, 3).map(name => `\`${name}\``);
		throw new NotPublishable(
			`\`numbers.lock\` lacks ${first.join(', ')}`,
			'run `obhut check --update-numbers` and commit the file',
		);
	}
	return { policy: parsed.policy, texts: parsed.texts, numbers };
}

/** What shall be published: every error of the check stands in the way. Throws `NotPublishable`. */
export function publishablePolicy(sources: SourceFile[]): ReadablePolicy {
	const parsed = parsePolicy(sources);
	const publishable = readable(sources, parsed);
	const errors = checkPolicy(parsed).filter(({ severity }) => severity === 'error');
	if (errors.length > 0) {
		throw new NotPublishable('the policy does not pass its check', 'run `obhut check` on the folder', errors);
	}
	return publishable;
}

/** The newest version in effect at an instant. Throws where none is. */
export function policyInForce(versions: PublishedVersion[], now: number): PolicyInForce {
	const effective = versions.filter(({ effectiveAt }) => effectiveAt <= now);
	const newest = effective.at(-1);
	if (!newest) {
		throw new NotPublishable(
			'no published version of the policy is in effect yet',
			'the policy’s `effective` date lies ahead; start again then, or publish one that is in effect',
		);
	}
	const { policy, texts, numbers } = readable(newest.sources, parsePolicy(newest.sources));
	const mustHaveSeen = Math.max(
		...effective.filter(({ mustBeSeen }) => mustBeSeen).map(({ ordinal }) => ordinal),
	);
	return {
		compiled: compile(policy, numbers, { ordinal: newest.ordinal, mustHaveSeen }),
		policy,
		texts,
		versions,
	};
}
