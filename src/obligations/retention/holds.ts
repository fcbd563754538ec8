/** Holds (S3.2): proposed by one of staff, approved by another, applied to the person's state, and kept in a register. */
import { actorOf, requireRole, type StaffMember } from '../../identity/staff/index.js';
import type { Clock } from '../../platform/clock.js';
import type { Database } from '../../platform/postgres/database.js';
import { Problem } from '../../platform/problem.js';
import type { CompiledPolicy } from '../../policy/compiled.js';
import type { Policy } from '../../policy/model.js';
import type { OpenVault } from '../../vault/index.js';
import type { Approvals, Proposal } from '../approvals/index.js';
import type { HoldAsk, HoldView, Retention } from './model.js';
import { factOf, requireHoldable, withHold, withoutHold } from './rules.js';
import { findHold, insertHold, listHolds, markReleased } from './store.js';

export interface HoldParts {
	database: Database;
	vault: OpenVault;
	policy: Policy;
	compiled: CompiledPolicy;
	approvals: Approvals;
	clock: Clock;
	/** Region id. */
	region: string;
}

type Holds = Pick<Retention, 'proposeHold' | 'approveHold' | 'releaseHold' | 'holds'>;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function openHolds(parts: HoldParts): Holds {
	const { approvals, clock, compiled, database, policy } = parts;
	return {
		async proposeHold(member, { subject, ...ask }) {
			requireHoldable(policy, compiled, { subject, ...ask }, clock());
			return (await approvals.propose(member, 'hold', { ...ask }, subject)).id;
		},

		// The hold is applied in a transaction of the vault's own. Where the approval then fails to commit the hold
		// stands already, under the proposal's id, and approving again finds it.
		approveHold: (member, id) =>
			approvals.approve(member, id, async (_transaction, proposal, now) => {
				const ask = askOf(proposal);
				requireHoldable(policy, compiled, ask, now);
				return (await findHold(database, proposal.id)) ?? apply(parts, member, proposal, ask, now);
			}),

		async releaseHold(member, id) {
			requireRole(member, 'release-hold');
			const hold = UUID.test(id) ? await findHold(database, id) : null;
			if (!hold) throw new Problem('hold-unknown');
			if (hold.releasedAt === null) await release(parts, member, hold);
		},

		holds: filter => listHolds(database, filter),
	};
}

async function apply(
	{ compiled, region, vault }: HoldParts,
	member: StaffMember,
	proposal: Proposal,
	ask: HoldAsk,
	now: number,
): Promise<HoldView> {
	const hold: HoldView = {
		id: proposal.id,
		subject: ask.subject,
		items: ask.items,
		ground: ask.ground,
		reference: ask.reference,
		from: now,
		until: ask.until,
		sealedUntil: ask.sealedUntil ?? null,
		proposedBy: proposal.proposedBy,
		approvedBy: actorOf(member),
		releasedAt: null,
	};
	const caller = { service: 'obhut', actor: actorOf(member), region };
	await vault.changeState(caller, ask.subject, {
		kind: 'hold',
		about: hold.ground,
		act: 'begin',
		sealed: (hold.sealedUntil ?? 0) > now,
		change: (state, at) => ({ state: withHold(state, factOf(compiled, hold), at), answer: null }),
		remember: transaction => insertHold(transaction, hold),
	});
	return hold;
}

async function release(parts: HoldParts, member: StaffMember, hold: HoldView): Promise<void> {
	const { compiled, database, region, vault } = parts;
	const by = actorOf(member);
	const now = parts.clock();
	if (hold.subject === null) {
		await markReleased(database, hold.id, { by, at: now });
		return;
	}
	await vault.changeState({ service: 'obhut', actor: by, region }, hold.subject, {
		kind: 'hold',
		about: hold.ground,
		act: 'release',
		sealed: (hold.sealedUntil ?? 0) > now,
		change: (state, at) => ({ state: withoutHold(state, factOf(compiled, hold), at), answer: null }),
		remember: async (transaction, at) => {
			// Released meanwhile by somebody else: then what is taken out of the state is another, equal hold.
			if (!(await markReleased(transaction, hold.id, { by, at }))) throw new Problem('hold-unknown');
		},
	});
}

/** Throws `proposal-unknown` where the proposal is of another kind. */
function askOf({ act, body, subject }: Proposal): HoldAsk {
	if (act !== 'hold' || subject === null) throw new Problem('proposal-unknown');
	return { ...(body as unknown as Omit<HoldAsk, 'subject'>), subject };
}
