/** A page or form of the shop: what it is given and what it gives. */
import type { Obhuts } from './obhuts.js';
import type { ShopPage } from './page.js';
import type { Visitor } from './visitor.js';

export interface Visit {
	visitor: Visitor;
	obhuts: Obhuts;
	/** Fields of the form sent. */
	fields: URLSearchParams;
	/** JSON sent by a script of ours. */
	json: unknown;
	/** Bytes of the file sent, base64; null where none was. */
	file: string | null;
	/** Parts of the address named by `:name`. */
	params: Record<string, string>;
	/** Public keys the app's installations came with, by region. */
	releaseKeys: Record<string, string>;
	/** A message a redirect left. */
	note: string | null;
}

export type Answer =
	| ShopPage
	| { redirect: string; cookie?: string }
	| { status: 204 }
	| { bytes: Buffer; type: string };

export interface Route {
	method: 'GET' | 'POST';
	path: string;
	run(visit: Visit): Promise<Answer>;
}
