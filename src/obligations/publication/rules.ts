/** Which published version decides, and what a folder must be to be published: pure. */

import { Fault } from '../../platform/fault.js';
import { compile } from '../../policy/compile.js';
import type { Numbers } from '../../policy/compiled.js';
import { addDuration, parseDuration } from '../../policy/duration.js';
import type { Finding } from '../../policy/finding.js';
import type { Duration, PlainDate, Policy, PolicyText } from '../../policy/model.js';
import { numbersBehind, parseNumbers } from '../../policy/numbers.js';
import { type ParsedPolicy, parsePolicy } from '../../policy/parse.js';
import type { SourceFile } from '../../policy/source-file.js';
import { unpublishable } from './gate.js';
import type { PolicyInForce } from './model.js';
import type { PublishedVersion } from './store.js';

/** A policy folder that cannot be published; `findings` say where and why. */
export class NotPublishable extends Fault {
	readonly findings: Finding[];

	constructor(message: string, hint: string, findings: Finding[] = []) {
		super(message, hint);
		this.findings = findings;
	}
}

export interface ReadablePolicy {
	policy: Policy;
	texts: PolicyText[];
	numbers: Numbers;
}

/** A published version's files, read again. Throws `NotPublishable` where they do not parse. */
export function readableVersion({ sources }: Pick<PublishedVersion, 'sources'>): ReadablePolicy {
	return readable(sources, parsePolicy(sources));
}

/** What was parsed, with its numbers. Throws `NotPublishable` where it does not parse or has no sound numbers. */
function readable(sources: SourceFile[], parsed: ParsedPolicy): ReadablePolicy {
	const errors = parsed.findings.filter(({ severity }) => severity === 'error');
	if (!parsed.policy || errors.length > 0) {
		throw new NotPublishable('the policy does not parse', 'run `obhut check` on the folder', errors);
	}
	const lock = sources.find(({ path }) => path === 'numbers.lock');
	if (!lock) {
		throw new NotPublishable('the policy has no `numbers.lock`', 'run `obhut check --update-numbers`');
	}
	const numbers = parseNumbers(lock.text);
	const behind = numbersBehind(parsed.policy, numbers);
	if (behind.length > 0) {
		const first = behind.slice(0, 3).map(name => `\`${name}\``);
		throw new NotPublishable(
			`\`numbers.lock\` lacks ${first.join(', ')}`,
			'run `obhut check --update-numbers` and commit the file',
		);
	}
	return { policy: parsed.policy, texts: parsed.texts, numbers };
}

/**
 * What shall be published on a day: every error stands in the way, and every warning nobody waives. `documents`: papers
 * of the folder, null where only the files of a version are known. Throws `NotPublishable`.
 */
export function publishablePolicy(
	sources: SourceFile[],
	today: PlainDate,
	documents: ReadonlySet<string> | null = null,
): ReadablePolicy {
	const parsed = parsePolicy(sources, documents);
	const publishable = readable(sources, parsed);
	const blocked = unpublishable(parsed, today);
	if (blocked) throw new NotPublishable(blocked.message, blocked.hint, blocked.findings);
	return publishable;
}

/** Versions in force at an instant, oldest first; the last one decides. */
export function inForce<V extends Pick<PublishedVersion, 'inForceFrom'>>(versions: V[], now: number): V[] {
	return versions.filter(({ inForceFrom }) => inForceFrom !== null && inForceFrom <= now);
}

/**
 * The newest version in force at an instant, or where a house has regions that are not as far yet, the `latest` they
 * all have. Throws where none is.
 */
export function policyInForce(versions: PublishedVersion[], now: number, latest?: string): PolicyInForce {
	const all = inForce(versions, now);
	const last = latest === undefined ? all.length - 1 : all.findIndex(({ version }) => version === latest);
	const effective = all.slice(0, last + 1);
	const newest = effective.at(-1);
	if (!newest) {
		throw new NotPublishable(
			'no published version of the policy is in effect yet',
			'the policy’s `effective` date lies ahead; start again then, or publish one that is in effect',
		);
	}
	const { policy, texts, numbers } = readableVersion(newest);
	const mustHaveSeen = Math.max(
		...effective.filter(({ mustBeSeen }) => mustBeSeen).map(({ ordinal }) => ordinal),
	);
	return {
		compiled: compile(policy, numbers, { ordinal: newest.ordinal, mustHaveSeen }),
		policy,
		texts,
		versions,
	};
}

/** How telling people of one region about a version stands. */
export interface NoticeStanding {
	/** Milliseconds; null before the announcement stood. */
	announcedAt: number | null;
	/** Everybody has a notice queued. */
	complete: boolean;
	/** Notices neither accepted by a mail server nor given up. */
	queued: number;
}

/** Why a version cannot take effect yet. */
export type Outstanding =
	| 'effective-date'
	| 'announcement'
	| 'notices-unqueued'
	| 'notices-queued'
	| 'notice-period';

const DAY = 86_400_000;

/** How long a mail server that does not answer holds a version back beyond its date and the notice period, milliseconds. */
const MAIL_PATIENCE = 7 * DAY;

/**
 * The gate (S8.2). Every version waits for its date and its announcement. One that reduces rights waits until the
 * announcement has stood for the whole period the version in force promises, and until no mail about it is under way
 * any more; mail that a week more did not deliver is made up for by the announcement. Empty: it may take effect now.
 * `regions`: all of the house.
 */
export function outstanding(
	version: { effectiveAt: number; mustBeSeen: boolean },
	before: Duration | undefined,
	regions: NoticeStanding[],
	now: number,
): Outstanding[] {
	const missing = new Set<Outstanding>();
	if (now < version.effectiveAt) missing.add('effective-date');
	for (const { announcedAt, complete, queued } of regions) {
		if (announcedAt === null || announcedAt >= now) missing.add('announcement');
		if (!version.mustBeSeen) continue;
		if (!complete) missing.add('notices-unqueued');
		const period = parseDuration(before ?? 'PT0S')!;
		const told = addDuration(announcedAt ?? Number.POSITIVE_INFINITY, period);
		if (told > now) missing.add('notice-period');
		if (queued > 0 && Math.max(told, version.effectiveAt) + MAIL_PATIENCE > now)
			missing.add('notices-queued');
	}
	return [...missing];
}
