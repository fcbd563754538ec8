/** Mails staff about a region's alarms, to the address the operator gave at start. */
import { alarmsOf } from '../evidence/index.js';
import { noticesWork } from '../evidence/notices/index.js';
import type { Mailer } from '../messages/index.js';
import type { PolicyInForce } from '../obligations/publication/index.js';
import type { Clock } from '../platform/clock.js';
import type { Database } from '../platform/postgres/database.js';
import type { Recurring } from '../platform/turns.js';
import { alarmMail } from './staff/alarm-mail.js';
import { factsOf, type WatchedRegion } from './watch.js';

export interface AlarmNoticeParts {
	watched: WatchedRegion;
	database: Pick<Database, 'transaction'>;
	policy: Pick<PolicyInForce, 'policy'>;
	mailer: Mailer;
	/** Staff's address. */
	to: string;
	/** Obhut's own public origin. */
	base: string;
	clock: Clock;
}

export function alarmNotices(parts: AlarmNoticeParts): Recurring {
	const { clock, database, mailer, watched } = parts;
	const { policy } = parts.policy;
	return noticesWork({
		...{ region: watched.region, database, clock },
		look: async () => alarmsOf(await factsOf(watched, clock), policy),
		tell: notice => mailer.send(alarmMail(policy, notice, parts)),
	});
}
