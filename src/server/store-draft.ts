/** Stores a new version of the policy as a draft in every region's database, for two staff to decide on. */
import type { PublishedVersion } from '../obligations/publication/index.js';
import {
	judge,
	type Obstacle,
	publishablePolicy,
	publishedVersions,
	putDraft,
	readableVersion,
} from '../obligations/publication/index.js';
import type { Clock } from '../platform/clock.js';
import { Fault } from '../platform/fault.js';
import { migrate } from '../platform/postgres/migrate.js';
import { asOwner } from '../platform/postgres/owner.js';
import type { Session } from '../platform/postgres/session.js';
import { digestOf } from '../policy/canonical.js';
import type { Change } from '../policy/compare.js';
import { dayOf } from '../policy/day.js';
import type { SourceFile } from '../policy/source-file.js';
import { type HouseOptions, withDatabases } from './open.js';

export interface DraftReport {
	version: string;
	/** Newest published version, which it was compared with. */
	against: string;
	effectiveAt: number;
	changes: Change[];
	reducesRights: boolean;
	/** Why it was not stored; empty: it was. */
	obstacles: Obstacle[];
	/** Notice period the published version promises for what reduces rights, ISO 8601. */
	before: string | null;
}

/**
 * Throws `NotPublishable` where the folder does not pass its check, `Fault` where nothing is published yet, and what
 * opening a database throws.
 */
export async function storeDraft(
	{ sources, documents }: { sources: SourceFile[]; documents: ReadonlySet<string> },
	options: Omit<HouseOptions, 'logger' | 'policyDirectory' | 'clock'>,
	clock: Clock,
): Promise<DraftReport> {
	const next = publishablePolicy(sources, dayOf(clock()), documents);
	const names = options.regions ?? Object.keys(next.policy.regions);
	return withDatabases(options, names, async targets => {
		for (const target of targets) await migrate(target);
		return withSessions(targets, [], async sessions => {
			const versions = await newestKnown(sessions);
			const newest = readableVersion(versions.at(-1)!);
			const judged = await judge(newest, next, versions, sessions, clock());
			const { version } = next.policy;
			const effectiveAt = Date.parse(next.policy.effective);
			if (judged.obstacles.length === 0) {
				const draft = { version, digest: digestOf(next.policy), sources, effectiveAt };
				for (const session of sessions) await putDraft(session, { ...draft, reducesRights: judged.reduces });
			}
			return {
				version,
				against: newest.policy.version,
				effectiveAt,
				changes: judged.changes,
				reducesRights: judged.reduces,
				obstacles: judged.obstacles,
				before: newest.policy.changes.reducingRights.before ?? null,
			};
		});
	});
}

/** One transaction of the owner in each database, one within the other. */
function withSessions<T>(
	[target, ...others]: Parameters<typeof migrate>[0][],
	open: Session[],
	work: (sessions: Session[]) => Promise<T>,
): Promise<T> {
	return target === undefined
		? work(open)
		: asOwner(target, session => withSessions(others, [...open, session], work));
}

/** Versions of the region that has most of them; a region added by this version has none yet. */
async function newestKnown(sessions: Session[]): Promise<PublishedVersion[]> {
	const all = await Promise.all(sessions.map(publishedVersions));
	const [most] = all.sort((a, b) => b.length - a.length);
	if (most && most.length > 0) return most;
	throw new Fault(
		'nothing is published yet',
		'the first `obhut serve` publishes the folder; later versions take two staff',
	);
}
