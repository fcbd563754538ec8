/**
 * People recognised before. The row is always the one just loaded: what is spared is unwrapping and verifying once more
 * the very bytes that verified before. INVARIANT(fresh-state): another row, by one byte, is not known.
 */
import { type Person, recognise } from './person.js';
import type { PersonRow, PersonRows } from './store.js';
import type { KeyStore } from './subject-keys.js';

/**
 * People kept in memory with their keys and facts, about 2.5 KiB each; never a value of theirs. At most twice as many:
 * those met since the last turn and those met in the turn before, so that forgetting the oldest costs nothing.
 */
const A_TURN = 20_000;

interface Known {
	text: string;
	person: Person;
}

export class KnownPeople {
	readonly #keys: KeyStore;
	#recent = new Map<string, Known>();
	#before = new Map<string, Known>();

	constructor(keys: KeyStore) {
		this.#keys = keys;
	}

	/** As `recognise`. Throws `KeyringFault`, `FactsBroken`. */
	recognise(row: PersonRow & Pick<PersonRows, 'text'>): Person {
		const { subject, text } = row;
		const recent = this.#recent.get(subject);
		if (recent?.text === text) return recent.person;
		const before = this.#before.get(subject);
		const known = before?.text === text ? before : { text, person: recognise(this.#keys, row) };
		if (this.#recent.size >= A_TURN) {
			this.#before = this.#recent;
			this.#recent = new Map();
		}
		this.#recent.set(subject, known);
		return known.person;
	}

	forget(subject: string): void {
		this.#recent.delete(subject);
		this.#before.delete(subject);
	}
}
