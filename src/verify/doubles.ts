/**
 * Finding what stands twice among many: 8 bytes are kept of each, in buckets that are sorted once at the end. What may be
 * double is then looked at again in full, so that chance finds nothing.
 */
const BUCKETS = 256;
const FIRST = 64;

export class Doubles {
	readonly #buckets: Uint32Array[] = [];
	readonly #used = new Uint32Array(BUCKETS);

	/** Takes 16 to 32 characters or bytes that are random to begin with. */
	add(high: number, low: number): void {
		const at = high >>> 24;
		const used = this.#used[at]!;
		let bucket = this.#buckets[at] ?? new Uint32Array(2 * FIRST);
		if (used === bucket.length) {
			const larger = new Uint32Array(2 * bucket.length);
			larger.set(bucket);
			bucket = larger;
		}
		this.#buckets[at] = bucket;
		bucket[used] = low;
		bucket[used + 1] = high;
		this.#used[at] = used + 2;
	}

	/** What was added more than once, as `mark` writes it; at most so many. */
	found(most: number): Set<string> {
		const found = new Set<string>();
		for (const [at, bucket] of this.#buckets.entries()) {
			if (bucket === undefined) continue;
			const marks = new BigUint64Array(bucket.buffer, 0, this.#used[at]! / 2).sort();
			for (let position = 1; position < marks.length && found.size < most; position++) {
				const both = marks[position]!;
				if (both !== marks[position - 1]) continue;
				const words = new Uint32Array(marks.buffer, position * 8, 2);
				found.add(mark(words[1]!, words[0]!));
			}
		}
		return found;
	}
}

export function mark(high: number, low: number): string {
	return `${high >>> 0} ${low >>> 0}`;
}

/** 64 bits of a text, for `add`. */
export function bitsOf(text: string): [high: number, low: number] {
	let high = 0x811c9dc5;
	let low = 0x9e3779b9;
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		high = Math.imul(high ^ code, 0x01000193);
		low = Math.imul(low ^ code, 0x85ebca6b);
		low ^= low >>> 13;
	}
	return [high ^ (low >>> 7), low];
}
