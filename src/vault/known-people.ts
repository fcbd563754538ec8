/**
 * People recognised before. The row is always the one just loaded: what is spared is unwrapping and verifying once more
 * the very bytes that verified before. INVARIANT(fresh-state): another row, by one byte, is not known.
 */
import { type Person, recognise } from './person.js';
import type { PersonRow, PersonRows } from './store.js';
import type { KeyStore } from './subject-keys.js';

/** People kept in memory with their keys and facts, about 2.5 KiB each; never a value of theirs. */
const KEPT = 40_000;

export class KnownPeople {
	readonly #keys: KeyStore;
	readonly #kept = new Map<string, { text: string; person: Person }>();

	constructor(keys: KeyStore) {
		this.#keys = keys;
	}

	/** As `recognise`. Throws `KeyringFault`, `FactsBroken`. */
	recognise(row: PersonRow & Pick<PersonRows, 'text'>): Person {
		const { subject, text } = row;
		const kept = this.#kept.get(subject);
		if (kept?.text === text) return kept.person;
		const person = recognise(this.#keys, row);
		if (this.#kept.size >= KEPT) this.#kept.delete(this.#kept.keys().next().value!);
		this.#kept.set(subject, { text, person });
		return person;
	}

	forget(subject: string): void {
		this.#kept.delete(subject);
	}
}
