/** What every bench of reads works on. */
import type { Caller } from '../src/vault/model.js';
import type { Mode } from './harness/bench.js';

/** What another process needs to open the same region. */
export interface Address {
	target: { host: string; port: number; user: string; database: string };
	home: string;
}

export const REGION = { name: 'eu', number: 2 };
export const CALLER: Caller = { service: 'shop', actor: 'key:bench', region: REGION.name };
/** Five small items of one person, and a purpose that uses them all. */
export const ITEMS = ['email', 'phone', 'residence', 'language', 'location-setting'];
export const PURPOSE = 'answer-requests';

export const PEOPLE: Record<Mode, number> = { quick: 20_000, full: 100_000 };
