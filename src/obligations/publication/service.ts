/** Publishes later versions: on the word of two staff, in every region, in force once everybody was told (S8.1–S8.3). */
import type { Clock } from '../../platform/clock.js';
import { Problem } from '../../platform/problem.js';
import { compareVersions, reducesRights } from '../../policy/compare.js';
import { dayOf } from '../../policy/day.js';
import { parsePolicy } from '../../policy/parse.js';
import type { SourceFile } from '../../policy/source-file.js';
import type { Approvals, Proposal } from '../approvals/index.js';
import {
	drafts,
	publishDraft,
	putInForce,
	regionStanding,
	type StoredDraft,
	storedIn,
	type WaitingVersion,
} from './draft-store.js';
import { unpublishable } from './gate.js';
import type { Draft, Publication, PublishingRegion, Scheduled } from './model.js';
import { noticeStanding, tellPeople } from './notices.js';
import { type Obstacle, obstaclesTo, placesLeft } from './obstacles.js';
import { outstanding, type ReadablePolicy, readableVersion } from './rules.js';
import { type PublishedVersion, publishedVersions } from './store.js';

export interface PublicationParts {
	/** All of the house; staff stand in the first. */
	regions: PublishingRegion[];
	clock: Clock;
}

/** Approvals looked back upon for what was approved and not carried out. */
const LOOK_BACK = 100;

export function openPublication({ regions, clock }: PublicationParts): Publication {
	const first = regions[0]!;
	const { approvals } = first;

	const draftNamed = async (version: unknown): Promise<StoredDraft> => {
		const stored = (await drafts(first.database)).find(draft => draft.version === version);
		if (stored) return stored;
		throw new Problem('version-unknown', { hint: 'store it first: `obhut publish` with its folder' });
	};

	const scheduledAt = async (now: number): Promise<Scheduled[]> => {
		const { waiting } = await regionStanding(first.database, now);
		return Promise.all(waiting.map(one => waitsFor(regions, one, now)));
	};

	return {
		async drafts() {
			const now = clock();
			const open = await approvals.list({ state: 'open', act: 'publication', limit: LOOK_BACK });
			const shown: Draft[] = [];
			for (const draft of await drafts(first.database)) {
				const proposal = open.find(({ body }) => names(body, draft)) ?? null;
				shown.push({ ...(await judged(regions, draft, now)), proposal });
			}
			return shown;
		},

		async propose(member, version) {
			const { digest } = await draftNamed(version);
			return approvals.propose(member, 'publication', { version, digest });
		},

		async approve(member, id) {
			const version = await approvals.approve(member, id, async (_transaction, proposal, now) => {
				if (proposal.act !== 'publication') throw new Problem('proposal-unknown');
				const draft = await draftNamed(proposal.body.version);
				if (!names(proposal.body, draft)) {
					throw new Problem('version-unknown', { hint: 'the draft was stored anew since; propose it again' });
				}
				refuse((await judged(regions, draft, now)).obstacles);
				return draft.version;
			});
			await carryOn(regions, approvals, clock());
			const scheduled = (await scheduledAt(clock())).find(one => one.version === version);
			return scheduled ?? inForceAlready(first, version);
		},

		scheduled: () => scheduledAt(clock()),
		carryOn: () => carryOn(regions, approvals, clock()),
		versions: () => publishedVersions(first.database),
		filesOf: async version => (await published(first, version)).sources,
	};
}

function names(body: Record<string, unknown>, draft: StoredDraft): boolean {
	return body.version === draft.version && body.digest === draft.digest;
}

function refuse(obstacles: Obstacle[]): void {
	const [obstacle] = obstacles;
	if (!obstacle) return;
	const { code, message, hint } = obstacle;
	const problem = code === 'effective-too-early' ? 'notice-outstanding' : 'version-unknown';
	throw new Problem(problem, { detail: `${code}: ${message}`, hint });
}

/** A draft against the newest published version and what is stored now. */
async function judged(
	regions: PublishingRegion[],
	draft: StoredDraft,
	now: number,
): Promise<Omit<Draft, 'proposal'>> {
	const versions = await publishedVersions(regions[0]!.database);
	const [newest, next] = [readableVersion(versions.at(-1)!), readableVersion(draft)];
	const sessions = regions.map(({ database }) => database);
	const { changes, reduces, obstacles } = await judge(newest, next, versions, sessions, now);
	const { version, digest, effectiveAt, storedAt, sources } = draft;
	const shown = { version, digest, effectiveAt, storedAt, sources, changes, reducesRights: reduces };
	return { ...shown, obstacles: [...failedCheck(sources, now), ...obstacles] };
}

/** What passed the check when it was stored may not pass it any more: a waiver is over, or a law has come into force. */
function failedCheck(sources: SourceFile[], now: number): Obstacle[] {
	const blocked = unpublishable(parsePolicy(sources), dayOf(now));
	return blocked ? [{ code: 'check-failed', message: blocked.message, hint: blocked.hint }] : [];
}

/** What a version changes, and what stands in its way, where values are stored in these databases. */
export async function judge(
	newest: ReadablePolicy,
	next: ReadablePolicy,
	versions: { version: string }[],
	sessions: Parameters<typeof storedIn>[0][],
	now: number,
) {
	const changes = compareVersions(newest, next);
	const reduces = reducesRights(changes);
	const left = placesLeft(newest, next);
	const stored = await Promise.all(sessions.map(session => storedIn(session, left)));
	const given = {
		taken: versions.map(({ version }) => version),
		stored: { pages: stored.flatMap(({ pages }) => pages), items: stored.flatMap(({ items }) => items) },
		reduces,
		now,
	};
	return { changes, reduces, obstacles: obstaclesTo(newest, next, given) };
}

async function carryOn(regions: PublishingRegion[], approvals: Approvals, now: number): Promise<string> {
	let standings = await Promise.all(regions.map(({ database }) => regionStanding(database, now)));
	if (standings.some(({ hasDrafts }) => hasDrafts)) {
		await publishApproved(regions, approvals);
		standings = await Promise.all(regions.map(({ database }) => regionStanding(database, now)));
	}
	for (const [at, { waiting }] of standings.entries()) {
		for (const version of waiting) await tellPeople(regions[at]!, version, now);
	}
	// In order: what a later version changes was compared with the one before it.
	const [next] = standings.flatMap(({ waiting }) => waiting.slice(0, 1));
	if (next && (await waitsFor(regions, next, now)).outstanding.length === 0) {
		for (const region of regions) await takeEffect(region, next.version, now);
		standings = await Promise.all(regions.map(({ database }) => regionStanding(database, now)));
	}
	const everywhere = standings[0]!.inForce.filter(version =>
		standings.every(({ inForce }) => inForce.includes(version)),
	);
	return everywhere.at(-1)!;
}

/** What two staff agreed to becomes a version wherever its draft still stands; the same from any process. */
async function publishApproved(regions: PublishingRegion[], approvals: Approvals): Promise<void> {
	const approved = await approvals.list({ state: 'approved', act: 'publication', limit: LOOK_BACK });
	for (const proposal of approved.reverse()) {
		for (const region of regions) await publish(region, proposal);
	}
}

async function publish({ owner, log }: PublishingRegion, proposal: Proposal): Promise<void> {
	const { body, proposedBy, decidedBy, decidedAt } = proposal;
	const [version, digest] = [String(body.version), String(body.digest)];
	await owner(async session => {
		const publishedBy = `${proposedBy}, ${decidedBy}`;
		if (!(await publishDraft(session, { version, digest, publishedAt: decidedAt!, publishedBy }))) return;
		await log.within(session, [entryOf(log, version, digest, decidedAt!, decidedBy!)]);
	});
}

async function takeEffect({ owner, log }: PublishingRegion, version: string, now: number): Promise<void> {
	await owner(async session => {
		if (!(await putInForce(session, version, now))) return;
		await log.within(session, [entryOf(log, version, 'in-force', now, 'obhut')]);
	});
}

function entryOf(log: PublishingRegion['log'], about: string, act: string, at: number, actor: string) {
	return log.seal({ kind: 'publish', at, service: 'obhut', actor, subject: null, about, act });
}

/** A version is told about and takes effect in all regions, whatever its number is in each. */
async function waitsFor(
	regions: PublishingRegion[],
	version: WaitingVersion,
	now: number,
): Promise<Scheduled> {
	const notices = await Promise.all(
		regions.map(async region => {
			const { waiting, inForce } = await regionStanding(region.database, now);
			const here = waiting.find(one => one.version === version.version);
			if (here) return noticeStanding(region, here);
			return inForce.includes(version.version) ? [] : { announcedAt: null, complete: false, queued: 0 };
		}),
	);
	const pending = notices.flat();
	const before = regions[0]!.policy.policy.changes.reducingRights.before;
	return {
		version: version.version,
		effectiveAt: version.effectiveAt,
		reducesRights: version.mustBeSeen,
		outstanding: outstanding(version, before, pending, now),
		queued: pending.reduce((sum, { queued }) => sum + queued, 0),
	};
}

async function published({ database }: PublishingRegion, version: string): Promise<PublishedVersion> {
	const known = (await publishedVersions(database)).find(one => one.version === version);
	if (known) return known;
	throw new Problem('version-unknown');
}

async function inForceAlready(region: PublishingRegion, version: string): Promise<Scheduled> {
	const { effectiveAt, mustBeSeen } = await published(region, version);
	return { version, effectiveAt, reducesRights: mustBeSeen, outstanding: [], queued: 0 };
}
