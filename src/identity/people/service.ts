/** Lets people in and out. Every act, and every refused attempt, is an entry of the log. */
import type { AuditLog } from '../../audit/log.js';
import type { Clock } from '../../platform/clock.js';
import type { Database } from '../../platform/postgres/database.js';
import type { Policy } from '../../policy/model.js';
import type { OpenVault } from '../../vault/index.js';
import type { CodeSender, People } from './model.js';
import { PersonSessions } from './sessions.js';
import { ShownVersions } from './shown.js';
import { SignIn } from './sign-in.js';

export interface PeopleParts {
	/** Region the people live in. */
	region: string;
	database: Pick<Database, 'query' | 'transaction'>;
	vault: OpenVault;
	log: AuditLog;
	/** The policy in force, and every version published. */
	policy: { policy: Policy; versions: { version: string; ordinal: number }[] };
	sender: CodeSender;
	/** The six digits a message carries, derived from its id. */
	codeOf: (message: string) => string;
	clock: Clock;
	/** The keyring's index key: without it nothing put into the database is a session or link. */
	key: Buffer;
}

export function openPeople(parts: PeopleParts): People {
	const sessions = new PersonSessions(parts);
	const shown = new ShownVersions(parts);
	const signIn = new SignIn(parts, shown);
	return {
		askCode: ask => signIn.askCode(ask),
		signIn: ask => signIn.signIn(ask),
		verify: token => sessions.verify(token),
		signOut: token => sessions.signOut(token),
		link: token => sessions.link(token),
		enter: code => sessions.enter(code),
		begin: (subject, acting, service, latest) => sessions.begin(subject, acting, service, latest),
		endAll: subject => sessions.endAll(subject),
		showed: (subject, version, service, once) => shown.record(subject, version, service, once),
	};
}
