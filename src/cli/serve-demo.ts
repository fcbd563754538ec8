/** Runs the demo shop beside a served house: a process of its own, with service keys it is given at its start. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { House } from '../server/house.js';
import { EXIT, Failure } from './failure.js';

const DEMO = fileURLToPath(new URL('../demo/main.js', import.meta.url));
/** Label of the demo's service keys. */
export const DEMO_LABEL = 'demo';

export interface DemoPlace {
	host: string;
	port: number;
	/** Where Obhut listens. */
	url: string;
}

/**
 * Starts the demo and resolves once it listens, with its address. Its keys are new at each start; those of an earlier
 * one are revoked. Throws `Failure` where it does not come up.
 */
export async function startDemo(
	house: House,
	place: DemoPlace,
): Promise<{ address: string; stop(): Promise<void> }> {
	if (!existsSync(DEMO)) throw new Failure(EXIT.environment, 'the demo is not built', 'npm run build');
	const child = spawn(process.execPath, [DEMO], {
		env: {
			...process.env,
			OBHUT_URL: place.url,
			OBHUT_DEMO_KEYS: JSON.stringify(await demoKeys(house)),
			HOST: place.host,
			PORT: String(place.port),
		},
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	const stop = async () => {
		if (child.exitCode !== null || child.signalCode !== null) return;
		const ended = new Promise(resolve => child.once('exit', resolve));
		child.kill('SIGTERM');
		await ended;
	};
	try {
		return { address: await firstLine(child), stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

/** By `<region>.<service>`. */
async function demoKeys({ regions, policy }: House): Promise<Record<string, string>> {
	const keys: Record<string, string> = {};
	for (const { region, keys: ring } of regions.values()) {
		for (const { id, label } of await ring.list()) if (label === DEMO_LABEL) await ring.revoke(id);
		for (const service of Object.keys(policy.policy.services)) {
			const issued = await ring.issue({ service, scopes: ['people', 'offers'], label: DEMO_LABEL });
			keys[`${region}.${service}`] = issued.key;
		}
	}
	return keys;
}

/** Its first line ends with its address. */
function firstLine(child: ChildProcess): Promise<string> {
	return new Promise((resolve, reject) => {
		let text = '';
		child.stdout?.setEncoding('utf8').on('data', part => {
			text += part;
			const line = /^Demo shop: (\S+)\n/.exec(text);
			if (line?.[1]) resolve(line[1]);
		});
		child.once('error', reject);
		child.once('exit', () =>
			reject(new Failure(EXIT.environment, 'the demo ended while starting', 'its last words stand above')),
		);
	});
}
