/** Things that happen to a person and start retention periods (S3.2). */
import type { SubjectState } from '../decide/state.js';
import { changeState } from './change-state.js';
import type { VaultContext } from './context.js';
import type { Caller, Idempotency, PersonEvent, SubjectId } from './model.js';

const RECORDED: Record<PersonEvent, keyof SubjectState> = {
	'account-closed': 'accountClosed',
	'last-contact': 'lastContact',
	'activity-ended': 'activityEnded',
};

export function recordEvent(
	context: VaultContext,
	caller: Caller,
	request: { subject: SubjectId; event: PersonEvent },
	once?: Idempotency,
): Promise<Record<string, never>> {
	return changeState(
		context,
		caller,
		request.subject,
		{
			kind: 'event',
			about: request.event,
			act: 'happened',
			change: (state, now) => ({ state: { ...state, [RECORDED[request.event]]: now }, answer: {} }),
		},
		once,
	);
}
