/** Service keys in their region's database. */
import type { Session } from '../../platform/postgres/session.js';
import type { Scope, ServiceKey } from './model.js';

type Row = [
	id: string,
	hash: Buffer,
	service: string,
	region: string,
	scopes: string[],
	createdAt: number,
	expiresAt: number | null,
	revokedAt: number | null,
	label: string,
];

const COLUMNS = 'id, hash, service, region, scopes, created_at, expires_at, revoked_at, label';

export async function findByHash(session: Session, hash: Buffer): Promise<ServiceKey | null> {
	const [row] = await session.query<Row>({
		name: 'service-key-by-hash',
		text: `select ${COLUMNS} from service_key where hash = $1`,
		values: [hash],
	});
	return row ? asKey(row) : null;
}

export async function insertKey(session: Session, key: ServiceKey): Promise<void> {
	await session.query({
		name: 'service-key-insert',
		text: `insert into service_key (${COLUMNS}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
		values: [
			key.id,
			key.hash,
			key.service,
			key.region,
			key.scopes,
			new Date(key.createdAt),
			key.expiresAt === null ? null : new Date(key.expiresAt),
			key.revokedAt === null ? null : new Date(key.revokedAt),
			key.label,
		],
	});
}

/** Newest first. */
export async function listKeys(session: Session): Promise<ServiceKey[]> {
	const rows = await session.query<Row>({
		name: 'service-key-list',
		text: `select ${COLUMNS} from service_key order by created_at desc, id`,
	});
	return rows.map(asKey);
}

/** False when there is no such key, or it was revoked before. */
export async function markRevoked(session: Session, id: string, at: number): Promise<boolean> {
	const rows = await session.query({
		name: 'service-key-revoke',
		text: 'update service_key set revoked_at = $2 where id = $1 and revoked_at is null returning 1',
		values: [id, new Date(at)],
	});
	return rows.length > 0;
}

function asKey([id, hash, service, region, scopes, createdAt, expiresAt, revokedAt, label]: Row): ServiceKey {
	return { id, hash, service, region, scopes: scopes as Scope[], createdAt, expiresAt, revokedAt, label };
}
