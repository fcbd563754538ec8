/** The publication of a house of two regions, as tests use it: two staff, drafts made of the example policy. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { AuditLog } from '../src/audit/log.js';
import type { StaffMember } from '../src/identity/staff/index.js';
import { openAnnouncements, openOutbox } from '../src/messages/index.js';
import { openApprovals } from '../src/obligations/approvals/index.js';
import {
	openPublication,
	type PublishingRegion,
	putDraft,
	readableVersion,
} from '../src/obligations/publication/index.js';
import { openFileKeyring } from '../src/platform/keyring/file-keyring.js';
import { Database } from '../src/platform/postgres/database.js';
import { asOwner } from '../src/platform/postgres/owner.js';
import { digestOf } from '../src/policy/canonical.js';
import { assignNumbers, formatNumbers, NO_NUMBERS, parseNumbers } from '../src/policy/numbers.js';
import { parsePolicy } from '../src/policy/parse.js';
import type { SourceFile } from '../src/policy/source-file.js';
import type { TestDatabase } from './postgres.js';
import { exampleSources, type TestRegion } from './region.js';

export function officer(person: string): StaffMember {
	return {
		id: randomUUID(),
		role: 'privacy-officer',
		person: Buffer.alloc(32, person).toString('base64url'),
	};
}

export type Edit = [from: string, to: string];

/** A year instead of two: what reduces rights in the shortest way. */
export const KEPT_LONGER: Edit = [
	'keep: P1Y\n    after: collected\n    then: anonymise',
	'keep: P2Y\n    after: collected\n    then: anonymise',
];

/** A purpose that sends mail to whoever agrees, told of in S2.6. */
export const NEWSLETTER: Edit[] = [
	[
		'purposes: # what data may be used for; any other use is refused',
		`purposes:
  newsletter:
    title: { de: Neues mitteilen, en: send news, zh: 发送新闻 }
    is: dpv:DirectMarketing
    basis: { de: consent, cn: consent }
    methods: [storage, use, transmission, deletion]
    sends: { kind: advertising, opt-out: each-message }
    uses: [email]`,
	],
	[
		'for: [provide-service, personalise, secure, surveys, across-services',
		'for: [provide-service, personalise, secure, surveys, newsletter, across-services',
	],
	['S2.6: [purposes.surveys,', 'S2.6: [purposes.surveys, purposes.newsletter,'],
];

/** The example policy under another version and with edits of its rules, numbered on. */
export function laterVersion(version: string, ...edits: Edit[]): SourceFile[] {
	const before = exampleSources();
	const dated: Edit[] = [
		['version: 2026-11-01', `version: ${version}`],
		['effective: 2026-11-01', `effective: ${version}`],
	];
	const files = before
		.filter(({ path }) => path !== 'numbers.lock')
		.map(file =>
			file.path === 'policy.yaml' ? { ...file, text: edited(file.text, [...dated, ...edits]) } : file,
		);
	const lock = before.find(({ path }) => path === 'numbers.lock');
	const numbers = lock ? parseNumbers(lock.text) : NO_NUMBERS;
	const { policy } = parsePolicy(files);
	return [...files, { path: 'numbers.lock', text: formatNumbers(assignNumbers(policy!, numbers)) }];
}

function edited(text: string, edits: Edit[]): string {
	return edits.reduce((from, [old, next]) => {
		if (!from.includes(old)) throw new Error(`the example policy holds no \`${old}\``);
		return from.replace(old, next);
	}, text);
}

/** Stores a draft as `obhut publish` does, whatever stands in its way. */
export async function store(
	targets: Pick<TestDatabase, 'config'>[],
	sources: SourceFile[],
	reducesRights: boolean,
): Promise<void> {
	const { policy } = readableVersion({ sources });
	const { version } = policy;
	const draft = { version, digest: digestOf(policy), sources, effectiveAt: Date.parse(policy.effective) };
	for (const { config } of targets) {
		await asOwner(config, session => putDraft(session, { ...draft, reducesRights }));
	}
}

/** An open region, where its keys are, and its clock. */
interface Place {
	region: Pick<TestRegion['region'], 'region' | 'policy'>;
	home: string;
	time: { now: number };
}

/** Opens publication over regions, on connections of its own. */
export function openTestPublication(places: { database: TestDatabase; test: Place }[]) {
	const databases: Database[] = [];
	const regions = places.map(({ database: { config }, test }): PublishingRegion => {
		const { region, home, time } = test;
		const database = new Database({ target: config });
		databases.push(database);
		const { policy } = region.policy;
		const clock = () => time.now;
		const log = new AuditLog(database, { log: `obhut/${region.region}/test`, policy: '1#1' });
		const keyring = openFileKeyring(join(home, 'keys', region.region, 'keyring.json'), false);
		return {
			region: region.region,
			policy: region.policy,
			database,
			owner: work => asOwner(config, work),
			log,
			outbox: openOutbox({ database, policy, keyring, base: 'http://localhost' }),
			announcements: openAnnouncements({ database, policy, clock }),
			approvals: openApprovals({ database, log, clock }),
		};
	});
	const { time } = places[0]!.test;
	const publication = openPublication({ regions, clock: () => time.now });
	const close = async () => {
		for (const database of databases) await database.close();
	};
	return { publication, approvals: regions[0]!.approvals, regions, close };
}
