/** What laws ask of a service for what it is: machines that answer, platforms, use without a name, a successor. */
import { type Finding, finding, quoted } from '../finding.js';
import type { Policy, Service } from '../model.js';
import type { Where } from '../parse.js';
import { tells, untold, wordsToWrite } from './lawful.js';
import { lacking, listed } from './view.js';

function checkMachine(id: string, service: Service, policy: Policy, where: Where): Finding[] {
	if (!service.is.includes('ai-chat')) return [];
	const missing = lacking(policy, service.aiNotice ?? {});
	if (missing.length === 0) return [];
	const message = `people are not told in ${listed(missing)} that a machine answers in ${quoted(id)}`;
	const hint = 'say it before the first answer';
	const fix = { rule: `services:\n  ${id}:\n    ai-notice: ${wordsToWrite(policy)}` };
	return [finding('machine-unnamed', where(['services', id]), message, hint, { fix })];
}

/** Advertising on a platform is marked, and shows minors nothing made from profiles (Regulation (EU) 2022/2065). */
function checkAds(id: string, { is, ads }: Service, policy: Policy, where: Where): Finding[] {
	if (!is.includes('platform')) return [];
	const purposes = Object.values(policy.purposes);
	const advertises = purposes.some(
		each => /Advertising/.test(each.is) && (each.services?.includes(id) ?? true),
	);
	if (!is.includes('advertising') && !advertises && !ads) return [];
	const why = [
		...(ads?.labelled ? [] : ['is not marked as such']),
		...(ads && ads.toMinors !== 'with-profiling' ? [] : ['shows minors what was made from their profile']),
	];
	if (why.length === 0) return [];
	const message = `advertising on the platform ${quoted(id)} ${why.join(' and ')}`;
	const hint = 'mark it with who pays for it, and show minors none or none made from profiles';
	const fix = { rule: `services:\n  ${id}:\n    ads: { labelled: true, to-minors: none }` };
	return [finding('platform-ads-unsafe', where(['services', id]), message, hint, { fix })];
}

function checkNameless(policy: Policy, where: Where): Finding[] {
	const { pseudonymousUse: use } = policy.accountability;
	const missing = lacking(policy, use?.words ?? {});
	if (use && missing.length === 0 && tells(policy, 'pseudonymous-use')) return [];
	const message = !use
		? 'nothing says whether the service can be used without a name'
		: missing.length > 0
			? `people are not told in ${listed(missing)} ${use.offered ? 'how' : 'why not'} to use the service without a name`
			: untold(policy, 'pseudonymous-use');
	const hint = 'offer it as far as possible and reasonable, and tell people how, or why it is not';
	const fix = { rule: `pseudonymous-use: { offered: true, words: ${wordsToWrite(policy)} }` };
	return [finding('pseudonymous-use-unsaid', where(['pseudonymous-use']), message, hint, { fix })];
}

function checkSuccession(policy: Policy, where: Where): Finding[] {
	const { succession } = policy.accountability;
	const missing = (['name', 'contact'] as const).filter(each => !succession?.tells.includes(each));
	const silent = succession !== undefined && succession.notice.length === 0;
	if (missing.length === 0 && !silent && tells(policy, 'succession')) return [];
	const message =
		missing.length > 0
			? `people are not told ${listed(missing)} of who takes the service over`
			: silent
				? 'nothing says how people learn that the service passes to another'
				: untold(policy, 'succession');
	const hint = 'tell them name and contact of the successor, who keeps this policy or asks anew';
	const fix = { rule: 'succession: { notice: [announcement, email], tells: [name, contact] }' };
	return [finding('succession-unsaid', where(['succession']), message, hint, { fix })];
}

/** People learn which services have rules of their own. */
function checkOverlays(policy: Policy, where: Where): Finding[] {
	return Object.keys(policy.servicePolicies).flatMap(id => {
		if (tells(policy, `services.${id}`)) return [];
		const message = `no clause tells people that ${quoted(id)} has rules of its own`;
		const hint = `bind a clause to \`services.${id}\`, and say that those rules prevail there`;
		const fix = { rule: `clauses:\n  S6.2: [services.${id}]` };
		return [finding('overlay-unlisted', where(['services', id]), message, hint, { fix })];
	});
}

/** Findings about services for what they are. */
export function checkOffers(policy: Policy, where: Where): Finding[] {
	const services = Object.entries(policy.services).flatMap(([id, service]) => [
		...checkMachine(id, service, policy, where),
		...checkAds(id, service, policy, where),
	]);
	return [
		...services,
		...checkNameless(policy, where),
		...checkSuccession(policy, where),
		...checkOverlays(policy, where),
	];
}
