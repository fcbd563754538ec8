import { describe, expect, it } from 'vitest';
import { readPolicyFolder } from '../../platform/policy-folder.js';
import { parsePolicy } from '../../policy/parse.js';
import { unpublishable } from './gate.js';

const example = readPolicyFolder('policies/cncest');

/** The example with its rules changed; fails where they do not hold what is changed. */
function parsed(...edits: [from: string, to: string][]) {
	const files = example.map(file => {
		if (file.path !== 'policy.yaml') return file;
		const text = edits.reduce((rules, [from, to]) => {
			if (!rules.includes(from)) throw new Error(`the example holds no ${from}`);
			return rules.replace(from, () => to);
		}, file.text);
		return { ...file, text };
	});
	return parsePolicy(files);
}

const EFFECTIVE = 'effective: 2026-11-01';
/** The avatar loses its Chinese title, which is a warning. */
const UNTITLED: [string, string] = [', zh: 头像 }', ' }'];
const waiver = (on: string, until: string): [string, string] => [
	EFFECTIVE,
	`${EFFECTIVE}\nwaivers:\n  - { finding: title-missing, at: data.avatar, by: Erika, on: ${on}, until: ${until}, because: being translated }`,
];
const later = (on: string, until: string, effective: string): [string, string] => {
	const [from, to] = waiver(on, until);
	return [from, to.replace(EFFECTIVE, `effective: ${effective}`)];
};

describe('the gate', () => {
	it('lets the example through', () => {
		expect(unpublishable(parsed(), '2026-11-24')).toBe(null);
	});

	it('names the warning nobody waives, and what to do', () => {
		expect(unpublishable(parsed(UNTITLED), '2026-11-24')).toMatchObject({
			message: 'the policy does not pass its check: 1 warning nobody waives (`title-missing`)',
			hint: expect.stringContaining('waive them: who lives with them, why, until when'),
			findings: [{ code: 'title-missing', severity: 'warning' }],
		});
	});

	it('lets through what somebody lives with today, and no day longer', () => {
		const waived = parsed(UNTITLED, waiver('2026-11-10', '2026-11-24'));
		expect(unpublishable(waived, '2026-11-24')).toBe(null);
		expect(unpublishable(waived, '2026-11-25')?.findings).toMatchObject([{ code: 'title-missing' }]);
		expect(unpublishable(waived, '2026-11-09')?.findings).toMatchObject([{ code: 'title-missing' }]);
	});

	it('asks for the day it takes effect too, and says which day fails', () => {
		const lapsing = parsed(UNTITLED, later('2026-11-10', '2026-12-31', '2027-03-01'));
		expect(unpublishable(lapsing, '2026-11-24')).toMatchObject({
			message: expect.stringMatching(
				/^the policy does not pass its check on 2027-03-01, when it takes effect: 1 warning/,
			),
			hint: expect.stringContaining('`obhut check --as-of 2027-03-01`'),
		});
		expect(
			unpublishable(parsed(UNTITLED, later('2026-11-10', '2027-03-01', '2027-03-01')), '2026-11-24'),
		).toBe(null);
	});

	it('no waiver stands for an error', () => {
		const broken: [string, string] = ['uses: [licence,', 'uses: [licenze,'];
		const blocked = unpublishable(parsed(broken), '2026-11-24');
		expect(blocked?.message).toMatch(/\d+ errors? .*`reference-unknown`/);
		expect(blocked?.hint).not.toContain('waive');
	});
});
