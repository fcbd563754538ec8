/** The machine: Node, platform, the home folder and the keyrings in it. */
import { accessSync, constants, existsSync, readdirSync, statfsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Check, fail, pass, unknown } from './model.js';

const OLDEST_NODE = [20, 19] as const;
const EMBEDDED = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64'];
const LITTLE_SPACE = 1024 ** 3;

export function checkNode(version: string): Check {
	const [major = 0, minor = 0] = version.split('.').map(Number);
	const fits = major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
	if (fits) return pass('node', version);
	return fail('node', version, `install Node ${OLDEST_NODE.join('.')} or newer`);
}

export function checkPlatform(platform: string, ownDatabase: boolean): Check {
	if (ownDatabase) return pass('platform', `${platform}; the database is your own`);
	if (EMBEDDED.includes(platform))
		return pass('platform', `${platform}; an embedded PostgreSQL exists for it`);
	return fail('platform', `no embedded PostgreSQL for ${platform}`, 'set OBHUT_DATABASE_URL');
}

/** The home folder can be written, or made, and has room. */
export function checkHome(home: string): Check {
	let folder = resolve(home);
	while (!existsSync(folder)) folder = dirname(folder);
	try {
		accessSync(folder, constants.W_OK);
	} catch {
		return fail(
			'home',
			`\`${folder}\` cannot be written`,
			'choose another with --home, or mend its permissions',
		);
	}
	const { bavail, bsize } = statfsSync(folder);
	const gigabytes = ((bavail * bsize) / 1024 ** 3).toFixed(1);
	if (bavail * bsize < LITTLE_SPACE)
		return fail('home', `${gigabytes} GiB free`, 'make room: logs only grow');
	return pass('home', `${resolve(home)}, ${gigabytes} GiB free`);
}

/** Keyrings are readable by their owner alone; beside the data they are for trying. */
export function checkKeyrings(home: string, ownDatabase: boolean): Check[] {
	const folder = join(home, 'keys');
	if (!existsSync(folder)) return [unknown('keyring', 'none yet', '`obhut serve` makes one per region')];
	return readdirSync(folder).map(region => {
		const about = `keyring ${region}`;
		const path = join(folder, region, 'keyring.json');
		if (!existsSync(path)) return fail(about, `\`${path}\` is missing`, 'restore it from its backup');
		const mode = statSync(path).mode & 0o777;
		if (mode & 0o077)
			return fail(about, `mode ${mode.toString(8)}: others can read it`, `chmod 600 '${path}'`);
		if (ownDatabase) return pass(about, `${path}, yours alone`);
		return pass(about, 'yours alone', 'it lies beside the data: for trying, not for production');
	});
}
