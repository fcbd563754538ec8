/** A region as tests use it: the example policy on a database and directory of the test file's own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { openMailbox } from '../src/messages/index.js';
import { readPolicyFolder } from '../src/platform/policy-folder.js';
import { assignNumbers, formatNumbers, NO_NUMBERS } from '../src/policy/numbers.js';
import { parsePolicy } from '../src/policy/parse.js';
import type { SourceFile } from '../src/policy/source-file.js';
import { type OpenRegion, openRegion } from '../src/server/region.js';
import type { Caller, Registration, SubjectId } from '../src/vault/model.js';
import type { TestDatabase } from './postgres.js';

/** The files of the example policy, numbered. */
export function exampleSources(): SourceFile[] {
	const sources = readPolicyFolder('policies/cncest').filter(({ path }) => path !== 'numbers.lock');
	const { policy } = parsePolicy(sources);
	return [...sources, { path: 'numbers.lock', text: formatNumbers(assignNumbers(policy!, NO_NUMBERS)) }];
}

export interface TestRegion {
	region: OpenRegion;
	home: string;
	/** What the region's clock says, milliseconds; tests move it. */
	time: { now: number };
	/** A caller of the shop, working in the region. */
	caller: Caller;
	/** Opens the same database and home again, as a second process would. */
	reopen(): Promise<OpenRegion>;
	/** Registers a person and finds their id. */
	person(values?: Registration['values'], more?: Partial<Registration>): Promise<SubjectId>;
}

let people = 0;

/** Mail that goes nowhere, for what opens a region. */
export const mailHere = () => ({ mailer: openMailbox(), base: 'https://obhut.example.org' });

/** Opens the region `eu` for this test file and closes it behind the file's last hook. */
export async function openTestRegion(
	database: TestDatabase,
	name = 'eu',
	sources = exampleSources(),
): Promise<TestRegion> {
	const home = mkdtempSync(join(tmpdir(), 'obhut-region-'));
	const time = { now: Date.UTC(2026, 10, 23, 12) };
	const opened: OpenRegion[] = [];
	const reopen = async () => {
		const options = { name, number: name === 'cn' ? 1 : 2, target: database.config, home, sources };
		const region = await openRegion({ ...options, ...mailHere(), clock: () => time.now });
		opened.push(region);
		return region;
	};
	const region = await reopen();
	const caller: Caller = { service: 'shop', actor: 'key:test', region: name };
	afterAll(async () => {
		for (const each of opened) await each.close();
		rmSync(home, { recursive: true, force: true });
	});
	const person: TestRegion['person'] = async (values, more) => {
		const email = `person${people++}@example.org`;
		const country = name === 'cn' ? 'CN' : 'DE';
		const given = { email, ...values };
		const registered = await region.vault.register(caller, {
			residence: country,
			collectedIn: country,
			shown: region.policy.compiled.version,
			purpose: 'provide-service',
			values: given,
			...more,
		});
		if (!('done' in registered)) throw new Error(`refused: ${registered.denied[0]?.reason}`);
		const ask = { item: 'email', value: String(given.email), purpose: more?.purpose ?? 'provide-service' };
		const found = await region.vault.lookup(caller, ask);
		if (!('done' in found) || found.done.subject === null) throw new Error('the person is not found');
		return found.done.subject;
	};
	return { region, home, time, caller, reopen, person };
}
