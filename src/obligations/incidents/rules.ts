/** What can be stopped, who was touched, and when an authority must know: pure. */
import type { OpenedEntry } from '../../audit/entry.js';
import { Problem } from '../../platform/problem.js';
import { addDuration, parseDuration } from '../../policy/duration.js';
import type { Policy } from '../../policy/model.js';
import { itemOfForm } from '../../policy/places.js';
import { authorityDeadlines } from '../../policy/strict-reading.js';
import type { Scope, StopKind } from './model.js';

/** How the log writes of an actor: `key:3f9a`, `staff:7c0d9a11`. */
const ACTOR = /^[a-z][a-z-]*:[A-Za-z0-9_-]{1,64}$/;

/** Throws `purpose-unknown`, `service-unknown`, or `invalid-request` for what is no reference of an actor. */
export function requireStoppable(policy: Policy, kind: StopKind, name: string): void {
	if (kind === 'purpose') requireDeclared('purpose', policy.purposes, name);
	else if (kind === 'service') requireDeclared('service', policy.services, name);
	else if (!ACTOR.test(name)) {
		throw new Problem('invalid-request', {
			where: 'name',
			hint: 'an actor is named as in the log, `key:…` or `staff:…`',
		});
	}
}

function requireDeclared(kind: 'purpose' | 'service', declared: Record<string, unknown>, name: string): void {
	if (Object.hasOwn(declared, name)) return;
	const names = Object.keys(declared).map(one => `\`${one}\``);
	throw new Problem(`${kind}-unknown`, { hint: `the policy declares ${names.join(', ')}` });
}

/** Throws `invalid-request`, `purpose-unknown`, `service-unknown`. */
export function requireSound(policy: Policy, what: Record<string, string>, scope: Scope): void {
	const missing = policy.languages.filter(
		language => !Object.hasOwn(what, language) || !what[language]?.trim(),
	);
	if (missing.length > 0) {
		throw new Problem('invalid-request', {
			where: 'what',
			hint: `say what happened in ${missing.join(', ')} too`,
		});
	}
	if (!(scope.from < scope.to)) {
		throw new Problem('invalid-request', { where: 'scope', hint: 'it begins before it ends' });
	}
	if (scope.purpose !== undefined) requireStoppable(policy, 'purpose', scope.purpose);
	if (scope.service !== undefined) requireStoppable(policy, 'service', scope.service);
	if (scope.actor !== undefined) requireStoppable(policy, 'actor', scope.actor);
}

/** Acts in which values come out or are changed; a dry run and a registration do neither to anybody known before. */
const TOUCHING = new Set<OpenedEntry['kind']>(['read', 'lookup', 'write', 'append', 'disclosure']);

/** Whether an entry says that values of a person were released or changed within the scope. */
export function touches(entry: OpenedEntry, scope: Scope): entry is OpenedEntry & { subject: string } {
	return (
		entry.subject !== null &&
		TOUCHING.has(entry.kind) &&
		(entry.permitted?.length ?? 0) > 0 &&
		scope.from <= entry.at &&
		entry.at < scope.to &&
		(scope.purpose === undefined || entry.purpose === scope.purpose) &&
		(scope.service === undefined || entry.service === scope.service) &&
		(scope.actor === undefined || entry.actor === scope.actor)
	);
}

/** The last moment for each authority (GDPR Art. 33(1); PIPL Art. 57), by jurisdiction, milliseconds. */
export function authorityBy(policy: Policy, suspectedAt: number): Record<string, number> {
	const clocks = Object.entries(authorityDeadlines(policy));
	return Object.fromEntries(
		clocks.map(([jurisdiction, within]) => [jurisdiction, addDuration(suspectedAt, parseDuration(within)!)]),
	);
}

/** Under which purpose, item and service people are written to. */
export interface Way {
	purpose: string;
	to: string;
	service: string;
}

/** In this order: keeping people safe, then serving them. */
const TELLING = ['dpv:EnforceSecurity', 'dpv:ServiceProvision'];

/** The first way the policy has and no stop bars; null where there is none. */
export function wayToTell(policy: Policy, stopped: ReadonlySet<string>): Way | null {
	for (const is of TELLING) {
		for (const [purpose, declared] of Object.entries(policy.purposes)) {
			const to = itemOfForm(policy, purpose, 'email');
			if (declared.is !== is || to === null || stopped.has(`purpose:${purpose}`)) continue;
			const services = declared.services ?? Object.keys(policy.services);
			const service = services.find(one => !stopped.has(`service:${one}`));
			if (service !== undefined) return { purpose, to, service };
		}
	}
	return null;
}
