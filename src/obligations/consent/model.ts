/** Consents and objections: what a person can do about a purpose or recipient, and how they stand to it. */

/** `give` and `withdraw` a consent, `object` to a purpose that rests on an interest and `lift` the objection. */
export type ConsentAct = 'give' | 'withdraw' | 'object' | 'lift';

export interface ConsentRequest {
	subject: string;
	/** Purpose, or recipient as `recipients.<id>`. */
	about: string;
	act: ConsentAct;
	/** Language of the words the person saw. */
	language: string;
}

export interface ConsentStanding {
	about: string;
	standing: 'given' | 'missing' | 'withdrawn' | 'expired' | 'outdated' | 'objected' | 'not-needed';
	since: string | null;
}
