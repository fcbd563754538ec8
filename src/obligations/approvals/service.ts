/** Proposals and their approval: decision, work and entry in one transaction. */
import { randomUUID } from 'node:crypto';
import type { AuditLog } from '../../audit/log.js';
import { actorOf, requireRole, type StaffMember } from '../../identity/staff/index.js';
import type { Clock } from '../../platform/clock.js';
import type { Database, Transaction } from '../../platform/postgres/database.js';
import type { Session } from '../../platform/postgres/session.js';
import { Problem } from '../../platform/problem.js';
import type { Approvals, Proposal, Weighty } from './model.js';
import { requireFourEyes } from './rules.js';
import { hasProposal, insertProposal, listProposals, type StoredProposal, settleProposal } from './store.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function openApprovals(parts: {
	database: Pick<Database, 'query' | 'transaction'>;
	log: AuditLog;
	clock: Clock;
}): Approvals {
	const { database, log, clock } = parts;
	const note = (session: Transaction, member: StaffMember, about: Weighty, act: string, at: number) =>
		log.within(session, [
			log.seal({ kind: 'staff', at, service: 'obhut', actor: actorOf(member), subject: null, about, act }),
		]);
	return {
		async propose(member, act, body, subject) {
			requireRole(member, act);
			const now = clock();
			const made: StoredProposal = {
				id: randomUUID(),
				act,
				subject: subject ?? null,
				body,
				proposedBy: actorOf(member),
				proposer: member.person,
				proposedAt: now,
				state: 'open',
				decidedBy: null,
				decidedAt: null,
			};
			await database.transaction(async transaction => {
				await insertProposal(transaction, made);
				await note(transaction, member, act, 'proposed', now);
			});
			return shown(made);
		},

		approve: (member, id, work) =>
			database.transaction(async transaction => {
				const now = clock();
				const decision = { state: 'approved' as const, by: actorOf(member), at: now };
				const proposal = await settle(transaction, member, id, decision);
				requireFourEyes(member, proposal.proposer);
				const done = await work(transaction, shown(proposal), now);
				await note(transaction, member, proposal.act, 'approved', now);
				return done;
			}),

		decline: (member, id) =>
			database.transaction(async transaction => {
				const now = clock();
				const decision = { state: 'declined' as const, by: actorOf(member), at: now };
				const { act } = await settle(transaction, member, id, decision);
				await note(transaction, member, act, 'declined', now);
			}),

		list: async filter => (await listProposals(database, filter)).map(shown),
	};
}

/** Throws `proposal-unknown`, `proposal-settled`, `role-lacking`. */
async function settle(
	session: Session,
	member: StaffMember,
	id: string,
	decision: Parameters<typeof settleProposal>[2],
): Promise<StoredProposal> {
	if (!UUID.test(id)) throw new Problem('proposal-unknown');
	const proposal = await settleProposal(session, id, decision);
	if (!proposal)
		throw new Problem((await hasProposal(session, id)) ? 'proposal-settled' : 'proposal-unknown');
	requireRole(member, proposal.act);
	return proposal;
}

/** Without who is behind the account. */
function shown({ proposer: _, ...proposal }: StoredProposal): Proposal {
	return proposal;
}
