/**
 * Every way Obhut says no because of what it was given or what is broken: one table of stable codes (RFC 9457 `code`).
 * Denials by policy are not here: they are values (`decide/decision.ts`). Messages are lower case, name the thing in
 * backticks and never carry a stored or given value; what to do about it stands in `hint`.
 */
export const PROBLEMS = {
	'malformed-json': 'the body is not JSON',
	'invalid-request': 'the request does not have the form this route takes',
	'body-too-large': 'the body is larger than this route takes',
	'unsupported-media-type': 'the body is not of a type this route takes',
	'route-unknown': 'no such route',
	'method-not-allowed': 'this route does not take that method',
	'key-missing': 'no service key was sent',
	'key-invalid': 'the service key is unknown or was revoked',
	'key-expired': 'the service key has expired',
	'key-scope-missing': 'the service key does not open this route',
	'subject-unknown': 'no such person here',
	'item-unknown': 'the policy declares no such data item',
	'purpose-unknown': 'the policy declares no such purpose',
	'service-unknown': 'the policy declares no such service',
	'recipient-unknown': 'the policy declares no such recipient',
	'identifier-invalid': 'the identifier does not have the form its item takes',
	'identifier-taken': 'the identifier already finds another person',
	'identifier-missing': 'a registration needs at least one identifying item',
	'value-invalid': 'the value does not have the form its item takes',
	'value-too-large': 'the value is larger than its item takes',
	'item-holds-one': 'the item holds one value; write it instead of appending',
	'item-holds-many': 'the item holds many values; append instead of writing',
	'jurisdiction-uncovered': 'the policy covers nobody resident there',
	'region-uncovered': 'the policy stores nothing collected there',
	'notice-not-shown': 'the current policy version was not shown first',
	'born-invalid': 'the month of birth is not a past month',
	'consent-not-needed': 'no jurisdiction of this person asks consent for that purpose',
	'objection-not-possible': 'the purpose does not rest on an interest one can object to',
	denied: 'the policy refuses this',
	'erase-held': 'a hold forbids erasure now',
	stopped: 'this was stopped because of an incident',
	'too-many-codes': 'too many codes were asked for; wait',
	'code-refused': 'the code or link is wrong, used or expired',
	'form-from-elsewhere': 'the form did not come from this page',
	'session-ended': 'the session has ended; sign in again',
	'guardian-not-needed': 'this person needs no guardian’s consent',
	'not-four-eyes': 'approving takes a second person',
	'proposal-unknown': 'no such proposal',
	'proposal-settled': 'the proposal was already decided',
	'ground-undeclared': 'the policy names no such ground',
	'disclosure-barred': 'no ground allows this body to ask for data stored there',
	'hold-unknown': 'no such hold',
	'role-lacking': 'this takes another role',
	'request-unknown': 'no such request',
	'request-settled': 'the request was already answered',
	'case-unknown': 'no such conversation',
	'activity-unknown': 'no such activity',
	'activity-ended': 'the activity has ended',
	'survey-unknown': 'no such survey',
	'incident-unknown': 'no such incident',
	'feature-undeclared': 'the policy declares no data item for this',
	'count-undeclared': 'the policy declares no such count',
	'image-invalid': 'the image cannot be read as JPEG, PNG or WebP',
	'version-unknown': 'no such version of the policy',
	'notice-outstanding': 'people have not been told long enough before',
	'idempotency-key-reused': 'the idempotency key was used with another request',
	'idempotency-key-invalid': 'the idempotency key does not have the form this header takes',
	'too-many-denials': 'this key is refused too often; wait',
	'vault-integrity': 'a stored row does not verify and was not released',
	'storage-unavailable': 'the database does not answer',
	'key-store-unavailable': 'the keyring does not answer',
	internal: 'something broke on our side',
} as const;

export type ProblemCode = keyof typeof PROBLEMS;

export interface ProblemDetails {
	/** What exactly, naming fields and ids of the policy, never values. */
	detail?: string;
	/** JSON pointer or field the problem is at. */
	where?: string;
	/** What to do about it. */
	hint?: string;
	/** Clause of the published policy that speaks. */
	clause?: string | null;
	/** Decision reason, for `denied`. */
	reason?: string;
	/** Items refused, with reason and clause, for `denied`. */
	items?: { item: string; reason: string; clause: string | null }[];
}

export class Problem extends Error {
	readonly code: ProblemCode;
	readonly details: ProblemDetails;

	constructor(code: ProblemCode, details: ProblemDetails = {}) {
		super(details.detail ?? PROBLEMS[code]);
		this.name = 'Problem';
		this.code = code;
		this.details = details;
	}
}
