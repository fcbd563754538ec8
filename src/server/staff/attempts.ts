/** Slows down sign-in attempts: a bucket per address, in this process's memory. */
import { isIPv6 } from 'node:net';

interface Bucket {
	left: number;
	/** Milliseconds on the caller's monotonic clock. */
	at: number;
}

/** Milliseconds after which any bucket is full again. */
const FULL_AFTER = 60_000;

export class AttemptLimit {
	readonly #perMinute: number;
	readonly #monotonic: () => number;
	readonly #buckets = new Map<string, Bucket>();
	/** When full buckets were last forgotten. */
	#swept = 0;

	/** `monotonic` tells milliseconds and never goes back. */
	constructor(perMinute: number, monotonic: () => number) {
		this.#perMinute = perMinute;
		this.#monotonic = monotonic;
	}

	/** Takes an attempt out of an address's bucket: 0 when it may go on, else whole seconds to wait. */
	take(address: string): number {
		const now = this.#monotonic();
		this.#forgetFull(now);
		const name = network(address);
		const left = this.#left(this.#buckets.get(name), now);
		if (left < 1) return Math.ceil(((1 - left) * 60) / this.#perMinute);
		this.#buckets.set(name, { left: left - 1, at: now });
		return 0;
	}

	#left(bucket: Bucket | undefined, now: number): number {
		if (!bucket) return this.#perMinute;
		return Math.min(this.#perMinute, bucket.left + ((now - bucket.at) / FULL_AFTER) * this.#perMinute);
	}

	#forgetFull(now: number): void {
		if (now - this.#swept < FULL_AFTER) return;
		this.#swept = now;
		for (const [name, { at }] of this.#buckets) {
			if (now - at >= FULL_AFTER) this.#buckets.delete(name);
		}
	}
}

/** One person can hold a whole IPv6 /64, so its addresses share a bucket. */
function network(address: string): string {
	if (!isIPv6(address) || address.startsWith('::ffff:')) return address;
	const [head = '', tail = ''] = address.split('::', 2);
	const before = head === '' ? [] : head.split(':');
	const after = address.includes('::') ? (tail === '' ? [] : tail.split(':')) : [];
	const zeros = address.includes('::') ? Array<string>(8 - before.length - after.length).fill('0') : [];
	return [...before, ...zeros, ...after].slice(0, 4).join(':');
}
