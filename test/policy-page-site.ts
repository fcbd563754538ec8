/** The example policy's pages over invented counts, served on a free port. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { build } from 'vite';
import type { Counts } from '../src/evidence/index.js';
import { SYNTHETIC_STEPS, type SyntheticStanding } from '../src/evidence/synthetic/index.js';
import { rulesShown, syntheticPeople } from '../src/evidence/synthetic/plan.js';
import { compile } from '../src/policy/compile.js';
import type { CompiledPolicy } from '../src/policy/compiled.js';
import type { Policy } from '../src/policy/model.js';
import { assignNumbers, NO_NUMBERS } from '../src/policy/numbers.js';
import { parsePolicy, type SourceFile } from '../src/policy/parse.js';
import { buildApp } from '../src/server/app.js';
import { policySite } from '../src/server/pages/policy-site.js';
import { policyPages } from '../src/server/pages.js';
import { houseDouble } from './house-double.js';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The files of a policy folder, as `parsePolicy` takes them. */
export function policyFiles(folder: string): SourceFile[] {
	return (readdirSync(folder, { recursive: true }) as string[])
		.map(path => path.replaceAll('\\', '/'))
		.filter(path => /\.(yaml|md)$/.test(path))
		.map(path => ({ path, text: readFileSync(`${folder}/${path}`, 'utf8') }));
}

/** Builds the page's styles and scripts beside the real ones. */
export async function builtPages(): Promise<string> {
	const outDir = `${root}.cache/web-test`;
	await build({ configFile: `${root}web/vite.config.ts`, logLevel: 'error', build: { outDir } });
	return outDir;
}

export interface ServedSite {
	app: FastifyInstance;
	address: string;
	/** Counts the pages show from now on; they fail while it is null. */
	counts: Counts | null;
}

const EARLIER = '2021-05-16';

export async function servedSite(web: string, now: number): Promise<ServedSite> {
	const sources = policyFiles(`${root}policies/cncest`);
	const { policy, texts } = parsePolicy(sources);
	if (!policy) throw new Error('the example policy does not parse');
	const compiled = compile(policy, assignNumbers(policy, NO_NUMBERS), { ordinal: 2, mustHaveSeen: 2 });
	const consent = (purpose: string): number =>
		compiled.numbers.consents[`purposes.${purpose}`]!.at(-1)!.number;
	const since = now - (now % 86_400_000);
	const earlier = sources.map(file => ({
		...file,
		text: file.text.replace(`version: ${policy.version}`, `version: ${EARLIER}`),
	}));
	const served: Pick<ServedSite, 'counts'> = {
		counts: {
			takenAt: now,
			people: 2381,
			consents: new Map([
				[consent('surveys'), 412],
				[consent('improve'), 1],
			]),
			owed: {
				sweptAt: now,
				overdue: 0,
				swept: 3,
				holds: [],
				disclosures: [],
				requests: { answered: 2, overdue: 0 },
				stops: 0,
			},
			synthetic: Object.keys(policy.regions).map(region => syntheticStanding(policy, compiled, region, now)),
			log: {
				takenAt: now,
				since,
				byPurpose: new Map([
					['provide-service', { permitted: 12_381, denied: 2 }],
					['surveys', { permitted: 40, denied: 17 }],
				]),
				byClause: new Map([['S2.6', { denied: 17 }]]),
				byKind: new Map([['read', 12_421]]),
				faults: 0,
			},
		},
	};
	const publication = {
		publishedBy: 'bootstrap',
		mustBeSeen: true,
		effectiveAt: now,
		publishedAt: now,
		inForceFrom: now,
	};
	const versions = [
		{ ...publication, ordinal: 1, version: EARLIER, sources: earlier, digest: compiled.digest },
		{ ...publication, ordinal: 2, version: policy.version, sources, digest: compiled.digest },
	];
	const counts = async (): Promise<Counts> => {
		if (!served.counts) throw new Error('the database does not answer');
		return served.counts;
	};
	const logs = async () =>
		Object.keys(policy.regions).map(region => ({
			...{
				region,
				epoch: 1,
				size: 48_211,
				key: `obhut/${region}/5c1e+742711cd+AepKbGPinFIKvvVQexMuxfmVR3auvr57kkIe6mkURtIs`,
			},
			note: `obhut/${region}/5c1e\n48211\n8RLNi7oF0bTzN1h9aDQm0x0XB1jzVq5JvXo0h4m3k2s=\n\n— obhut/${region}/5c1e dCcRzQ==\n`,
		}));
	const site = policySite(
		{ policy, texts, compiled, versions },
		counts,
		() => now,
		undefined,
		undefined,
		logs,
	);
	const { house } = await houseDouble();
	const app = buildApp(house, { pages: policyPages(site, web) });
	const address = await app.listen({ port: 0, host: '127.0.0.1' });
	return Object.assign(served, { app, address });
}

/** A run in which every step came out as promised. */
function syntheticStanding(
	policy: Policy,
	compiled: CompiledPolicy,
	region: string,
	at: number,
): SyntheticStanding {
	const outcomes = syntheticPeople(policy, compiled, region).flatMap(person =>
		SYNTHETIC_STEPS.map(step => ({
			...{ jurisdiction: person.jurisdiction, step, rules: rulesShown(person, region)[step] },
			...{ expected: 'as-promised', got: 'as-promised', ok: true },
		})),
	);
	return { region, rules: outcomes.flatMap(({ rules }) => rules), newest: { at, outcomes }, failed: null };
}
