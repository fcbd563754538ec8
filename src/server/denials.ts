/** Slows down a key that is refused again and again: a bucket of denials per key, in this process's memory. */

interface Bucket {
	left: number;
	/** Milliseconds on the caller's monotonic clock. */
	at: number;
}

export class DenialLimit {
	readonly #perMinute: number;
	readonly #monotonic: () => number;
	readonly #buckets = new Map<string, Bucket>();

	/** `monotonic` tells milliseconds and never goes back. */
	constructor(perMinute: number, monotonic: () => number) {
		this.#perMinute = perMinute;
		this.#monotonic = monotonic;
	}

	/** Takes a denial out of the key's bucket. */
	denied(key: string): void {
		const bucket = this.#refilled(key);
		bucket.left -= 1;
		this.#buckets.set(key, bucket);
	}

	/** Whole seconds the key must wait; 0 when it may go on. */
	wait(key: string): number {
		if (!this.#buckets.has(key)) return 0;
		const { left } = this.#refilled(key);
		return left >= 1 ? 0 : Math.ceil(((1 - left) * 60) / this.#perMinute);
	}

	#refilled(key: string): Bucket {
		const at = this.#monotonic();
		const bucket = this.#buckets.get(key);
		if (!bucket) return { left: this.#perMinute, at };
		const refill = ((at - bucket.at) / 60_000) * this.#perMinute;
		return { left: Math.min(this.#perMinute, bucket.left + refill), at };
	}
}
