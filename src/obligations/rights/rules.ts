/** When a request is due, who may answer it, and what its words are: pure. */
import { NEVER, type SubjectState } from '../../decide/state.js';
import type { StaffRole } from '../../identity/staff/model.js';
import { Problem } from '../../platform/problem.js';
import { canonicalJson } from '../../policy/canonical.js';
import { addDuration, parseDuration } from '../../policy/duration.js';
import type { Policy, Right } from '../../policy/model.js';
import type { StoredRecord, Value } from '../../vault/model.js';
import type { RequestWords } from './model.js';

/** When a request must be answered at the latest, by what the policy promises. */
export function dueAt({ contact }: Pick<Policy, 'contact'>, receivedAt: number): number {
	return addDuration(receivedAt, parseDuration(contact.answerWithin)!);
}

/** Throws `invalid-request` for a right the policy does not name. */
export function requireRight({ rights }: Pick<Policy, 'rights'>, right: Right): void {
	if (rights.includes(right)) return;
	const named = rights.map(each => `\`${each}\``).join(', ');
	throw new Problem('invalid-request', { where: 'right', hint: `the policy names ${named}` });
}

/** Who answers for the policy and who helps people; whoever runs the machines has no need of the words. */
const ANSWERING: readonly StaffRole[] = ['privacy-officer', 'support-agent'];

/** Throws `role-lacking`. */
export function requireAnswering(role: StaffRole): void {
	if (ANSWERING.includes(role)) return;
	throw new Problem('role-lacking', {
		hint: `this is for ${ANSWERING.map(each => `\`${each}\``).join(', ')}`,
	});
}

/** Words as stored: the record a request began with gave the request its id, those after it name the request. */
export type StoredWords = RequestWords & { request?: string };

/** The words of one request among everything a person wrote, in the order written. */
export function wordsOf(request: string, records: readonly StoredRecord[]): RequestWords[] {
	return records.flatMap(({ id, value }) => {
		if (!isWords(value) || (value.request ?? id) !== request) return [];
		const { from, text, at } = value;
		return [{ from, text, at }];
	});
}

function isWords(value: Value | StoredWords): value is StoredWords {
	if (value === null || typeof value !== 'object' || Array.isArray(value)) return false;
	const { from, text, at } = value as Partial<StoredWords>;
	return (from === 'person' || from === 'staff') && typeof text === 'string' && typeof at === 'number';
}

/** Since when processing is restricted, milliseconds; null where it is not. */
export function restrictedSince(
	{ restrictedFrom, restrictedUntil }: SubjectState,
	now: number,
): number | null {
	return restrictedFrom <= now && now < restrictedUntil ? restrictedFrom : null;
}

/** The state with processing restricted from now on, or no longer; nothing changes where it stands so already. */
export function restricted(state: SubjectState, on: boolean, now: number): SubjectState {
	if ((restrictedSince(state, now) !== null) === on) return state;
	return on ? { ...state, restrictedFrom: now, restrictedUntil: NEVER } : { ...state, restrictedUntil: now };
}

/** Items as several readings found them: a value each, or the list of those that differ. */
export function together(
	items: readonly string[],
	readings: readonly Record<string, Value>[],
): Record<string, Value> {
	const found: Record<string, Value> = {};
	for (const item of items) {
		const values = new Map<string, Value>();
		for (const { [item]: value } of readings) {
			if (value !== undefined) values.set(canonicalJson(value), value);
		}
		const [first, ...others] = values.values();
		if (first !== undefined) found[item] = others.length === 0 ? first : [first, ...others];
	}
	return found;
}
