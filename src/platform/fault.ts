/**
 * Something Obhut stands on is missing or wrong: told to the operator as one sentence and what to do about it. The
 * sentence names paths and ids, never a stored value.
 */
export class Fault extends Error {
	readonly hint: string;

	constructor(message: string, hint: string) {
		super(message);
		this.name = new.target.name;
		this.hint = hint;
	}
}
