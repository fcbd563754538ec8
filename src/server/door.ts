/**
 * A door: one thing a service may ask of a region, as data. HTTP routes, the OpenAPI document and the in-process client
 * are all made from the same doors, so they cannot differ.
 */
import type { Static, TSchema } from 'typebox';
import type { Scope } from '../identity/service-keys/index.js';
import type { Caller, Idempotency } from '../vault/model.js';
import { requireDeclared } from './declared.js';
import type { House, RegionHouse } from './house.js';

export { done, refusal } from '../vault/index.js';

export interface Door<Body extends TSchema = TSchema, Answer extends TSchema = TSchema> {
	/** Also the operation id in OpenAPI. */
	name: string;
	/** Always POST: neither ids nor personal data ever stand in a URL. */
	path: `/v1/${string}`;
	scope: Scope;
	summary: string;
	/** For the reader of the OpenAPI document. */
	description: string;
	body: Body;
	answer: Answer;
	/** 202 where the answer says nothing of what happened. */
	accepted?: true;
	/** Takes an `Idempotency-Key`. */
	once?: true;
	/** Takes values as large as images. */
	large?: true;
	/** `house` for what belongs to no region. */
	run(
		room: RegionHouse,
		caller: Caller,
		body: Static<Body>,
		once: Idempotency | undefined,
		house: House,
	): Promise<Static<Answer>>;
}

/** Lets TypeScript infer a door's body and answer from its schemas. */
export function door<Body extends TSchema, Answer extends TSchema>(
	made: Door<Body, Answer>,
): Door<Body, Answer> {
	return made;
}

/** Asks at a door, for a body that has the door's form: the names are the policy's, or the vault is not asked. */
export function askAt(
	house: House,
	door: Door,
	{ room, caller }: { room: RegionHouse; caller: Caller },
	body: unknown,
	once?: Idempotency,
): Promise<unknown> {
	requireDeclared(house.policy.compiled, caller.service, body);
	return door.run(room, caller, body, once, house);
}
