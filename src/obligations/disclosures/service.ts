/** Disclosures: proposed, approved by another, entered in the register, then released once. */
import { actorOf } from '../../identity/staff/index.js';
import type { Transaction } from '../../platform/postgres/database.js';
import type { Session } from '../../platform/postgres/session.js';
import { Problem } from '../../platform/problem.js';
import type { OpenVault } from '../../vault/index.js';
import type { Approvals, Proposal } from '../approvals/index.js';
import type { PolicyInForce } from '../publication/index.js';
import type { DisclosureAsk, Disclosures, DisclosureView } from './model.js';
import { requireLawful } from './rules.js';
import { insertDisclosure, listDisclosures, openDisclosuresOf } from './store.js';

export interface DisclosureParts {
	region: string;
	database: Session;
	vault: Pick<OpenVault, 'disclose'>;
	policy: PolicyInForce;
	approvals: Pick<Approvals, 'propose' | 'approve'>;
}

export function openDisclosures(parts: DisclosureParts): Disclosures {
	const { approvals, database, region, vault } = parts;
	const { policy } = parts.policy;

	const release = async (transaction: Transaction, proposal: Proposal, approvedBy: string, now: number) => {
		const { subject, body } = proposal;
		if (proposal.act !== 'disclosure' || subject === null) throw new Problem('proposal-unknown');
		const ask = body as unknown as Omit<DisclosureAsk, 'subject'>;
		// The policy may have changed since it was proposed.
		requireLawful(policy, region, ask);
		const disclosure: DisclosureView = {
			id: proposal.id,
			subject,
			ground: ask.ground,
			recipient: ask.recipient,
			country: ask.country,
			reference: ask.reference,
			items: ask.items,
			at: now,
			proposedBy: proposal.proposedBy,
			approvedBy,
			sealedUntil: ask.sealedUntil ?? null,
		};
		await insertDisclosure(transaction, disclosure);
		const caller = { service: 'obhut', actor: approvedBy, region };
		const values = await vault.disclose(caller, { disclosure: proposal.id, subject }, transaction);
		return { disclosure, values };
	};

	return {
		async propose(member, { subject, ...ask }) {
			const body = { ...ask, items: [...new Set(ask.items)] };
			requireLawful(policy, region, body);
			return (await approvals.propose(member, 'disclosure', body, subject)).id;
		},
		approve: (member, proposal) =>
			approvals.approve(member, proposal, (transaction, found, now) =>
				release(transaction, found, actorOf(member), now),
			),
		list: ({ limit }) => listDisclosures(database, limit),
		shownTo: (subject, now) => openDisclosuresOf(database, subject, now),
	};
}
