/** Following the links in guardians' mails: each once, in its time, and only for the child it was sent about. */
import type { SubjectState } from '../../decide/state.js';
import type { BegunSession } from '../../identity/people/model.js';
import type { Session } from '../../platform/postgres/session.js';
import { Problem } from '../../platform/problem.js';
import type { Caller, SubjectId } from '../../vault/model.js';
import { change, guardianAt, type MinorsParts, note } from './guardian-act.js';
import type { GuardianQuestion } from './model.js';
import { agreed, bandOf, comesOfAge, requireStanding } from './rules.js';
import { actOfMessage, newestAsk } from './store.js';

/** What a link stands for. */
interface Link {
	message: string;
	subject: SubjectId;
	caller: Caller;
	/** Event that sent the mail. */
	event: string;
	/** Milliseconds. */
	until: number;
}

export async function question(parts: MinorsParts, secret: string): Promise<GuardianQuestion> {
	const link = await linkBehind(parts, 'ask-guardian', secret);
	const { caller, subject } = link;
	await requireNewest(parts.database, link);
	const answered = (await actOfMessage(parts.database, subject, link.message)) !== null;
	const { bands } = parts.policy.compiled;
	return await parts.vault.viewState(caller, subject, 'guardian', ({ bornBy }, now) => {
		const band = bandOf(bands, bornBy, now);
		if (now >= link.until || band === null) throw new Problem('code-refused');
		return { service: caller.service, band, until: comesOfAge(bands, bornBy), answered };
	});
}

export async function answer(
	parts: MinorsParts,
	secret: string,
	agree: boolean,
): Promise<BegunSession | null> {
	const link = await linkBehind(parts, 'ask-guardian', secret);
	const { compiled } = parts.policy;
	if (agree) {
		const adult = await follow(parts, link, 'agreed', agreed.bind(null, compiled));
		return await parts.people.begin(link.subject, 'guardian', link.caller.service, adult);
	}
	await follow(parts, link, 'refused', requireStanding.bind(null, compiled, 'pending'));
	await parts.vault.erase(link.caller, { subject: link.subject });
	return null;
}

export async function enter(parts: MinorsParts, secret: string): Promise<BegunSession> {
	const link = await linkBehind(parts, 'guardian-link', secret);
	const standing = requireStanding.bind(null, parts.policy.compiled, 'agreed');
	const adult = await follow(parts, link, 'entered', standing);
	return await parts.people.begin(link.subject, 'guardian', link.caller.service, adult);
}

async function linkBehind(
	parts: MinorsParts,
	template: 'ask-guardian' | 'guardian-link',
	secret: string,
): Promise<Link> {
	const behind = await parts.outbox.messageBehind(template, secret);
	if (!behind) throw new Problem('code-refused');
	const { id: message, subject, params } = behind;
	const caller = guardianAt(parts, String(params.service));
	return { message, subject, caller, event: String(params.event), until: Number(params.until) };
}

/** Only the newest question stands: an address corrected since then takes the older one's place. */
async function requireNewest(session: Session, { subject, event }: Link): Promise<void> {
	if ((await newestAsk(session, subject))?.id !== event) throw new Problem('code-refused');
}

/** Gives the instant the child comes of age, when nobody acts for them any more. Throws `code-refused` whatever stands in the way. */
async function follow(
	parts: MinorsParts,
	link: Link,
	act: 'agreed' | 'refused' | 'entered',
	apply: (state: SubjectState, now: number) => SubjectState,
): Promise<number> {
	const { caller, message: id, subject } = link;
	let adult = 0;
	const followed = change(parts, caller, {
		subject,
		act,
		apply: (state, now) => {
			if (now >= link.until) throw new Problem('code-refused');
			adult = comesOfAge(parts.policy.compiled.bands, state.bornBy);
			return apply(state, now);
		},
		remember: async (transaction, now) => {
			if (act !== 'entered') await requireNewest(transaction, link);
			// A refusal that a hold kept from erasing can be given again.
			const repeated = act === 'refused' && (await actOfMessage(transaction, subject, id)) === 'refused';
			if (!repeated) await note(parts, transaction, now, { subject, id, act, service: caller.service });
		},
	});
	await followed.catch((error: unknown) => {
		const gone = error instanceof Problem && error.code === 'subject-unknown';
		throw gone ? new Problem('code-refused') : error;
	});
	return adult;
}
