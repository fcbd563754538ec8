/** Which regions' databases a command works on, where it needs no running server. */
import type { Command } from 'commander';
import type { HouseOptions } from '../server/open.js';
import { databaseUrls } from './databases.js';
import { EXIT, Failure } from './failure.js';
import { checkFolder } from './policy-findings.js';
import { EXAMPLE_POLICY } from './serve.js';

export interface RegionOptions {
	policy: string;
	home: string;
	region?: string[];
}

export function withRegionOptions(command: Command): Command {
	return command
		.option(
			'--policy <dir>',
			'policy folder that names the regions; the bundled example unless told',
			EXAMPLE_POLICY,
		)
		.option('--home <dir>', 'folder of the keyrings and the embedded database', '.obhut')
		.option('--region <id...>', 'only in these regions of the policy');
}

/** Regions in the order of the policy, and where their databases are. Throws `Failure`. */
export function regionsOf({ policy, home, region }: RegionOptions): {
	where: Pick<HouseOptions, 'databaseUrls' | 'home'>;
	regions: string[];
} {
	const urls = databaseUrls(process.env);
	const where = { home, ...(urls ? { databaseUrls: urls } : {}) };
	const declared = Object.keys(checkFolder(policy).parsed.policy?.regions ?? {});
	if (declared.length === 0) {
		throw new Failure(EXIT.usage, 'the policy folder names no region', `obhut check ${policy}`);
	}
	const unknown = region?.find(name => !declared.includes(name));
	if (unknown === undefined) return { where, regions: region ?? declared };
	throw new Failure(
		EXIT.usage,
		`the policy declares no region \`${unknown}\``,
		`its regions are ${declared.join(', ')}`,
	);
}
