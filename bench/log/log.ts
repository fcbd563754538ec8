/** P6: what moving entries into the signed tree costs, and what proving one takes. */
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { packBatch } from '../../src/audit/batch.js';
import { type NewEntry, sealEntry } from '../../src/audit/entry.js';
import { Integrator } from '../../src/audit/integrator.js';
import { AuditLog } from '../../src/audit/log.js';
import { batchRow, insertBatch } from '../../src/audit/store.js';
import { proveLeaves } from '../../src/audit/tree-reader.js';
import { openSigningKey } from '../../src/platform/keyring/signing-key.js';
import { Database } from '../../src/platform/postgres/database.js';
import { startEmbedded } from '../../src/platform/postgres/embedded.js';
import { migrate } from '../../src/platform/postgres/migrate.js';
import { ensureDatabase } from '../../src/platform/postgres/owner.js';
import type { Bench, BenchOutcome, Mode } from '../harness/bench.js';
import type { Progress } from '../harness/progress.js';
import { spreadOf } from '../harness/result.js';
import { serverVersion } from '../world.js';

/** Entries of one batch, as a busy reader's hold. */
const A_BATCH = 16;
const ENTRIES: Record<Mode, number> = { quick: 32_000, full: 128_000 };
const ROUNDS: Record<Mode, number> = { quick: 5, full: 7 };
const PROOFS = 500;

const FRAME = { log: 'obhut/eu/bench', policy: '2026-11-01#1' };
const SETTINGS = { shared_buffers: '512MB', max_wal_size: '4GB' };

export const log: Bench = { id: 'P6', run };

async function run(mode: Mode, progress: Progress): Promise<BenchOutcome> {
	const home = mkdtempSync(join(tmpdir(), 'obhut-bench-'));
	const server = await startEmbedded({ directory: home, settings: SETTINGS });
	const cluster = { host: server.socketDirectory, port: server.port, user: server.user };
	const target = { ...cluster, database: 'bench' };
	await ensureDatabase({ ...cluster, database: 'postgres' }, 'bench');
	await migrate(target);
	const database = new Database({ target });
	const client = new pg.Client(target);
	await client.connect();
	try {
		const postgres = await serverVersion(target);
		return { ...(await measure(mode, progress, database, client, home)), postgres };
	} finally {
		await client.end();
		await database.close();
		await server.stop();
		rmSync(home, { recursive: true, force: true });
	}
}

/** A read of five items, as the vault records it. */
function someBatch(): NewEntry[] {
	return Array.from({ length: A_BATCH }, () =>
		sealEntry(FRAME, {
			kind: 'read',
			at: Date.now(),
			service: 'shop',
			actor: 'key:0b9f6f3e-0000-4000-8000-000000000000',
			subject: randomBytes(16).toString('base64url'),
			purpose: 'answer-requests',
			permitted: ['email', 'phone', 'residence', 'language', 'location-setting'],
			state: 3,
			facts: { jurisdiction: 'de', basis: 'contract', shown: 1 },
		}),
	);
}

async function measure(
	mode: Mode,
	progress: Progress,
	database: Database,
	client: pg.Client,
	home: string,
): Promise<BenchOutcome> {
	const count = ENTRIES[mode] / A_BATCH;
	const rounds = ROUNDS[mode];
	await client.query(
		'create table plain_log (id bigint generated always as identity primary key, entry bytea)',
	);
	await client.query('alter table plain_log alter column entry set storage external');
	const key = openSigningKey(join(home, 'log.pem'));
	const auditLog = new AuditLog(database, FRAME);
	const published = join(home, 'log', 'checkpoint');
	const integrator = new Integrator({ database, log: auditLog, key, published, clock: Date.now });
	await integrator.open();
	const [ours, peer, processor]: number[][] = [[], [], []];
	for (let round = -1; round < rounds; round++) {
		progress.at(round + 1, rounds + 1, 'filling the inbox');
		const batches = Array.from({ length: count }, someBatch);
		await fill(database, batches);
		progress.at(round + 1, rounds + 1, 'moving entries into the tree');
		const before = process.cpuUsage();
		const seconds = await timed(async () => {
			await integrator.integrate();
			await integrator.sign();
		});
		const { user, system } = process.cpuUsage(before);
		const plain = await timed(() => insertPlain(client, batches.map(packBatch)));
		if (round < 0) continue;
		ours!.push(ENTRIES[mode] / seconds);
		peer!.push(ENTRIES[mode] / plain);
		processor!.push((user + system) / ENTRIES[mode]);
	}
	progress.at(rounds, rounds + 1, 'proving entries');
	const size = ENTRIES[mode] * (rounds + 1);
	const proofs = await proofTimes(database, size);
	const perEntry = spreadOf(processor!).median;
	return {
		title: 'The log’s tree',
		setting:
			`${ENTRIES[mode].toLocaleString('en')} entries a round, in batches of ${A_BATCH}, moved into the tree of a log that grows to ` +
			`${size.toLocaleString('en')}: given their places, hashed, written as tiles, committed, and a checkpoint signed and ` +
			'synced. The peer inserts the same packed batches into a plain table, a thousand a transaction.',
		rounds,
		comparisons: [
			{
				what: 'entries moved into the tree per second, one core',
				unit: '/s',
				ours: spreadOf(ours!),
				peer: { name: 'the same batches inserted, no log', figure: spreadOf(peer!) },
				ratio: spreadOf(ours!.map((figure, round) => figure / peer![round]!)),
				target: { of: 'figure', must: 'reach', value: 25_000 },
			},
			{
				what: 'inclusion proof of one entry',
				unit: 'ms',
				ours: spreadOf(proofs),
				target: { of: 'figure', must: 'stay-below', value: 1 },
			},
		],
		timeGoes: [`an entry takes ${perEntry.toFixed(1)} µs of the process's own processor time`],
		notes: [
			`Proofs: median, fastest and slowest tenth of ${PROOFS} random leaves, tiles fetched each time. The ratio is shown, not judged: ` +
				'the peer proves nothing.',
		],
	};
}

async function timed(work: () => Promise<unknown>): Promise<number> {
	const start = performance.now();
	await work();
	return (performance.now() - start) / 1000;
}

async function fill(database: Database, batches: NewEntry[][]): Promise<void> {
	await database.transaction(async transaction => {
		for (const entries of batches) await insertBatch(transaction, batchRow(randomUUID(), entries));
	});
}

const A_TRANSACTION = 1000;

async function insertPlain(client: pg.Client, packed: Buffer[]): Promise<void> {
	for (let at = 0; at < packed.length; at += A_TRANSACTION) {
		await client.query('begin');
		for (const entries of packed.slice(at, at + A_TRANSACTION)) {
			const insert = { name: 'plain-log', text: 'insert into plain_log (entry) values ($1)' };
			await client.query({ ...insert, values: [entries] });
		}
		await client.query('commit');
	}
}

/** Milliseconds: the slowest tenth left out on either side. */
async function proofTimes(database: Database, size: number): Promise<number[]> {
	const times: number[] = [];
	for (let n = 0; n < PROOFS + 50; n++) {
		const leaf = Math.floor(Math.random() * size);
		const seconds = await timed(() => proveLeaves(database.reports, 1, [leaf], size));
		if (n >= 50) times.push(seconds * 1000);
	}
	times.sort((a, b) => a - b);
	return times.slice(PROOFS / 10, (PROOFS * 9) / 10);
}
