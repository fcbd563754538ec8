/** The keys services call with: what is known of one, and what can be said of a key someone presents. */

/**
 * What a key opens. `people`: the doors about one person. `offers`: what a service puts before everybody, as activities
 * and releases. `audit`: the log's listing. `metrics`: figures and alarms of the whole house, for those who watch it.
 */
export const SCOPES = ['people', 'offers', 'audit', 'metrics'] as const;

export type Scope = (typeof SCOPES)[number];

/** A stored key. Times are milliseconds since 1970-01-01T00:00Z; null means never. */
export interface ServiceKey {
	id: string;
	/** HMAC-SHA-256 of the whole key text (`digestOf`). */
	hash: Buffer;
	service: string;
	region: string;
	scopes: Scope[];
	createdAt: number;
	expiresAt: number | null;
	revokedAt: number | null;
	/** What the operator calls it. */
	label: string;
}

/** What a key text says about itself; nothing here is trusted until its hash is found. */
export interface KeyParts {
	region: string;
	service: string;
}

/** Whose key it is, or why it opens nothing. Revoked keys are indistinguishable from unknown ones. */
export type KeyVerdict =
	| { valid: true; id: string; service: string; region: string; scopes: Scope[] }
	| { valid: false; because: 'key-invalid' | 'key-expired' };
