/** Proposals in SQL. */
import type { Session } from '../../platform/postgres/session.js';
import type { Proposal, Weighty } from './model.js';

/** A proposal with the person who made it, as `StaffMember.person`. */
export type StoredProposal = Proposal & { proposer: string };

type Row = [
	id: string,
	act: Weighty,
	subject: string | null,
	body: Record<string, unknown>,
	proposedBy: string,
	proposer: Buffer,
	proposedAt: number,
	state: Proposal['state'],
	decidedBy: string | null,
	decidedAt: number | null,
];

const COLUMNS = 'id, act, subject, body, proposed_by, proposer, proposed_at, state, decided_by, decided_at';

export async function insertProposal(session: Session, made: StoredProposal): Promise<void> {
	await session.query({
		name: 'approval-insert',
		text: `insert into approval (id, act, subject, body, proposed_by, proposer, proposed_at)
			values ($1, $2, $3, $4, $5, $6, $7)`,
		values: [
			made.id,
			made.act,
			made.subject,
			JSON.stringify(made.body),
			made.proposedBy,
			Buffer.from(made.proposer, 'base64url'),
			new Date(made.proposedAt),
		],
	});
}

/** Null where it is unknown or decided. Of parallel decisions one finds it open, the others wait and find it decided. */
export async function settleProposal(
	session: Session,
	id: string,
	decision: { state: 'approved' | 'declined'; by: string; at: number },
): Promise<StoredProposal | null> {
	const [row] = await session.query<Row>({
		name: 'approval-settle',
		text: `update approval set state = $2, decided_by = $3, decided_at = $4
			where id = $1 and state = 'open'
			returning ${COLUMNS}`,
		values: [id, decision.state, decision.by, new Date(decision.at)],
	});
	return row ? proposalOf(row) : null;
}

export async function hasProposal(session: Session, id: string): Promise<boolean> {
	const rows = await session.query({
		name: 'approval-known',
		text: 'select 1 from approval where id = $1',
		values: [id],
	});
	return rows.length > 0;
}

/** Newest first. */
export async function listProposals(
	session: Session,
	filter: { state?: Proposal['state']; act?: Weighty; limit: number },
): Promise<StoredProposal[]> {
	const rows = await session.query<Row>({
		name: 'approval-list',
		text: `select ${COLUMNS} from approval
			where ($1::text is null or state = $1) and ($2::text is null or act = $2)
			order by proposed_at desc, id limit $3`,
		values: [filter.state ?? null, filter.act ?? null, filter.limit],
	});
	return rows.map(proposalOf);
}

function proposalOf(row: Row): StoredProposal {
	const [id, act, subject, body, proposedBy, proposer, proposedAt, state, decidedBy, decidedAt] = row;
	return {
		id,
		act,
		subject,
		body,
		proposedBy,
		proposer: proposer.toString('base64url'),
		proposedAt,
		state,
		decidedBy,
		decidedAt,
	};
}
