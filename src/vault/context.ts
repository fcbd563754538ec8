/** What every act of one region's vault works with. */
import type { AuditLog } from '../audit/log.js';
import type { Clock } from '../platform/clock.js';
import type { Keyring } from '../platform/keyring/keyring.js';
import type { Database } from '../platform/postgres/database.js';
import type { CompiledPolicy } from '../policy/compiled.js';
import type { KnownPeople } from './known-people.js';
import type { ErasureLedger } from './ledger.js';
import type { PeopleQueue } from './people-queue.js';
import type { KeyStore } from './subject-keys.js';

export interface VaultContext {
	/** Id and number of the region whose people live here. */
	region: { name: string; number: number };
	policy: CompiledPolicy;
	database: Database;
	keyring: Keyring;
	keys: KeyStore;
	known: KnownPeople;
	log: AuditLog;
	ledger: ErasureLedger;
	people: PeopleQueue;
	clock: Clock;
}
