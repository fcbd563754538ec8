/** What makes a service key and when it holds. Pure: the clock and the random bytes are arguments. */
import { timingSafeEqual } from 'node:crypto';
import type { KeyParts, KeyVerdict, ServiceKey } from './model.js';

const FORM = /^obh_([a-z][a-z0-9-]{0,63})_([a-z][a-z0-9-]{0,63})_[A-Za-z0-9_-]{43}$/;

/** `obh_<region>_<service>_<secret in base64url>`: a leaked key tells scanners and people where it belongs. */
export function keyText(parts: KeyParts, secret: Buffer): string {
	return `obh_${parts.region}_${parts.service}_${secret.toString('base64url')}`;
}

/** The region and service a key text names, or null if it has not the form of a key. */
export function parseKey(text: string): KeyParts | null {
	const [, region, service] = FORM.exec(text) ?? [];
	return region !== undefined && service !== undefined ? { region, service } : null;
}

/**
 * Whether a stored key answers to a presented hash at `now`. The hashes are compared in constant time. A revocation holds
 * whatever the clocks of whoever revoked and whoever asks say.
 */
export function verdictOn(presented: Buffer, stored: ServiceKey | null, now: number): KeyVerdict {
	if (!stored || !timingSafeEqual(presented, stored.hash)) return { valid: false, because: 'key-invalid' };
	if (stored.revokedAt !== null) return { valid: false, because: 'key-invalid' };
	if (stored.expiresAt !== null && stored.expiresAt <= now) return { valid: false, because: 'key-expired' };
	const { id, service, region, scopes } = stored;
	return { valid: true, id, service, region, scopes };
}
