/** Where the processor time of a compliant read goes: its stages one by one, on people as the database holds them. */
import { join } from 'node:path';
import type { AuditEntry } from '../../src/audit/entry.js';
import { AuditLog } from '../../src/audit/log.js';
import { dailyReference } from '../../src/audit/reference.js';
import { decide } from '../../src/decide/decide.js';
import { asNumbers } from '../../src/decide/names.js';
import { openFileKeyring } from '../../src/platform/keyring/file-keyring.js';
import { Database } from '../../src/platform/postgres/database.js';
import { KnownPeople } from '../../src/vault/known-people.js';
import { openPage, recognise } from '../../src/vault/person.js';
import { loadPages, type PersonRows } from '../../src/vault/store.js';
import { KeyStore } from '../../src/vault/subject-keys.js';
import { CALLER, ITEMS, PURPOSE, REGION } from '../setting.js';
import { anyOf, type World } from '../world.js';

const SAMPLE = 500;
const PASSES = 40;

/** Microseconds a call takes over a sample, after the sample was run through once. */
function timed<T>(sample: readonly T[], work: (one: T) => unknown): number {
	for (const one of sample) work(one);
	const start = performance.now();
	for (let pass = 0; pass < PASSES; pass++) for (const one of sample) work(one);
	return ((performance.now() - start) * 1000) / (PASSES * sample.length);
}

function entryOf(reference: string, at: number): AuditEntry {
	const { service, actor } = CALLER;
	const facts = { jurisdiction: 'de', shown: 1, basis: 'legal-obligation' };
	const permitted = ITEMS;
	return {
		kind: 'read',
		at,
		service,
		actor,
		subject: reference,
		purpose: PURPOSE,
		permitted,
		state: 1,
		facts,
	};
}

/** One sentence a stage, in the order of a read. */
export async function stagesOfRead({ address, region, subjects }: World): Promise<string[]> {
	const database = new Database({ target: address.target });
	try {
		const policy = region.policy.compiled;
		const page = policy.items[policy.numbers.items.email!]!.page;
		const drawn = Array.from({ length: SAMPLE }, () => anyOf(subjects));
		const rows: PersonRows[] = [...(await loadPages(database.loads, drawn, [page])).people.values()];
		const keyring = openFileKeyring(join(address.home, 'keys', REGION.name, 'keyring.json'), false);
		const known = new KnownPeople(new KeyStore(keyring));
		const people = rows.map(row => ({ row, person: known.recognise(row) }));
		const ask = asNumbers(policy, { ...CALLER, purpose: PURPOSE, items: ITEMS, now: Date.now() });
		const log = new AuditLog(database, { log: 'obhut/eu/0000000000000000', policy: '2026-11-01#1' });
		const at = Date.now();
		const stages: [string, number][] = [
			[
				'unwrapping keys, verifying and decoding the state of a person not in memory',
				timed(rows, row => recognise(new KeyStore(keyring), row)),
			],
			['recognising one whose row has not changed', timed(rows, row => known.recognise(row))],
			['the decision on five items', timed(people, ({ person }) => decide(policy, person.state, ask))],
			['opening the page', timed(people, ({ row, person }) => openPage(person, row.pages[0]!))],
			[
				'the reference and the bytes of the log entry',
				timed(people, ({ person }) =>
					log.seal(entryOf(dailyReference(person.keys.reference, log.frame.log, at), at)),
				),
			],
		];
		return stages.map(([stage, micros]) => `${stage}: ${micros.toFixed(1)} µs`);
	} finally {
		await database.close();
	}
}
