/** The shop's ways to Obhut: one per region and service, each with a key of its own. */
import { connect, type Obhut, ObhutUnavailable } from '../../src/client/connect.js';

export const REGIONS = ['eu', 'cn'] as const;

export type Region = (typeof REGIONS)[number];

/** The shop itself, and the app as a second service of the same operator. */
export type Service = 'shop' | 'app';

/** By `<region>.<service>`. */
export type Keys = Record<string, string>;

/** The countries this shop sells to, and where their people's data lies. */
export const COUNTRIES: Record<string, Region> = { DE: 'eu', CN: 'cn' };

export interface Obhuts {
	/** Where Obhut's own pages stand. */
	url: string;
	shop(region: Region): Obhut;
	app(region: Region): Obhut;
	/** Version of the policy in force. Throws `ObhutUnavailable`. */
	version(): Promise<string>;
}

export function connectAll(url: string, keys: Keys): Obhuts {
	const connections = new Map(
		Object.entries(keys).map(([name, key]) => [name, connect({ url, key })] as const),
	);
	const to = (region: Region, service: Service): Obhut => {
		const connection = connections.get(`${region}.${service}`);
		if (!connection) throw new Error(`no key for ${service} in ${region}`);
		return connection;
	};
	return {
		url,
		shop: region => to(region, 'shop'),
		app: region => to(region, 'app'),
		version: () => versionAt(new URL('/v1/health', url)),
	};
}

async function versionAt(health: URL): Promise<string> {
	try {
		const answer = await fetch(health, { signal: AbortSignal.timeout(5_000) });
		return ((await answer.json()) as { policy: { version: string } }).policy.version;
	} catch (error) {
		throw new ObhutUnavailable('obhut does not say which version of the policy is in force', error);
	}
}
