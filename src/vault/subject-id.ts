/** Subject ids: UUIDv8 (RFC 9562 § 5.8), random but for the first byte, which is the number of the person's region. */
import { randomBytes } from 'node:crypto';
import type { SubjectId } from './model.js';

const FORM = /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** `region` is a region number, 1–255. */
export function newSubjectId(region: number): SubjectId {
	const bytes = randomBytes(16);
	bytes[0] = region;
	bytes[6] = (bytes[6]! & 0x0f) | 0x80;
	bytes[8] = (bytes[8]! & 0x3f) | 0x80;
	const hex = bytes.toString('hex');
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Region number in an id, or null where the text is not a subject id. */
export function regionOf(subject: string): number | null {
	return FORM.test(subject) ? Number.parseInt(subject.slice(0, 2), 16) : null;
}

/** The 16 bytes of any UUID, for authenticated data. */
export function uuidBytes(uuid: string): Buffer {
	return Buffer.from(uuid.replaceAll('-', ''), 'hex');
}
