/**
 * Daily references: how the log speaks of a person. HMAC-SHA-256(reference key, log id ‖ 0 ‖ UTC day)[:16], so that
 * entries of one day belong together, entries of two days do not, and none mean anything once the key is destroyed.
 */
import { createHmac } from 'node:crypto';

const DAY = 86_400_000;

/** Days since 1970-01-01 UTC. */
export function utcDay(at: number): number {
	return Math.floor(at / DAY);
}

/** base64url, 22 characters. */
export function dailyReference(referenceKey: Buffer, log: string, at: number): string {
	return digest(referenceKey, `${log}\0${utcDay(at)}`);
}

/** Of a page or record within a person's day; `place` is the page's numbers or the record's id. */
export function placeReference(referenceKey: Buffer, log: string, at: number, place: string): string {
	return digest(referenceKey, `${log}\0${utcDay(at)}\0${place}`);
}

const eight = Buffer.alloc(8);

/** The first eight bytes of a reference as a number: what entries about people are found by. Few references share one. */
export function referenceNumber(reference: string): bigint {
	eight.fill(0).write(reference, 'base64url');
	return eight.readBigInt64BE();
}

function digest(key: Buffer, message: string): string {
	return createHmac('sha256', key).update(message).digest().subarray(0, 16).toString('base64url');
}
