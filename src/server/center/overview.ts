/** Everything one page says to one person about themselves; each look at it is an entry of the log. */
import type { AuditEntryView } from '../../audit/view.js';
import type { PersonSession } from '../../identity/people/index.js';
import type { Announcement, MessageView } from '../../messages/index.js';
import type { ConsentStanding } from '../../obligations/consent/index.js';
import type { DisclosureView } from '../../obligations/disclosures/index.js';
import type { DueDate } from '../../obligations/retention/index.js';
import type { RequestView, RequestWords } from '../../obligations/rights/index.js';
import type { Policy } from '../../policy/model.js';
import type { Caller, SubjectId, Value } from '../../vault/model.js';
import type { RegionHouse } from '../house.js';
import { personCaller, type Visit } from './visitor.js';

export interface Conversation {
	request: RequestView;
	words: RequestWords[];
}

export interface Overview {
	session: PersonSession;
	region: string;
	/** Stored values by item. */
	held: Record<string, Value>;
	due: DueDate[];
	choices: ConsentStanding[];
	conversations: Conversation[];
	seen: AuditEntryView[];
	disclosures: DisclosureView[];
	messages: MessageView[];
	announcements: Announcement[];
}

/** What stands before the overview. */
export type Before = { before: 'guardian'; asked: MessageView | null } | { before: 'version' };

/** Newest entries looked through: looking at this page makes a dozen itself. */
const SEEN = 500;
const WRITTEN = 10;

export async function overviewOf(
	{ room, session, standing }: Visit,
	policy: Policy,
	now: number,
): Promise<Overview | Before> {
	const { rooms, region } = room;
	const { subject } = session;
	const caller = personCaller(session, region);
	if (standing === 'pending') {
		const [asked] = await rooms.outbox.list({ subject, template: 'ask-guardian', limit: 1 });
		return { before: 'guardian', asked: asked ?? null };
	}
	if (await mustBeShown(room, policy, caller, subject)) return { before: 'version' };
	const held = await rooms.rights.export(caller, subject);
	const requests = await rooms.rights.ofPerson(subject, caller);
	const [due, choices, conversations, seen, disclosures, messages, announcements] = await Promise.all([
		rooms.retention.dueOf(caller, subject),
		room.consents.list(caller, { subject }),
		Promise.all(
			requests.map(async request => ({ request, words: await rooms.rights.words(caller, request.id) })),
		),
		room.audit.list(caller, { subject, limit: SEEN }),
		rooms.disclosures.shownTo(subject, now),
		rooms.outbox.list({ subject, limit: WRITTEN }),
		rooms.announcements.now(),
	]);
	return {
		session,
		region,
		held,
		due,
		choices,
		conversations,
		seen: seen.entries,
		disclosures,
		messages,
		announcements,
	};
}

/** Whether a version in force waits to be shown: asked of a purpose that waits for it. */
async function mustBeShown(
	{ vault }: RegionHouse,
	policy: Policy,
	caller: Caller,
	subject: SubjectId,
): Promise<boolean> {
	const waiting = Object.entries(policy.purposes).find(
		([, { services, uses, whileFrozen }]) =>
			!whileFrozen && uses.length > 0 && (services?.includes(caller.service) ?? true),
	);
	if (!waiting) return false;
	const [purpose, { uses }] = waiting;
	const { items } = await vault.explain(caller, { subject, purpose, items: uses.slice(0, 1) });
	return items[0]?.reason === 'version-not-shown';
}
