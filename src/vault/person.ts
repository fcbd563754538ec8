/**
 * A person as loaded: rows verified against the person's own keys. Whatever does not verify throws here, before any
 * decision, and nothing of it is released.
 */
import type { SubjectState } from '../decide/state.js';
import type { Value } from './model.js';
import type { PageContent } from './page.js';
import { decodePage } from './page.js';
import { open, pagePlace, recordPlace, SealBroken } from './seal.js';
import type { PageRow, PersonRow, RecordRow } from './store.js';
import { decodeFacts, type PageAnchor, verifyFacts } from './stored-state.js';
import type { KeyStore, SubjectKeys } from './subject-keys.js';

export interface Person {
	readonly subject: string;
	readonly generation: number;
	readonly keys: SubjectKeys;
	/** Changed by making another, never in place. */
	readonly state: SubjectState;
	/** Revision each page must have. */
	readonly anchors: PageAnchor[];
}

/** Throws `KeyringFault`, `FactsBroken`. */
export function recognise(store: KeyStore, row: PersonRow): Person {
	const { subject, key, facts } = row;
	const keys = store.open(subject, key);
	verifyFacts(keys.mac, subject, key.generation, facts, row.mac);
	const { state, pages } = decodeFacts(facts);
	return { subject, generation: key.generation, keys, state, anchors: pages };
}

/**
 * Opens a page. INVARIANT(no-rollback): its revision must be the one the person's state anchors, so an older page put
 * back does not open although its seal is sound. Throws `SealBroken`.
 */
export function openPage(person: Person, row: PageRow): PageContent {
	const anchor = person.anchors.find(({ page, service }) => page === row.page && service === row.service);
	if (anchor?.revision !== row.revision) throw new SealBroken();
	return decodePage(open(person.keys.seal, row.sealed, pagePlace({ subject: person.subject, ...row })));
}

/**
 * A page the state anchors but the database does not hold was removed behind our back. Throws `SealBroken`; an empty
 * page that was never written is fine.
 */
export function requireAnchored(person: Person, page: number, service: number, rows: PageRow[]): void {
	const anchored = person.anchors.some(anchor => anchor.page === page && anchor.service === service);
	if (anchored && !rows.some(row => row.page === page && row.service === service)) throw new SealBroken();
}

/** Throws `SealBroken`. */
export function openRecord(person: Person, row: RecordRow): Value {
	const plain = open(person.keys.seal, row.sealed, recordPlace({ subject: person.subject, ...row }));
	return JSON.parse(plain.toString('utf8')) as Value;
}
