/** The people who work with Obhut itself. Times are milliseconds since 1970-01-01T00:00Z. */

/** `privacy-officer` answers for the policy, `support-agent` helps people, `operator` runs the service. */
export type StaffRole = 'privacy-officer' | 'support-agent' | 'operator';

export interface StaffMember {
	/** Random; says nothing about who it is. */
	id: string;
	role: StaffRole;
	/** Who is behind the account: keyed digest of the work address invited, base64url. Equal digests, one person. */
	person: string;
}

/** What takes a role. */
export type StaffAct =
	| 'support'
	| 'survey'
	| 'requests'
	| 'hold'
	| 'release-hold'
	| 'disclosure'
	| 'publication'
	| 'wind-down'
	| 'sweep'
	| 'stop'
	| 'incident'
	| 'invite';

/** What lets a staff member in once. */
export interface StaffCode {
	/** HMAC-SHA-256 of the code (`tokenDigest`). */
	hash: Buffer;
	role: StaffRole;
	/** As of the member it will let in. */
	person: string;
	expiresAt: number;
}

export interface StaffSession {
	/** HMAC-SHA-256 of the session token (`tokenDigest`). */
	hash: Buffer;
	member: StaffMember;
	/** Ends here at the latest. */
	endsAt: number;
	/** When it was last used, to the minute. */
	seenAt: number;
}

/** Someone who has just come in; the token is in this answer and nowhere else. */
export interface SignedIn {
	token: string;
	member: StaffMember;
}
