/** A policy of which nothing is said but who gets data from where; tests of the checks on flows add the rest. */
import type { Finding, FindingCode } from '../finding.js';
import type { Policy, Recipient } from '../model.js';
import type { Where } from '../parse.js';
import { smallPolicy, smallRecipient } from '../small.fixture.js';

/** Every place is the path itself, so that a test can read it. */
export const where: Where = path => ({ file: path.join('.'), line: 1, col: 1 });

/** One recipient, `partner`, and what else changes. */
export function withRecipient(recipient: Partial<Recipient>, changes: Partial<Policy> = {}): Policy {
	return smallPolicy({ recipients: { partner: smallRecipient(recipient) }, ...changes });
}

/** Code and rules of law of each finding. */
export function told(findings: Finding[]): [FindingCode, string][] {
	return findings.map(({ code, rules }) => [code, rules.join(' ')]);
}
