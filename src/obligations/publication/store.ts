/** Published versions in SQL. */
import type { Session } from '../../platform/postgres/session.js';
import type { SourceFile } from '../../policy/source-file.js';

export interface PublishedVersion {
	/** From 1, in the order of publication. */
	ordinal: number;
	version: string;
	/** SHA-256 (hex) of the model. */
	digest: string;
	/** The policy folder's files as published. */
	sources: SourceFile[];
	/** Milliseconds. */
	effectiveAt: number;
	publishedAt: number;
	/** `bootstrap`, or the staff who approved. */
	publishedBy: string;
	/** People must have been shown it before anything else happens with their data. */
	mustBeSeen: boolean;
	/** From when it decides, at the effective date at the earliest; null while people are still to be told. */
	inForceFrom: number | null;
}

/** Oldest first. */
export async function publishedVersions(session: Session): Promise<PublishedVersion[]> {
	const rows = await session.query<
		[number, string, string, SourceFile[], number, number, string, boolean, number | null]
	>({
		name: 'publication-versions',
		text: `select ordinal, version, digest, sources, effective_at, published_at, published_by, must_be_seen,
				in_force_from
			from policy_version order by ordinal`,
	});
	return rows.map(
		([
			ordinal,
			version,
			digest,
			sources,
			effectiveAt,
			publishedAt,
			publishedBy,
			mustBeSeen,
			inForceFrom,
		]) => ({
			ordinal,
			version,
			digest,
			sources,
			effectiveAt,
			publishedAt,
			publishedBy,
			mustBeSeen,
			inForceFrom,
		}),
	);
}

/** Runs as the owner: the runtime role cannot publish. False where something is published already. */
export async function insertFirstVersion(
	session: Session,
	version: Omit<PublishedVersion, 'ordinal' | 'publishedAt' | 'mustBeSeen' | 'inForceFrom'>,
): Promise<boolean> {
	const rows = await session.query<[number]>({
		name: 'publication-first',
		text: `insert into policy_version
				(ordinal, version, digest, sources, effective_at, in_force_from, published_by, must_be_seen)
			select 1, $1, $2, $3, $4, $4, $5, true where not exists (select from policy_version)
			on conflict do nothing returning 1`,
		values: [
			version.version,
			version.digest,
			JSON.stringify(version.sources),
			new Date(version.effectiveAt),
			version.publishedBy,
		],
	});
	return rows.length === 1;
}
