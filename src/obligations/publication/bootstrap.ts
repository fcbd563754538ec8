/** The first publication of a region's database: whoever starts Obhut publishes; every later one needs two staff. */
import type { AuditLog } from '../../audit/log.js';
import type { Transaction } from '../../platform/postgres/database.js';
import { digestOf } from '../../policy/canonical.js';
import { dayOf } from '../../policy/day.js';
import type { SourceFile } from '../../policy/source-file.js';
import { publishablePolicy } from './rules.js';
import { insertFirstVersion, type PublishedVersion, publishedVersions } from './store.js';

/**
 * Publishes the folder's files where nothing is published yet, and gives all published versions. `owner` is a session
 * of the role that migrates: the runtime role cannot publish. `documents`: papers of the folder, null where the files are
 * those of a version published elsewhere. Throws `NotPublishable`.
 */
export async function bootstrapVersions(
	owner: Transaction,
	log: (policy: string) => AuditLog,
	sources: SourceFile[],
	now: number,
	documents: ReadonlySet<string> | null = null,
): Promise<PublishedVersion[]> {
	const published = await publishedVersions(owner);
	if (published.length > 0) return published;
	const { policy } = publishablePolicy(sources, dayOf(now), documents);
	const first = await insertFirstVersion(owner, {
		version: policy.version,
		digest: digestOf(policy),
		sources,
		effectiveAt: Date.parse(policy.effective),
		publishedBy: 'bootstrap',
	});
	if (first) {
		const writer = log(`${policy.version}#1`);
		const entry = writer.seal({
			kind: 'publish',
			at: now,
			service: 'obhut',
			actor: 'bootstrap',
			subject: null,
			about: policy.version,
			act: digestOf(policy),
		});
		await writer.within(owner, [entry]);
	}
	return publishedVersions(owner);
}
