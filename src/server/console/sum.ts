/** The sum of counts by name. */
export function sum(counts: Record<string, number>): number {
	return Object.values(counts).reduce((all, each) => all + each, 0);
}
