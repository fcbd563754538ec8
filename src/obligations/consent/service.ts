/** Consents as people's acts: changed in the vault, remembered here, in one transaction. */
import { randomUUID } from 'node:crypto';
import type { CompiledPolicy } from '../../policy/compiled.js';
import type { OpenVault } from '../../vault/index.js';
import type { Caller, Idempotency } from '../../vault/model.js';
import type { ConsentRequest, ConsentStanding } from './model.js';
import { applyAct, matterOf, mattersOf, standingOf } from './rules.js';
import { insertConsentEvent } from './store.js';

export interface Consents {
	act(caller: Caller, request: ConsentRequest, once?: Idempotency): Promise<ConsentStanding>;
	/** How the person stands to everything they can agree or object to. */
	list(caller: Caller, request: { subject: string }): Promise<ConsentStanding[]>;
}

export function openConsents(vault: OpenVault, policy: CompiledPolicy): Consents {
	return {
		act(caller, request, once) {
			const matter = matterOf(policy, caller.service, request.about);
			return vault.changeState(
				caller,
				request.subject,
				{
					kind: 'consent',
					about: matter.about,
					act: request.act,
					change: (state, now) => {
						const changed = applyAct(state, matter, request.act, now);
						return { state: changed, answer: standingOf(changed, matter, now) };
					},
					remember: (transaction, at) =>
						insertConsentEvent(transaction, {
							subject: request.subject,
							id: randomUUID(),
							at,
							about: request.act === 'give' || request.act === 'withdraw' ? matter.consent : matter.purpose,
							act: request.act,
							policyVersion: policy.version,
							language: request.language,
							service: policy.numbers.services[caller.service] ?? 0,
						}),
				},
				once,
			);
		},
		list: (caller, { subject }) =>
			vault.viewState(caller, subject, 'consent', (state, now) =>
				mattersOf(policy, caller.service).map(matter => standingOf(state, matter, now)),
			),
	};
}
