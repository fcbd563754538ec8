/** A page or form of the shop: what it is given and what it gives. */
import type { Observation } from '../../src/client/connect.js';
import type { Html } from './html.js';
import type { Obhuts, Service } from './obhuts.js';
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
	/** Page of the shop to go to after signing in. */
	onward: string;
}

/** A line above the page: what was done, or what stands in the way. */
export interface Message {
	text: string;
	problem?: boolean;
}

export interface ShopPage {
	title: string;
	/** Empty where the page is none of the shop's. */
	path: string;
	message?: Message | null;
	body: Html;
}

export type Answer =
	| ShopPage
	| { redirect: string; cookie?: string }
	| { status: 204 | 404 }
	| { bytes: Buffer; type: string };

export interface Route {
	method: 'GET' | 'POST';
	path: string;
	/** What is counted each time it was answered, in the name of the shop unless told. */
	counts?: Observation[];
	countedBy?: Service;
	run(visit: Visit): Promise<Answer>;
}
