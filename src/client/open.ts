/** The SDK without HTTP: a house opened in this process, behind the same handles and the same doors. */
import pino from 'pino';
import { Compile, type Validator } from 'typebox/compile';
import { PROBLEMS, Problem } from '../platform/problem.js';
import { askAt, type Door } from '../server/door.js';
import { DOORS } from '../server/doors.js';
import type { House, RegionHouse } from '../server/house.js';
import { invalidBody } from '../server/invalid.js';
import { requireShallow } from '../server/nesting.js';
import { openHouse } from '../server/open.js';
import type { Caller } from '../vault/model.js';
import { Obhut } from './obhut.js';
import { errorFor } from './problems.js';
import type { DoorName, Doors, Transport } from './transport.js';

export interface OpenOptions {
	/** Policy folder. */
	policy: string;
	/** Region of the policy this process works in. */
	region: string;
	/** Service of the policy this process is. */
	service: string;
	/** Folder for keys, ledger and the embedded database. */
	home: string;
	/** `postgresql://…` of the region's database; absent: embedded. */
	database?: string;
	logger?: pino.Logger;
}

/**
 * `const obhut = await open({ policy: 'privacy', region: 'eu', service: 'app', home: '.obhut' })`. This process then
 * holds the keys. Throws what stands in the way, with a `hint`.
 */
export async function open(options: OpenOptions): Promise<Obhut> {
	const { policy, region, service, home, database } = options;
	const house = await openHouse({
		policyDirectory: policy,
		home,
		regions: [region],
		logger: options.logger ?? pino({ level: 'silent' }),
		...(database === undefined ? {} : { databaseUrls: { [region]: database } }),
	});
	return new Obhut(new HouseTransport(house, { service, region, actor: 'process' }));
}

/** Asks the doors of a house in this process. */
export class HouseTransport implements Transport {
	readonly #house: House;
	readonly #room: RegionHouse;
	readonly #caller: Caller;
	readonly #validators = new Map<DoorName, Validator>();

	constructor(house: House, caller: Caller) {
		const room = house.regions.get(caller.region);
		if (!room) throw new Error(`the house has no region \`${caller.region}\``);
		this.#house = house;
		this.#room = room;
		this.#caller = caller;
	}

	async ask<Name extends DoorName>(name: Name, ask: Doors[Name]['ask']): Promise<Doors[Name]['answer']> {
		const door: Door = DOORS[name];
		try {
			this.#requireForm(name, door, ask);
			requireShallow(ask);
			const entrance = { room: this.#room, caller: this.#caller };
			return (await askAt(this.#house, door, entrance, ask)) as Doors[Name]['answer'];
		} catch (error) {
			throw error instanceof Problem ? errorFor(error.code, PROBLEMS[error.code], error.details) : error;
		}
	}

	close(): Promise<void> {
		return this.#house.close();
	}

	#requireForm(name: DoorName, door: Door, ask: unknown): void {
		const validator = this.#validators.get(name) ?? Compile(door.body);
		this.#validators.set(name, validator);
		if (!validator.Check(ask)) throw invalidBody({ validation: validator.Errors(ask) });
	}
}
