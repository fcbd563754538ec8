/** Software updates and licences (S2.5): a check is answered with a manifest its receiver can verify offline. */
import type { Caller, Idempotency, SubjectId } from '../../vault/model.js';

export interface Release {
	service: string;
	/** `android`, `linux-x64` */
	platform: string;
	/** `1.4.0` */
	version: string;
	/** SHA-256 of the file, hex. */
	digest: string;
	url: string;
	/** Milliseconds. */
	publishedAt: number;
}

export interface SignedRelease {
	/** Canonical JSON of the release: the bytes that are signed. */
	manifest: string;
	/** Ed25519 over them, base64url. */
	signature: string;
	/** Public key, base64url of the raw 32 bytes; the app knows it from its installation. */
	key: string;
}

export interface Updates {
	/** The same file once more: the release as signed first. Throws `invalid-request` for another under its version. */
	publish(caller: Caller, release: Omit<Release, 'service' | 'publishedAt'>): Promise<SignedRelease>;
	/** Records the check and gives the newest release newer than the one installed; null where there is none. */
	check(
		caller: Caller,
		ask: { subject: SubjectId; platform: string; installed: string },
		once?: Idempotency,
	): Promise<SignedRelease | null>;
}
