/** The register of disclosures, as far as the vault must see it before it gives anything out. */
import type { Session } from '../platform/postgres/session.js';
import type { DisclosureGround } from '../policy/model.js';

export interface ApprovedDisclosure {
	items: string[];
	ground: DisclosureGround;
	recipient: string;
	sealed: boolean;
}

/** Takes the one release of an approved disclosure about a person; null where none is approved, or it was taken. */
export async function takeRelease(
	session: Session,
	id: string,
	subject: string,
	now: number,
): Promise<ApprovedDisclosure | null> {
	const [row] = await session.query<[string[], DisclosureGround, string, boolean]>({
		name: 'vault-take-release',
		text: `update disclosure d set released_at = $3 from approval a
			where d.id = $1 and d.subject = $2 and d.released_at is null
				and a.id = d.id and a.act = 'disclosure' and a.state = 'approved' and a.subject = d.subject
			returning d.items, d.ground, d.recipient, coalesce(d.sealed_until > $3, false)`,
		values: [id, subject, new Date(now)],
	});
	if (!row) return null;
	const [items, ground, recipient, sealed] = row;
	return { items, ground, recipient, sealed };
}
