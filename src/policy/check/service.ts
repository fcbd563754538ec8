/** What a service's own policy takes away from the general one. It prevails all the same; people should know. */
import { parseDuration, shortestOf } from '../duration.js';
import { type Finding, finding, quoted } from '../finding.js';
import type { DataItem, Duration, Policy, Purpose, RetentionRule, ServicePolicy } from '../model.js';
import type { Where } from '../parse.js';

const length = (duration: Duration): number => {
	const parts = parseDuration(duration);
	return parts ? shortestOf(parts) : Number.NaN;
};

const asksConsent = (basis: string | undefined) => basis === 'consent' || basis === 'separate-consent';

function retentionLoss(general: RetentionRule, own: RetentionRule): string | null {
	if (length(own.keep) > length(general.keep)) return 'keeps data longer';
	const dropped = general.data.some(item => !own.data.includes(item));
	return dropped ? 'leaves data without the period it had' : null;
}

function purposeLoss(general: Purpose, own: Purpose): string | null {
	if (own.uses.some(item => !general.uses.includes(item))) return 'uses more data';
	const lost = Object.keys(own.basis).some(
		id => asksConsent(general.basis[id]) && !asksConsent(own.basis[id]),
	);
	if (lost) return 'no longer asks consent';
	return own.acrossServices && !general.acrossServices ? 'uses data across services' : null;
}

function itemLoss(general: DataItem, own: DataItem): string | null {
	if (general.deviceAccess === 'consent' && own.deviceAccess !== 'consent')
		return 'reads devices without consent';
	if (general.sensitive && !own.sensitive) return 'no longer treats it as sensitive';
	return own.requiredFor.some(purpose => !general.requiredFor.includes(purpose)) ? 'demands it' : null;
}

function losses<T>(
	section: 'data' | 'purposes' | 'retention',
	general: Record<string, T>,
	own: ServicePolicy,
	entries: Record<string, T>,
	judge: (general: T, own: T) => string | null,
	where: Where,
): Finding[] {
	return Object.entries(entries).flatMap(([id, entry]) => {
		const loss = Object.hasOwn(general, id) ? judge(general[id]!, entry) : null;
		if (loss === null) return [];
		const message = `${quoted(`${section}.${id}`)} of service ${quoted(own.service)} weakens the general policy: it ${loss}`;
		const hint = 'tighten it, or make the general policy say so';
		return [finding('service-weakens', where([section, id], own.service), message, hint)];
	});
}

/** `service-weakens` for each entry that gives people less than the general one of the same name. */
export function checkServices(policy: Policy, where: Where): Finding[] {
	return Object.values(policy.servicePolicies).flatMap(own => [
		...losses('data', policy.data, own, own.data, itemLoss, where),
		...losses('purposes', policy.purposes, own, own.purposes, purposeLoss, where),
		...losses('retention', policy.retention, own, own.retention, retentionLoss, where),
	]);
}
