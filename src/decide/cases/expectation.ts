/** What a case expects of each item: `permit`, `deny`, a reason, a clause; what it leaves out is not compared. */
import { quoted } from '../../policy/finding.js';
import { didYouMean } from '../../policy/suggest.js';
import type { Path } from '../../policy/yaml-source.js';
import { REASONS, type Reason } from '../decision.js';
import type { AskedItem } from './asked.js';
import type { Expected } from './model.js';
import type { Reading } from './reading.js';
import type { CaseSource } from './schema.js';

/** A stop stands before the decision, in the vault; no policy decides it. */
const DENIALS: readonly string[] = REASONS.filter(reason => reason !== 'permitted' && reason !== 'stopped');

/** The expectations of a case, by position in the asked items. */
export function readExpectations(
	reading: Reading,
	expect: CaseSource['expect'],
	items: AskedItem[],
): Expected[] {
	const found = unfolded(reading, expect, items);
	const asksNothing = Array.isArray(expect) && items.length === 0;
	if (found.length === 0 && !asksNothing && reading.findings.length === 0) {
		const message = 'the case expects nothing';
		reading.note('case-misexpects', ['expect'], message, 'say `permit`, `deny` or a reason of each item');
	}
	return found;
}

function unfolded(reading: Reading, expect: CaseSource['expect'], items: AskedItem[]): Expected[] {
	if (typeof expect === 'string') {
		const all = expectation(reading, expect, ['expect']);
		return items.map((_, position) => ({ ...all, position }));
	}
	if (Array.isArray(expect)) {
		if (expect.length !== items.length) {
			const message = `the case expects ${expect.length} answers and asks for ${items.length} items`;
			reading.note('case-misexpects', ['expect'], message, 'say one of each item asked, in the same order');
		}
		return expect
			.slice(0, items.length)
			.map((words, position) => ({ ...expectation(reading, words, ['expect', position]), position }));
	}
	return Object.entries(expect).flatMap(([name, words]) => {
		const said = expectation(reading, words, ['expect', name]);
		const positions = items.flatMap((item, position) => (item.name === name ? [position] : []));
		if (positions.length === 0) {
			const message = `the case expects something of ${quoted(name)} and does not ask for it`;
			const asked = items.map(item => item.name);
			reading.note('case-misexpects', ['expect', name], message, didYouMean(name, asked));
		}
		return positions.map(position => ({ ...said, position }));
	});
}

function expectation(reading: Reading, words: string, path: Path): Omit<Expected, 'position'> {
	const said: Omit<Expected, 'position'> = { words };
	const tokens = words.split(/\s+/).filter(token => token !== '');
	if (tokens.length === 0) {
		reading.note('case-misexpects', path, 'nothing is expected here', 'say `permit`, `deny` or a reason');
	}
	for (const [index, token] of tokens.entries()) {
		if (index === 0 && (token === 'permit' || token === 'deny')) said.permit = token === 'permit';
		else if (said.reason === undefined && said.clause === undefined && DENIALS.includes(token)) {
			said.reason = token as Reason;
			if (said.permit === true) contradictory(reading, token, path);
			said.permit = false;
		} else if (said.clause === undefined && (token === '-' || reading.declared.clauses.includes(token))) {
			said.clause = token === '-' ? null : token;
		} else unknown(reading, token, index, path);
	}
	return said;
}

function contradictory(reading: Reading, reason: string, path: Path): void {
	const message = `\`permit\` has no reason, and ${quoted(reason)} is one`;
	reading.note('case-contradictory', path, message, `say \`permit\`, or \`deny ${reason}\``);
}

function unknown(reading: Reading, token: string, index: number, path: Path): void {
	if (/^[A-Z]+\d/.test(token)) {
		const message = `no clause ${quoted(token)} is declared`;
		reading.note('reference-unknown', path, message, didYouMean(token, reading.declared.clauses));
		return;
	}
	const known = index === 0 ? ['permit', 'deny', ...DENIALS] : DENIALS;
	const message = `${quoted(token)} is no reason a policy denies for`;
	reading.note('value-unknown', path, message, didYouMean(token, known));
}
