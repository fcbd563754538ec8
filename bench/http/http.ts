/** P3: one person's items over HTTP against a bare Fastify handler with a plain select, both in processes of their own. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import type { Bench, Mode } from '../harness/bench.js';
import { type Contender, compare, interleave, type Round } from '../harness/rounds.js';
import { type Address, ITEMS, PEOPLE, PURPOSE } from '../setting.js';
import { anyOf, openWorld } from '../world.js';

const LENGTH: Record<Mode, { rounds: number; milliseconds: number }> = {
	quick: { rounds: 5, milliseconds: 2_000 },
	full: { rounds: 7, milliseconds: 6_000 },
};

const CONNECTIONS = [16, 64];
/** Requests each connection goes through in turn. */
const PREPARED = 400;

/** Where a server listens, and the key it asks for. */
export interface Listening {
	port: number;
	key: string | null;
}

interface Server extends Listening {
	process: ChildProcess;
}

async function startServer(file: string, address: Address): Promise<Server> {
	const child = fork(fileURLToPath(new URL(file, import.meta.url)), {
		stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
	});
	child.send(address);
	const [listening] = (await once(child, 'message')) as [Listening];
	return { process: child, ...listening };
}

function contender(name: string, server: Server, connections: number, subjects: string[]): Contender {
	const { port, key } = server;
	const request = () => ({
		method: 'POST' as const,
		path: '/v1/read',
		headers: {
			'content-type': 'application/json',
			...(key === null ? {} : { authorization: `Bearer ${key}` }),
		},
		body: JSON.stringify({ subject: anyOf(subjects), purpose: PURPOSE, items: ITEMS }),
	});
	return {
		name,
		async run(milliseconds): Promise<Round> {
			const before = process.cpuUsage();
			const result = await autocannon({
				url: `http://127.0.0.1:${port}`,
				connections,
				duration: milliseconds / 1000,
				setupClient: client => client.setRequests(Array.from({ length: PREPARED }, request)),
			});
			if (result.non2xx > 0 || result.errors > 0) throw new Error(`${name} did not answer every request`);
			const { user, system } = process.cpuUsage(before);
			const answered = result['2xx'];
			return {
				perSecond: answered / result.duration,
				p50: result.latency.p50,
				p99: result.latency.p99,
				cpu: (user + system) / answered,
			};
		},
	};
}

export const http: Bench = {
	id: 'P3',
	async run(mode, progress) {
		const world = await openWorld(PEOPLE[mode], progress);
		const ours = await startServer('./obhut.js', world.address);
		const bare = await startServer('./bare.js', world.address);
		const names = { ours: 'Obhut', bare: 'bare Fastify and pg Pool(10)' };
		const comparisons = [];
		try {
			for (const connections of CONNECTIONS) {
				const taken = await interleave(
					[
						contender(names.ours, ours, connections, world.subjects),
						contender(names.bare, bare, connections, world.subjects),
					],
					{ ...LENGTH[mode], progress },
				);
				const sides = { ours: names.ours, peer: names.bare };
				comparisons.push(
					compare(taken, {
						...{ what: `requests per second, ${connections} connections`, unit: '/s', ...sides },
						...{ figure: 'perSecond', target: { of: 'ratio', must: 'reach', value: 0.7 } },
					}),
					compare(taken, {
						...{ what: `99th percentile, ${connections} connections`, unit: 'ms', ...sides, figure: 'p99' },
					}),
				);
			}
			return {
				title: 'Read over HTTP',
				setting:
					`\`POST /v1/read\` for five items of one person drawn evenly from ${PEOPLE[mode].toLocaleString('en')} people, keep-alive, ` +
					'key checked against the database, every answer’s values decided, opened and logged durably; against a Fastify route that answers the plain select. ' +
					'Load by autocannon from a third process on the same machine.',
				rounds: LENGTH[mode].rounds,
				postgres: world.postgres,
				comparisons,
				timeGoes: [
					'A request waits for three round trips to the database one after the other: the key, the person, the log entry on disk. ' +
						'The plain select waits for one. With few connections little shares a batch, so that wait is what is seen.',
				],
			};
		} finally {
			for (const server of [ours, bare]) {
				server.process.disconnect();
				await once(server.process, 'exit');
			}
			await world.close();
		}
	},
};
