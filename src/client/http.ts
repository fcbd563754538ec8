/** The transport over HTTP: retries what is safe to send again, and keeps nothing. */
import type { ProblemCode, ProblemDetails } from '../platform/problem.js';
import { errorFor, ObhutUnavailable } from './problems.js';
import type { DoorName, Doors, Transport } from './transport.js';

export interface HttpOptions {
	/** Where Obhut listens, `https://obhut.example.org`. */
	url: string;
	/** Service key. */
	key: string;
	/** Milliseconds one attempt may take. */
	timeout: number;
	/** Attempts after the first. */
	retries: number;
}

const PATHS: Record<DoorName, string> = {
	subjects: '/v1/subjects',
	lookup: '/v1/lookup',
	read: '/v1/read',
	write: '/v1/write',
	append: '/v1/append',
	consents: '/v1/consents',
	consentList: '/v1/consents/list',
	events: '/v1/events',
	decisions: '/v1/decisions',
	erase: '/v1/erase',
	auditList: '/v1/audit/list',
	signInCode: '/v1/sign-in/code',
	signIn: '/v1/sign-in',
	sessions: '/v1/sessions',
	sessionEnd: '/v1/sessions/end',
	sessionLink: '/v1/sessions/link',
	shown: '/v1/shown',
	guardianAsk: '/v1/guardian/ask',
	guardianStanding: '/v1/guardian/standing',
	requests: '/v1/requests',
	requestList: '/v1/requests/list',
	export: '/v1/export',
	exportLog: '/v1/export/log',
	restrict: '/v1/restrict',
	telemetry: '/v1/telemetry',
	telemetrySeries: '/v1/telemetry/series',
	support: '/v1/support',
	supportList: '/v1/support/list',
	activities: '/v1/activities',
	activityList: '/v1/activities/list',
	activityEnter: '/v1/activities/enter',
	surveyGet: '/v1/surveys/get',
	surveyAnswer: '/v1/surveys/answer',
	updatePublish: '/v1/updates/publish',
	updateCheck: '/v1/updates/check',
};

/** Doors that change something when asked twice, unless the request says that it is the same one. */
const ONCE: ReadonlySet<DoorName> = new Set([
	'subjects',
	'write',
	'append',
	'consents',
	'events',
	'erase',
	'shown',
	'guardianAsk',
	'requests',
	'restrict',
	'support',
	'activityEnter',
	'surveyAnswer',
	'updateCheck',
]);

const FIRST_WAIT = 100;
const LONGEST_WAIT = 5_000;
const WORTH_ANOTHER_TRY = new Set([429, 502, 503, 504]);

export class HttpTransport implements Transport {
	readonly #options: HttpOptions;
	readonly #closed = new AbortController();

	constructor(options: HttpOptions) {
		this.#options = { ...options, url: options.url.replace(/\/+$/, '') };
	}

	async ask<Name extends DoorName>(door: Name, ask: Doors[Name]['ask']): Promise<Doors[Name]['answer']> {
		const headers: Record<string, string> = {
			authorization: `Bearer ${this.#options.key}`,
			'content-type': 'application/json',
		};
		if (ONCE.has(door)) headers['idempotency-key'] = crypto.randomUUID();
		const body = JSON.stringify(ask);
		for (let attempt = 0; ; attempt += 1) {
			const outcome = await this.#attempt(PATHS[door], headers, body);
			if ('answer' in outcome) return outcome.answer as Doors[Name]['answer'];
			const wait = Math.max(outcome.retryAfter ?? 0, backoff(attempt));
			if (!outcome.again || attempt >= this.#options.retries || wait > LONGEST_WAIT) throw outcome.error;
			await this.#pause(wait);
		}
	}

	async close(): Promise<void> {
		this.#closed.abort();
	}

	async #attempt(path: string, headers: Record<string, string>, body: string): Promise<Outcome> {
		this.#throwIfClosed();
		const signal = AbortSignal.any([AbortSignal.timeout(this.#options.timeout), this.#closed.signal]);
		try {
			const response = await fetch(this.#options.url + path, {
				method: 'POST',
				headers,
				body,
				signal,
				redirect: 'error',
			});
			const answer: unknown = await response.json().catch(error => {
				if (response.ok || signal.aborted) throw error;
				return null;
			});
			return response.ok ? { answer } : refused(response, answer);
		} catch (error) {
			this.#throwIfClosed();
			const why = signal.aborted ? `did not answer within ${this.#options.timeout} ms` : 'cannot be reached';
			return { again: true, error: new ObhutUnavailable(`obhut at ${this.#options.url} ${why}`, error) };
		}
	}

	#throwIfClosed(): void {
		if (this.#closed.signal.aborted) throw new ObhutUnavailable('this connection was closed');
	}

	#pause(milliseconds: number): Promise<void> {
		const { signal } = this.#closed;
		return new Promise(resolve => {
			const done = () => {
				clearTimeout(timer);
				signal.removeEventListener('abort', done);
				resolve();
			};
			const timer = setTimeout(done, milliseconds);
			signal.addEventListener('abort', done);
		});
	}
}

type Outcome = { answer: unknown } | { error: Error; again: boolean; retryAfter?: number };

interface ProblemAnswer extends ProblemDetails {
	code: ProblemCode;
	title: string;
}

function refused(response: Response, answer: unknown): Outcome {
	// Asking for a code again at once would only count once more against the person's hour.
	const again =
		WORTH_ANOTHER_TRY.has(response.status) && !(isProblem(answer) && answer.code === 'too-many-codes');
	const seconds = Number(response.headers.get('retry-after'));
	const error = isProblem(answer)
		? errorFor(answer.code, answer.title, answer)
		: new ObhutUnavailable(`something that is not obhut answered with status ${response.status}`);
	return { error, again, ...(seconds > 0 ? { retryAfter: seconds * 1000 } : {}) };
}

function isProblem(answer: unknown): answer is ProblemAnswer {
	return typeof (answer as ProblemAnswer | null)?.code === 'string';
}

/** Full jitter: clients that failed together do not come back together. */
function backoff(attempt: number): number {
	return Math.random() * Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** attempt);
}
