/** What a service offers people, and what of it is kept about them. */
import type {
	ActivityView,
	Conversation,
	SignedRelease,
	SubjectId,
	SupportCase,
	SurveyView,
	Transport,
	Value,
	Words,
} from './transport.js';

/** Activities of the service. */
export class Activities {
	readonly #transport: Transport;

	constructor(transport: Transport) {
		this.#transport = transport;
	}

	/** Opens one; the same words and end once more are the same activity. */
	open(title: Words, endsAt: Date): Promise<ActivityView> {
		return this.#transport.ask('activities', { title, endsAt: endsAt.toISOString() });
	}

	/** Those that still run, soonest end first. */
	async list(): Promise<ActivityView[]> {
		return (await this.#transport.ask('activityList', {})).activities;
	}
}

/** Surveys of the service. */
export class Surveys {
	readonly #transport: Transport;

	constructor(transport: Transport) {
		this.#transport = transport;
	}

	/** What a survey asks. */
	get(survey: string): Promise<SurveyView> {
		return this.#transport.ask('surveyGet', { survey });
	}
}

/** Releases of the service's software. */
export class Updates {
	readonly #transport: Transport;

	constructor(transport: Transport) {
		this.#transport = transport;
	}

	/** @param release `digest` is the file's SHA-256, hexadecimal; `url` an https address */
	publish(release: {
		platform: string;
		version: string;
		digest: string;
		url: string;
	}): Promise<SignedRelease> {
		return this.#transport.ask('updatePublish', release);
	}
}

/** What one person does with what the service offers. */
export class Offers {
	readonly #transport: Transport;
	readonly #subject: SubjectId;

	constructor(transport: Transport, subject: SubjectId) {
		this.#transport = transport;
		this.#subject = subject;
	}

	/** Writes to customer service: a new conversation, or on with the one named. */
	writeToSupport(text: string, conversation?: string): Promise<SupportCase> {
		const goesOn = conversation === undefined ? {} : { case: conversation };
		return this.#transport.ask('support', { subject: this.#subject, text, ...goesOn });
	}

	/** Conversations with customer service, the latest first. */
	async support(): Promise<Conversation[]> {
		return (await this.#transport.ask('supportList', { subject: this.#subject })).cases;
	}

	async enter(activity: string, entry: Value): Promise<void> {
		await this.#transport.ask('activityEnter', { subject: this.#subject, activity, entry });
	}

	async answerSurvey(survey: string, answer: Value): Promise<void> {
		await this.#transport.ask('surveyAnswer', { subject: this.#subject, survey, answer });
	}

	/** A release newer than the one installed, or null; `verifyRelease` says whether it is genuine. */
	async checkUpdate(platform: string, installed: string): Promise<SignedRelease | null> {
		const ask = { subject: this.#subject, platform, installed };
		return (await this.#transport.ask('updateCheck', ask)).release ?? null;
	}
}
