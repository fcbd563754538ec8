/** What whoever runs Obhut could still do unnoticed, stated plainly: a regulator must know what none of this shows. */

/** In the order of weight; words for each stand in the page's catalogs. */
export const UNNOTICED = [
	/** Database and keyring together open values without an entry. */
	'read',
	/** With the keyring a person's state can be sealed anew. */
	'alter',
	/** An entry that never reached a signed head is missing without trace. */
	'omit',
	/** With the signing key another history can be signed; whoever kept an earlier head sees it. */
	'rewrite',
	/** Nothing proves which program answered. */
	'software',
	/** Copies made before an erasure, with their keys. */
	'copies',
	/** Nothing measures in which country a database stands. */
	'place',
] as const;
