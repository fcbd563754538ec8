/**
 * Where the regions' databases are, by environment: `OBHUT_DATABASE_URL`, per region `OBHUT_DATABASE_URL_CN`, and
 * `OBHUT_DATABASE_URL_TELEMETRY` for the counts.
 */
import { EXIT, Failure } from './failure.js';

const VARIABLE = /^OBHUT_DATABASE_URL(?:_([A-Z0-9_]+))?$/;

/** Connection URLs by region id, `*` for every region without its own; undefined where none is set. */
export function databaseUrls(environment: NodeJS.ProcessEnv): Record<string, string> | undefined {
	const urls: Record<string, string> = {};
	for (const [name, value] of Object.entries(environment)) {
		const match = VARIABLE.exec(name);
		if (!match || !value) continue;
		// One for all regions is made into one per region, so it must be an address in full; a region's own goes to the driver as it is.
		if (!/^postgres(ql)?:\/\//.test(value) || (match[1] === undefined && !URL.canParse(value))) {
			throw new Failure(
				EXIT.usage,
				`${name} is not the address of a PostgreSQL database`,
				'postgresql://user:password@host:5432/database',
			);
		}
		urls[match[1]?.toLowerCase().replaceAll('_', '-') ?? '*'] = value;
	}
	return Object.keys(urls).length > 0 ? urls : undefined;
}
