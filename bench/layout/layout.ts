/** The layout question: one sealed page and one packed log row a batch, or rows of their own for items and entries. */
import { join } from 'node:path';
import type { AuditEntry } from '../../src/audit/entry.js';
import { AuditLog } from '../../src/audit/log.js';
import { dailyReference } from '../../src/audit/reference.js';
import type { Ask } from '../../src/decide/ask.js';
import { decide } from '../../src/decide/decide.js';
import { asNumbers } from '../../src/decide/names.js';
import { openFileKeyring } from '../../src/platform/keyring/file-keyring.js';
import { Database } from '../../src/platform/postgres/database.js';
import type { CompiledPolicy } from '../../src/policy/compiled.js';
import { KnownPeople } from '../../src/vault/known-people.js';
import { KeyStore } from '../../src/vault/subject-keys.js';
import type { Bench, Mode } from '../harness/bench.js';
import type { Progress } from '../harness/progress.js';
import { type Contender, closedLoop, compare, interleave } from '../harness/rounds.js';
import { CALLER, ITEMS, PEOPLE, PURPOSE, REGION } from '../setting.js';
import { anyOf, openWorld, type World } from '../world.js';
import { BatchedReads } from './batched-reads.js';
import { appendPacked, appendRows, itemRows, type Loaded, pages, storeItemRows } from './layouts.js';

const IN_FLIGHT = 64;
const LENGTH: Record<Mode, { rounds: number; milliseconds: number }> = {
	quick: { rounds: 5, milliseconds: 1_500 },
	full: { rounds: 9, milliseconds: 5_000 },
};

const NAMES = {
	pagePacked: 'a page, a packed log row a batch',
	rowsEach: 'a row an item, a log row a read',
	pageEach: 'a page, a log row a read',
};

/** What the three have in common: the person recognised, the decision taken, the entry made. */
class Judge {
	readonly #known: KnownPeople;
	readonly #policy: CompiledPolicy;
	readonly #log: AuditLog;
	readonly #ask: Ask;

	constructor(keys: KeyStore, policy: CompiledPolicy, log: AuditLog) {
		this.#known = new KnownPeople(keys);
		this.#policy = policy;
		this.#log = log;
		this.#ask = asNumbers(policy, { ...CALLER, purpose: PURPOSE, items: ITEMS, now: 0 });
	}

	judge({ row, open }: Loaded) {
		const person = this.#known.recognise(row);
		const at = Date.now();
		const { reasons } = decide(this.#policy, person.state, { ...this.#ask, now: at });
		if (reasons.some(reason => reason !== 0)) throw new Error('the policy refuses the read');
		const values = open(person);
		if (values.size !== ITEMS.length) throw new Error('a read did not find its values');
		const { service, actor } = CALLER;
		const entry: AuditEntry = {
			...{
				kind: 'read',
				at,
				service,
				actor,
				purpose: PURPOSE,
				permitted: ITEMS,
				state: person.state.version,
			},
			subject: dailyReference(person.keys.reference, this.#log.frame.log, at),
		};
		return { values, entry: this.#log.seal(entry) };
	}
}

async function measure(world: World, mode: Mode, progress: Progress) {
	const { address, region, subjects } = world;
	const policy = region.policy.compiled;
	const database = new Database({ target: address.target });
	const keyring = openFileKeyring(join(address.home, 'keys', REGION.name, 'keyring.json'), false);
	const keys = new KeyStore(keyring);
	const judge = new Judge(
		keys,
		policy,
		new AuditLog(database, { log: 'obhut/eu/0', policy: `${policy.version}#1` }),
	);
	const page = policy.items[policy.numbers.items[ITEMS[0]!]!]!.page;
	const numbers = ITEMS.map(name => policy.numbers.items[name]!);
	await storeItemRows(address, database, keys, { subjects, page, items: numbers }, progress);
	const contender = (
		name: string,
		load: ReturnType<typeof pages>,
		append: ReturnType<typeof appendRows>,
	): Contender => {
		const reads = new BatchedReads(load, loaded => judge.judge(loaded), append);
		return {
			name,
			run: milliseconds => closedLoop(IN_FLIGHT, milliseconds, () => reads.read(anyOf(subjects))),
		};
	};
	try {
		return await interleave(
			[
				contender(NAMES.pagePacked, pages(database, page), appendPacked(database)),
				contender(NAMES.rowsEach, itemRows(database, numbers), appendRows(database)),
				contender(NAMES.pageEach, pages(database, page), appendRows(database)),
			],
			{ ...LENGTH[mode], progress },
		);
	} finally {
		await database.close();
	}
}

export const layout: Bench = {
	id: 'layout',
	async run(mode, progress) {
		const world = await openWorld(PEOPLE[mode], progress);
		try {
			const taken = await measure(world, mode, progress);
			const ours = { ours: NAMES.pagePacked, figure: 'perSecond' as const };
			const line = { what: `reads per second: ${NAMES.pagePacked}`, unit: '/s', ...ours };
			return {
				title: 'Layout',
				setting:
					'The read of P1 three times over one and the same small pipeline (batches of 16, four in flight, the vault’s own state check, decision ' +
					'and seals), differing only in how values and log entries lie in tables. This settles the layout: the faster one is what the vault has.',
				rounds: LENGTH[mode].rounds,
				postgres: world.postgres,
				comparisons: [
					compare(taken, { ...line, peer: NAMES.rowsEach }),
					compare(taken, { ...line, peer: NAMES.pageEach }),
				],
			};
		} finally {
			await world.close();
		}
	},
};
