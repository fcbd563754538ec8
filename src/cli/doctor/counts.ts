/** The database of counts: there, migrated, and no region's. */
import type pg from 'pg';
import { addressBeside } from '../../server/open.js';
import { type Check, fail, pass, unknown } from './model.js';
import { databaseFacts } from './store.js';

const ABOUT = 'counts';

/** SQLSTATE `invalid_catalog_name`: no such database. */
const DATABASE_MISSING = '3D000';

/** Where one is named, that; else the one beside the common address, or beside the first region's. */
export async function checkCountsBeside(urls: Record<string, string>, regions: string[]): Promise<Check> {
	if (urls.telemetry !== undefined) return checkCounts({ connectionString: urls.telemetry });
	const beside = urls['*'] ?? regions.map(region => urls[region]).find(url => url !== undefined);
	if (beside === undefined) {
		return unknown(ABOUT, 'no address leads to them', 'name it in OBHUT_DATABASE_URL_TELEMETRY');
	}
	return checkCounts({ connectionString: addressBeside(beside, 'telemetry').address });
}

export async function checkCounts(target: pg.ClientConfig): Promise<Check> {
	try {
		const { migrations, people } = await databaseFacts(target);
		if (people) {
			const hint = 'counts and people never share a database: name another in OBHUT_DATABASE_URL_TELEMETRY';
			return fail(ABOUT, 'this is the database of a region', hint);
		}
		if (migrations === null) return unknown(ABOUT, 'empty', '`obhut serve` fills it');
		return pass(ABOUT, `a database of their own, ${migrations} migrations applied`);
	} catch (error) {
		const { code } = error as { code?: string };
		if (code === DATABASE_MISSING)
			return unknown(ABOUT, 'none yet', '`obhut serve` makes it where the policy counts');
		return fail(
			ABOUT,
			`cannot be reached (${code ?? 'no answer'})`,
			'check the address, the user and the network',
		);
	}
}
