/** What the doctor looks at, one line each. `unknown` is never shown as good. */
export interface Check {
	about: string;
	verdict: 'pass' | 'fail' | 'unknown';
	/** What was found. */
	found: string;
	/** What to do; absent where nothing is. */
	hint?: string;
}

export const pass = (about: string, found: string, hint?: string): Check => ({
	about,
	verdict: 'pass',
	found,
	...(hint === undefined ? {} : { hint }),
});
export const fail = (about: string, found: string, hint: string): Check => ({
	about,
	verdict: 'fail',
	found,
	hint,
});
export const unknown = (about: string, found: string, hint: string): Check => ({
	about,
	verdict: 'unknown',
	found,
	hint,
});
