/** How a source becomes a model: entry by entry, absent where the author said nothing. */

/** Each entry made anew under its name; none where the section is absent. */
export function mapped<From, To>(
	entries: Record<string, From> | undefined,
	make: (entry: From) => To,
): Record<string, To> {
	return Object.fromEntries(Object.entries(entries ?? {}).map(([id, entry]) => [id, make(entry)]));
}

/** Leaves out what is undefined, as the model's optional parts are absent rather than undefined. */
export function present<T extends object>(parts: { [K in keyof T]: T[K] | undefined }): T {
	return Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined)) as T;
}
