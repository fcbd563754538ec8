/**
 * The decision a second time: slow, obvious, straight from the policy as parsed. It shares no table and no step with
 * `decide`, so that a mistake in either shows where the two differ.
 */
import type { Basis, Duration, Policy, Purpose, RetentionRule } from '../policy/model.js';
import type { Reason } from './decision.js';
import type { AskAboutRecords, NamedConsent, SubjectFacts } from './facts.js';

interface Situation {
	policy: Policy;
	/** Oldest version a person must have been shown. */
	mustHaveSeen: number;
	facts: SubjectFacts;
	ask: AskAboutRecords;
}

/** The reason for each asked item, in the order asked. */
export function referenceReasons(
	policy: Policy,
	mustHaveSeen: number,
	facts: SubjectFacts,
	ask: AskAboutRecords,
): Reason[] {
	const situation = { policy, mustHaveSeen, facts, ask };
	return ask.items.map((item, position) => reasonFor(situation, item, position));
}

function reasonFor(situation: Situation, item: string, position: number): Reason {
	const { policy, mustHaveSeen, facts, ask } = situation;
	if (!has(policy.services, ask.service)) return 'unknown-service';
	const purpose = purposeFor(policy, ask.service, ask.purpose);
	if (purpose === null) return 'unknown-purpose';
	const declared = [policy.data, ...Object.values(policy.servicePolicies).map(own => own.data)];
	const itemRule = declared.find(data => has(data, item))?.[item];
	if (itemRule === undefined) return 'unknown-item';
	if (!purpose.uses.includes(item)) return 'item-not-used';
	if (purpose.services !== undefined && !purpose.services.includes(ask.service)) return 'service-not-covered';

	const record = ask.records?.[position] ?? { collectedBy: ask.service, collectedAt: ask.now };
	if (itemRule.heldBy === 'service' && record.collectedBy !== ask.service && !purpose.acrossServices) {
		return 'other-service';
	}
	if (ask.region !== facts.region) return 'wrong-region';
	const basis = has(purpose.basis, facts.jurisdiction) ? purpose.basis[facts.jurisdiction] : undefined;
	if (basis === undefined) return 'no-legal-basis';

	const holds = facts.holds.filter(hold => hold.items.includes(item) && during(hold, ask.now));
	if (holds.length > 0 && !purpose.whileFrozen) {
		const allSealed = holds.every(hold => hold.sealedUntil !== undefined && ask.now < hold.sealedUntil);
		return allSealed ? 'restricted' : 'frozen-by-hold';
	}
	if (during(facts.restriction, ask.now) && !purpose.whileFrozen) return 'frozen-by-restriction';
	if (isMinor(situation) && !during(facts.guardian, ask.now) && !purpose.beforeGuardian) {
		return 'minor-without-guardian';
	}
	if (facts.shown < mustHaveSeen && !purpose.whileFrozen) return 'version-not-shown';
	if (objects(situation, basis)) return 'objected';
	const consent = consentObstacle(situation, basis);
	if (consent !== null) return consent;
	if (!recipientMayHaveIt(situation)) return 'recipient-without-ground';
	return retentionIsOver(situation, item, record.collectedAt) ? 'retention-over' : 'permitted';
}

function has(record: object, id: string): boolean {
	return Object.keys(record).includes(id);
}

function purposeFor(policy: Policy, service: string, id: string): Purpose | null {
	const own = policy.servicePolicies[service]?.purposes ?? {};
	if (has(own, id)) return own[id]!;
	return has(policy.purposes, id) ? policy.purposes[id]! : null;
}

function during(span: { from: number; until?: number } | undefined, now: number): boolean {
	return span !== undefined && now >= span.from && (span.until === undefined || now < span.until);
}

function isMinor({ policy, facts, ask }: Situation): boolean {
	if (facts.bornBy === undefined) return false;
	const guarded = policy.minors.filter(band => band.needsGuardian);
	return guarded.some(band => ageInYears(facts.bornBy!, ask.now) < band.to);
}

function ageInYears(bornBy: number, now: number): number {
	const years = new Date(now).getUTCFullYear() - new Date(bornBy).getUTCFullYear();
	const thisYears = new Date(bornBy);
	thisYears.setUTCFullYear(new Date(now).getUTCFullYear());
	return now < thisYears.getTime() ? years - 1 : years;
}

function objects({ facts, ask }: Situation, basis: Basis): boolean {
	if (basis !== 'legitimate-interest' && basis !== 'public-task') return false;
	return facts.objections.some(({ purpose, since }) => purpose === ask.purpose && since <= ask.now);
}

function consentObstacle({ policy, facts, ask }: Situation, basis: Basis): Reason | null {
	if (basis !== 'consent' && basis !== 'separate-consent') return null;
	const ownWords = has(policy.servicePolicies[ask.service]?.purposes ?? {}, ask.purpose);
	const about = ownWords ? `services.${ask.service}.purposes.${ask.purpose}` : `purposes.${ask.purpose}`;
	const given = facts.consents.filter(consent => consent.about === about && consent.given <= ask.now);
	const current = given.find(({ meaning }) => meaning === 'current');
	if (current === undefined) {
		return given.some(consent => stillStands(consent, ask.now)) ? 'consent-outdated' : 'consent-missing';
	}
	if (current.withdrawn !== undefined && ask.now >= current.withdrawn) return 'consent-withdrawn';
	return stillStands(current, ask.now) ? null : 'consent-expired';
}

function stillStands({ until, withdrawn }: NamedConsent, now: number): boolean {
	return (until === undefined || now < until) && (withdrawn === undefined || now < withdrawn);
}

function recipientMayHaveIt({ policy, facts, ask }: Situation): boolean {
	if (ask.recipient === undefined) return true;
	if (!has(policy.recipients, ask.recipient)) return false;
	const recipient = policy.recipients[ask.recipient]!;
	if (!recipient.purposes.includes(ask.purpose)) return false;
	if (recipient.regions.length > 0 && !recipient.regions.includes(facts.region)) return false;
	if (recipient.role === 'processor') return true;
	return facts.consents.some(
		consent =>
			consent.about === `recipients.${ask.recipient}` &&
			consent.meaning === 'current' &&
			consent.given <= ask.now &&
			stillStands(consent, ask.now),
	);
}

function retentionIsOver({ policy, facts, ask }: Situation, item: string, collectedAt: number): boolean {
	const keeps = (rule: RetentionRule): boolean =>
		rule.data.includes(item) && rule.purposes.includes(ask.purpose);
	const own = policy.servicePolicies[ask.service]?.retention ?? {};
	const specific = Object.values(own).filter(keeps);
	const general = Object.entries(policy.retention).filter(([id, rule]) => !has(own, id) && keeps(rule));
	const rule = specific[0] ?? general[0]?.[1];
	if (rule === undefined) return false;
	const start = {
		collected: collectedAt,
		'account-closed': facts.accountClosed,
		'last-contact': facts.lastContact,
		'activity-ended': facts.activityEnded,
	}[rule.after];
	return start !== undefined && ask.now >= dayByDay(start, rule.keep);
}

/** Counts a duration on the calendar the way a person would: month by month, and back to the last day there is. */
function dayByDay(start: number, keep: Duration): number {
	const part = (unit: string, text: string): number =>
		Number(new RegExp(`(\\d+)${unit}`).exec(text)?.[1] ?? 0);
	const [date = '', time = ''] = keep.split('T');
	const end = new Date(start);
	const months = end.getUTCMonth() + part('Y', date) * 12 + part('M', date);
	const [year, month] = [end.getUTCFullYear() + Math.floor(months / 12), months % 12];
	let day = end.getUTCDate();
	while (new Date(Date.UTC(year, month, day)).getUTCMonth() !== month) day -= 1;
	end.setUTCFullYear(year, month, day);
	end.setUTCDate(end.getUTCDate() + part('W', date) * 7 + part('D', date));
	return end.getTime() + part('H', time) * 3_600_000;
}
