/** What an Obhut call can fail with. Refusals by the policy are `ObhutDenied`; being unreachable is `ObhutUnavailable`. */
import type { ProblemCode, ProblemDetails } from '../platform/problem.js';

/** Obhut answered that it will not: `code` is stable, `hint` says what to do. */
export class ObhutProblem extends Error {
	readonly code: ProblemCode;
	readonly where: string | undefined;
	readonly hint: string | undefined;

	constructor(code: ProblemCode, message: string, details: ProblemDetails = {}) {
		super(message);
		this.name = new.target.name;
		this.code = code;
		this.where = details.where;
		this.hint = details.hint;
	}
}

/** The policy refuses: the first obstacle speaks. */
export class ObhutDenied extends ObhutProblem {
	/** Decision reason code, `consent-missing`. */
	readonly reason: string;
	/** Clause of the published policy; null where the policy says nothing. */
	readonly clause: string | null;
	readonly items: { item: string; reason: string; clause: string | null }[];

	constructor(details: ProblemDetails) {
		const reason = details.reason ?? 'restricted';
		super(
			'denied',
			`the policy refuses: ${reason}${details.clause ? ` (clause ${details.clause})` : ''}`,
			details,
		);
		this.reason = reason;
		this.clause = details.clause ?? null;
		this.items = details.items ?? [];
	}
}

/**
 * Obhut could not be asked, or could not ask its database, after every retry. Nothing is known and nothing may be
 * assumed: there is no stale answer to fall back on. An act may or may not have happened; sending it again is safe.
 */
export class ObhutUnavailable extends Error {
	constructor(message: string, cause?: unknown) {
		super(message, { cause });
		this.name = 'ObhutUnavailable';
	}
}

/** The error a problem stands for. */
export function errorFor(code: ProblemCode, title: string, details: ProblemDetails): Error {
	if (code === 'denied') return new ObhutDenied(details);
	if (code === 'storage-unavailable' || code === 'key-store-unavailable') return new ObhutUnavailable(title);
	return new ObhutProblem(code, details.detail ?? title, details);
}
