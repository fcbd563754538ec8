/** The register of disclosures in SQL. */
import type { Session } from '../../platform/postgres/session.js';
import type { DisclosureGround } from '../../policy/model.js';
import type { DisclosureView } from './model.js';

type Row = [
	id: string,
	subject: string | null,
	ground: DisclosureGround,
	recipient: string,
	country: string,
	reference: string,
	items: string[],
	at: number,
	proposedBy: string,
	approvedBy: string,
	sealedUntil: number | null,
];

const COLUMNS = `id, subject, ground, recipient, country, reference, items, at, proposed_by, approved_by,
	sealed_until`;

export async function insertDisclosure(session: Session, made: DisclosureView): Promise<void> {
	await session.query({
		name: 'disclosure-insert',
		text: `insert into disclosure (${COLUMNS}) values ($1, $2, $3, $4, $5, $6, $7::text[], $8, $9, $10, $11)`,
		values: [
			...[made.id, made.subject, made.ground, made.recipient, made.country, made.reference, made.items],
			new Date(made.at),
			made.proposedBy,
			made.approvedBy,
			made.sealedUntil === null ? null : new Date(made.sealedUntil),
		],
	});
}

/** Newest first. */
export async function listDisclosures(session: Session, limit: number): Promise<DisclosureView[]> {
	const rows = await session.query<Row>({
		name: 'disclosure-list',
		text: `select ${COLUMNS} from disclosure order by at desc, id limit $1`,
		values: [limit],
	});
	return rows.map(viewOf);
}

/** Newest first, without what is sealed at `now`. */
export async function openDisclosuresOf(
	session: Session,
	subject: string,
	now: number,
): Promise<DisclosureView[]> {
	const rows = await session.query<Row>({
		name: 'disclosure-shown',
		text: `select ${COLUMNS} from disclosure
			where subject = $1 and (sealed_until is null or sealed_until <= $2)
			order by at desc, id limit 1000`,
		values: [subject, new Date(now)],
	});
	return rows.map(viewOf);
}

function viewOf(row: Row): DisclosureView {
	const [id, subject, ground, recipient, country, reference, items, at, ...rest] = row;
	const [proposedBy, approvedBy, sealedUntil] = rest;
	return {
		...{ id, subject, ground, recipient, country, reference, items, at },
		...{ proposedBy, approvedBy, sealedUntil },
	};
}
