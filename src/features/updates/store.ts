/** Signed releases in SQL. */
import type { Session } from '../../platform/postgres/session.js';
import type { Release, SignedRelease } from './model.js';

type Named = Pick<Release, 'service' | 'platform' | 'version'>;

/** False where that version was published before; then nothing happens. */
export async function insertRelease(session: Session, named: Named, signed: SignedRelease): Promise<boolean> {
	const rows = await session.query({
		name: 'release-insert',
		text: `insert into release (service, platform, version, manifest, signature, key)
			values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning 1`,
		values: [
			named.service,
			named.platform,
			named.version,
			signed.manifest,
			Buffer.from(signed.signature, 'base64url'),
			Buffer.from(signed.key, 'base64url'),
		],
	});
	return rows.length > 0;
}

export async function findRelease(session: Session, named: Named): Promise<SignedRelease | null> {
	const [row] = await session.query<[manifest: string, signature: Buffer, key: Buffer]>({
		name: 'release-find',
		text: `select manifest, signature, key from release
			where service = $1 and platform = $2 and version = $3`,
		values: [named.service, named.platform, named.version],
	});
	if (!row) return null;
	const [manifest, signature, key] = row;
	return { manifest, signature: signature.toString('base64url'), key: key.toString('base64url') };
}

export async function versionsOf(session: Session, service: string, platform: string): Promise<string[]> {
	const rows = await session.query<[string]>({
		name: 'release-versions',
		text: 'select version from release where service = $1 and platform = $2',
		values: [service, platform],
	});
	return rows.map(([version]) => version);
}
