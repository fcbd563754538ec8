/**
 * Whom PostgreSQL runs as. It refuses the superuser, so as root it is given to `postgres` where that account exists,
 * else to `nobody`; an existing cluster keeps its owner.
 */
import { chownSync, readFileSync, statSync } from 'node:fs';
import { OWN_SERVER_HINT, StartFault } from './embedded-fault.js';

export interface Account {
	uid: number;
	gid: number;
	/** True when this process is root and gives the server away to another account. */
	lent: boolean;
}

/**
 * @param cluster where the cluster is or will be
 * @throws StartFault where the cluster belongs to somebody this process cannot act as
 */
export function accountFor(cluster: string): Account {
	const self = { uid: process.getuid?.() ?? -1, gid: process.getgid?.() ?? -1 };
	const owner = statSync(cluster, { throwIfNoEntry: false });
	if (self.uid !== 0) {
		if (owner && self.uid !== -1 && owner.uid !== self.uid) {
			throw new StartFault(
				'directory-not-writable',
				`\`${cluster}\` belongs to another user (uid ${owner.uid})`,
				'start as the same user as before, or as root',
			);
		}
		return { ...self, lent: false };
	}
	if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid, lent: true };
	return { ...unprivileged(), lent: true };
}

/** Gives a file or directory to the account, where it is not this process's own already. */
export function give(path: string, account: Account): void {
	if (account.lent) chownSync(path, account.uid, account.gid);
}

/** What `spawn` needs to run a program as the account. */
export function identity(account: Account): { uid?: number; gid?: number } {
	return account.lent ? { uid: account.uid, gid: account.gid } : {};
}

function unprivileged(): { uid: number; gid: number } {
	for (const name of ['postgres', 'nobody']) {
		const entry = readFileSync('/etc/passwd', 'utf8')
			.split('\n')
			.map(line => line.split(':'))
			.find(fields => fields[0] === name && fields[2] !== '0');
		if (entry) return { uid: Number(entry[2]), gid: Number(entry[3]) };
	}
	throw new StartFault(
		'postgres-failed',
		'PostgreSQL does not run as root, and there is no account `postgres` or `nobody` to run it as',
		`start as an ordinary user, or ${OWN_SERVER_HINT}`,
	);
}
