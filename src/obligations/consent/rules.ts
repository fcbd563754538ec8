/** How a consent or objection changes a person's state, and how they stand: pure. */
import { standing } from '../../decide/consent.js';
import { NEVER, type SubjectState } from '../../decide/state.js';
import { Problem } from '../../platform/problem.js';
import type { CompiledPolicy } from '../../policy/compiled.js';
import { addDuration, parseDuration } from '../../policy/duration.js';
import type { Basis } from '../../policy/model.js';
import type { ConsentAct, ConsentStanding } from './model.js';

/** What can be agreed or objected to: a purpose, or a recipient as `recipients.<id>`. */
export interface Matter {
	about: string;
	/** Consent number in force and those of earlier meanings; 0 where nobody is asked. */
	consent: number;
	earlier: number[];
	/** ISO duration; absent until withdrawn. */
	lasts?: string;
	/** Purpose number an objection is kept under; 0 for recipients. */
	purpose: number;
	basis: (Basis | undefined)[];
}

const RECIPIENTS = 'recipients.';

/** Every matter of a policy, as the service named may act on it. */
export function mattersOf(policy: CompiledPolicy, service: string): Matter[] {
	const number = Object.hasOwn(policy.numbers.services, service) ? policy.numbers.services[service]! : 0;
	const purposes = (policy.rules[number] ?? []).flatMap((rule): Matter[] =>
		rule
			? [
					{
						about: rule.id,
						consent: rule.consent,
						earlier: rule.earlierConsents,
						...(rule.consentLasts === undefined ? {} : { lasts: rule.consentLasts }),
						purpose: rule.number,
						basis: rule.basis,
					},
				]
			: [],
	);
	const recipients = policy.recipients.flatMap((rule): Matter[] =>
		rule && rule.consent > 0
			? [
					{
						about: `${RECIPIENTS}${rule.id}`,
						consent: rule.consent,
						earlier: rule.earlierConsents,
						purpose: 0,
						basis: [],
					},
				]
			: [],
	);
	return [...purposes, ...recipients];
}

/** Throws `purpose-unknown`, `recipient-unknown`. */
export function matterOf(policy: CompiledPolicy, service: string, about: string): Matter {
	const matter = mattersOf(policy, service).find(candidate => candidate.about === about);
	if (matter) return matter;
	throw new Problem(about.startsWith(RECIPIENTS) ? 'recipient-unknown' : 'purpose-unknown', {
		where: 'about',
	});
}

/** Consent is asked for a recipient that decides for itself, and where the person's jurisdiction rests on consent. */
function needsConsent(matter: Matter, state: SubjectState): boolean {
	const basis = matter.basis[state.jurisdiction];
	return matter.purpose === 0 || basis === 'consent' || basis === 'separate-consent';
}

/** Objection is open against interests and public tasks (GDPR Art. 21(1)). */
function canObject(matter: Matter, state: SubjectState): boolean {
	const basis = matter.basis[state.jurisdiction];
	return basis === 'legitimate-interest' || basis === 'public-task';
}

/** The state after the act. Throws `consent-not-needed`, `objection-not-possible`. */
export function applyAct(state: SubjectState, matter: Matter, act: ConsentAct, now: number): SubjectState {
	const about = { detail: `\`${matter.about}\``, where: 'about' };
	if (act === 'give' || act === 'withdraw') {
		if (!needsConsent(matter, state)) throw new Problem('consent-not-needed', about);
		const consents = [...state.consents];
		if (act === 'give') {
			const until = matter.lasts === undefined ? NEVER : addDuration(now, parseDuration(matter.lasts)!);
			consents[matter.consent] = { given: now, until, withdrawn: NEVER };
		} else {
			for (const number of [matter.consent, ...matter.earlier]) {
				const fact = consents[number];
				if (fact) consents[number] = { ...fact, withdrawn: Math.min(fact.withdrawn, now) };
			}
		}
		return { ...state, consents };
	}
	if (!canObject(matter, state)) throw new Problem('objection-not-possible', about);
	const objections = [...state.objections];
	objections[matter.purpose] = act === 'object' ? (objections[matter.purpose] ?? now) : undefined;
	return { ...state, objections };
}

/** How the person stands now. */
export function standingOf(state: SubjectState, matter: Matter, now: number): ConsentStanding {
	const at = (instant: number | undefined) =>
		instant === undefined || instant === NEVER ? null : new Date(instant).toISOString();
	if (needsConsent(matter, state)) {
		const fact = state.consents[matter.consent];
		const stands = standing(state, matter.consent, matter.earlier, now);
		const since = { given: fact?.given, withdrawn: fact?.withdrawn, expired: fact?.until }[stands as string];
		return { about: matter.about, standing: stands, since: at(since) };
	}
	const objected = state.objections[matter.purpose];
	if (objected !== undefined) return { about: matter.about, standing: 'objected', since: at(objected) };
	return { about: matter.about, standing: 'not-needed', since: null };
}
